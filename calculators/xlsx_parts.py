"""A workbook's parts as Office Open XML: one file for each sheet, and those that hold them together.

ECMA-376, parts 1 and 2. Texts stand in their cells. Each formula's value stands beside it, so a viewer that calculates
nothing shows the same; whatever can calculate does so on opening.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from calculators.workbook import GENERAL, Cell, Sheet, column_letter

__all__ = ["parts_of"]

_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LONGEST_LINK = 2_000
"""A longer address would make Excel repair the file; it stands as text then."""
_FONTS = (
    '<font><sz val="11"/><name val="Calibri"/></font>',
    '<font><b/><sz val="15"/><name val="Calibri"/></font>',
    '<font><b/><sz val="11"/><name val="Calibri"/></font>',
    '<font><sz val="11"/><color rgb="FF1F4E9E"/><name val="Calibri"/></font>',
    '<font><u/><sz val="11"/><color rgb="FF1F4E9E"/><name val="Calibri"/></font>',
)
_FILLS = (
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF5"/></patternFill></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF8DC"/></patternFill></fill>',
)
_LOOKS = {"": (0, 0), "title": (1, 0), "heading": (2, 0), "head": (2, 2), "entry": (3, 3), "link": (4, 0)}
"""Look to font and fill."""
_NEVER = frozenset(map(chr, (*range(0xD800, 0xE000), 0xFFFE, 0xFFFF)))
"""Beside most control characters, what XML cannot hold."""
_LINE = 15
"""The height of a line, in points."""
_OWN_FORMATS = 164
"""Numbers of formats that a file brings along begin here."""


class _Styles:
    """The looks and formats that are used, numbered as they come."""

    def __init__(self) -> None:
        self._formats: dict[str, int] = {}
        self._used: dict[tuple[str, str, bool], int] = {("", GENERAL, False): 0}

    def of(self, cell: Cell) -> int:
        if cell.format != GENERAL:
            self._formats.setdefault(cell.format, _OWN_FORMATS + len(self._formats))
        wraps = cell.number is None and cell.look not in ("title", "heading")
        return self._used.setdefault((_look(cell), cell.format, wraps), len(self._used))

    def xml(self) -> str:
        formats = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{_escaped(code)}"/>' for code, number in self._formats.items()
        )
        wrapping = ' wrapText="1"'
        cells = "".join(
            f'<xf numFmtId="{self._formats.get(code, 0)}" fontId="{_LOOKS[look][0]}" fillId="{_LOOKS[look][1]}" '
            f'borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">'
            f'<alignment vertical="top"{wrapping if wraps else ""}/></xf>'
            for look, code, wraps in self._used
        )
        return (
            f'{_HEADER}<styleSheet xmlns="{_MAIN}">'
            + (f'<numFmts count="{len(self._formats)}">{formats}</numFmts>' if formats else "")
            + f'<fonts count="{len(_FONTS)}">{"".join(_FONTS)}</fonts>'
            f'<fills count="{len(_FILLS)}">{"".join(_FILLS)}</fills>'
            '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(self._used)}">{cells}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )


def parts_of(sheets: Sequence[Sheet], name: str) -> dict[str, bytes]:
    """Path inside the package to content; ``name`` is the document's title."""
    styles = _Styles()
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relationships(
            [
                (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": (
            f'{_HEADER}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{_escaped(name)}</dc:title></cp:coreProperties>'
        ),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relationships(
            [
                *((f"{_OFFICE}/worksheet", f"worksheets/sheet{place}.xml") for place in range(1, len(sheets) + 1)),
                (f"{_OFFICE}/styles", "styles.xml"),
            ]
        ),
    }
    for place, sheet in enumerate(sheets, start=1):
        links = dict(_links(sheet))
        parts[f"xl/worksheets/sheet{place}.xml"] = _sheet(sheet, styles, list(links))
        if links:
            targets = [(f"{_OFFICE}/hyperlink", address) for address in links.values()]
            parts[f"xl/worksheets/_rels/sheet{place}.xml.rels"] = _relationships(targets, "External")
    parts["xl/styles.xml"] = styles.xml()
    return {path: content.encode() for path, content in parts.items()}


def _content_types(sheets: int) -> str:
    parts = [
        ("xl/workbook.xml", f"{_TYPES}.sheet.main+xml"),
        *((f"xl/worksheets/sheet{place}.xml", f"{_TYPES}.worksheet+xml") for place in range(1, sheets + 1)),
        ("xl/styles.xml", f"{_TYPES}.styles+xml"),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    return (
        f'{_HEADER}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in parts)
        + "</Types>"
    )


def _relationships(targets: Sequence[tuple[str, str]], mode: str = "") -> str:
    """Type and target of each; ``mode`` is ``External`` for addresses."""
    how = f' TargetMode="{mode}"' if mode else ""
    rows = "".join(
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{_escaped(target)}"{how}/>'
        for place, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEADER}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _workbook(sheets: Sequence[Sheet]) -> str:
    listed = "".join(
        f'<sheet name="{_escaped(sheet.name)}" sheetId="{place}" r:id="rId{place}"/>'
        for place, sheet in enumerate(sheets, start=1)
    )
    names = "".join(
        f"<definedName name=\"{name}\">'{_escaped(sheet.name)}'!{place}</definedName>"
        for sheet in sheets
        for name, place in sheet.names.items()
    )
    # Spreadsheets keep a filter's range under this name too; without it LibreOffice and old Excels offer none.
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
        f"'{_escaped(sheet.name)}'!{_fixed(sheet.filtered)}</definedName>"
        for place, sheet in enumerate(sheets)
        if sheet.filtered
    )
    areas = "".join(
        f'<definedName name="_xlnm.Print_Area" localSheetId="{place}">'
        f"'{_escaped(sheet.name)}'!{_fixed(sheet.printed)}</definedName>"
        for place, sheet in enumerate(sheets)
        if sheet.printed
    )
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{place}">'
        f"'{_escaped(sheet.name)}'!$1:${sheet.frozen}</definedName>"
        for place, sheet in enumerate(sheets)
        if sheet.frozen
    )
    return (
        f'{_HEADER}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets>"
        + (f"<definedNames>{made}</definedNames>" if (made := filters + areas + titles + names) else "")
        + '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
    )


def _height(lines: int | None) -> str:
    """As an attribute of a row: not every program finds it by itself."""
    return f' ht="{_LINE * lines}" customHeight="1"' if lines else ""


def _fixed(place: str) -> str:
    """A range that stays where it is.

    >>> _fixed("A1:AB12")
    '$A$1:$AB$12'
    """
    return re.sub(r"([A-Z]+)([0-9]+)", r"$\1$\2", place)


def _sheet(sheet: Sheet, styles: _Styles, links: Sequence[str]) -> str:
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(sheet.widths, start=1)
    )
    pane = (
        f'<pane ySplit="{sheet.frozen}" topLeftCell="A{sheet.frozen + 1}" activePane="bottomLeft" state="frozen"/>'
        if sheet.frozen
        else ""
    )
    rows = "".join(
        f'<row r="{number}"{_height(sheet.heights.get(number))}>{"".join(_cells(cells, number, styles))}</row>'
        for number, cells in enumerate(sheet.rows, start=1)
    )
    hyperlinks = "".join(f'<hyperlink ref="{place}" r:id="rId{number}"/>' for number, place in enumerate(links, 1))
    return (
        f'{_HEADER}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0" showGridLines="0">{pane}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="{_LINE}"/><cols>{widths}</cols><sheetData>{rows}</sheetData>'
        + (f'<autoFilter ref="{sheet.filtered}"/>' if sheet.filtered else "")
        + (f"<hyperlinks>{hyperlinks}</hyperlinks>" if hyperlinks else "")
        + '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup orientation="{"landscape" if sheet.landscape else "portrait"}" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter></worksheet>"
    )


def _cells(cells: Sequence[Cell], row: int, styles: _Styles) -> Iterator[str]:
    for place, cell in enumerate(cells):
        if cell.value == "" and not cell.formula and cell.look != "entry":
            continue
        number, made = cell.number, f"<f>{_escaped(cell.formula)}</f>" if cell.formula else ""
        at = f'<c r="{column_letter(place)}{row}" s="{styles.of(cell)}"'
        if number is not None:
            yield f"{at}>{made}<v>{_digits(number, exact=not made)}</v></c>"
        elif made:
            yield f'{at} t="str">{made}<v>{_escaped(str(cell.value))}</v></c>'
        elif cell.value == "":
            yield f"{at}/>"
        else:
            yield f'{at} t="inlineStr"><is><t xml:space="preserve">{_escaped(str(cell.value))}</t></is></c>'


def _links(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for row, cells in enumerate(sheet.rows, start=1):
        for place, cell in enumerate(cells):
            if _look(cell) == "link":
                yield f"{column_letter(place)}{row}", cell.link


def _look(cell: Cell) -> str:
    return "link" if 0 < len(cell.link) <= _LONGEST_LINK else cell.look


def _digits(number: float, *, exact: bool) -> str:
    """An entry as it was read; what was worked out to twelve digits, as many as agree between platforms."""
    if isinstance(number, int) or number == int(number):
        return str(int(number))
    return repr(number) if exact else f"{number:.12g}"


def _escaped(text: str) -> str:
    """``text`` inside an element or attribute; what XML cannot hold is left out."""
    kept = "".join(sign for sign in text if (sign >= " " or sign in "\n\t") and sign not in _NEVER)
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        kept = kept.replace(sign, name)
    return kept
