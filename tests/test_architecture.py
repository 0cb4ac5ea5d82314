"""The one arrow and its walls: which part may know what."""

import ast
import graphlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CALCULATORS = sorted((ROOT / "calculators").rglob("*.py"))
MACROS = sorted((ROOT / "macros").rglob("*.py"))
TEMPLATES = sorted((ROOT / "macros" / "rendering" / "components").rglob("*.html"))
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if "contributing" not in path.parts)
SCRIPTS = sorted((ROOT / "docs" / "assets" / "js").rglob("*.mjs"))
STYLES = sorted((ROOT / "docs" / "assets" / "css").rglob("*.css"))
# The rooms that may know which theme there is: what is replaced with it.
THEME_ROOMS = (ROOT / "macros" / "generator", *(ROOT / "docs" / "assets" / kind / "theme" for kind in ("css", "js")))
# The theme's name, classes, attributes, messages, and where it publishes its own files.
THEME_WORDS = re.compile(
    r"\bMaterial\b|\b(import|from) material\b|mkdocs-material|(?<![\w-])md-|__md_|\bdata-(md|search)-"
    r"|\bdocument\$|\b__config\b|assets/(javascripts|stylesheets)\b"
)
THEME_FREE = sorted(
    path
    for folder in ("calculators", "macros", "docs/assets", "playbooks")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".html", ".mjs", ".js", ".css", ".yaml"} and not set(THEME_ROOMS) & set(path.parents)
)

GENERATOR = ROOT / "macros" / "generator"
THEME = sorted((GENERATOR / "theme").rglob("*.html"))
WIRING = GENERATOR / "wiring.py"
# Patterns of the theme's own HTML and of its icons, not HTML of ours.
MATCH_HTML = {GENERATOR / "theming.py", ROOT / "macros" / "rendering" / "icons.py"}
# Markdown folds nothing and breaks no line by itself: four tags that code hosts know, around texts made harmless.
COMMENT = ROOT / "macros" / "changes" / "as_markdown.py"
HTML_TAG = re.compile(
    r"</?(a|abbr|b|br|button|code|dd|div|dl|dt|em|form|h[1-6]|img|input|li|nav|ol|p|section|span|strong|svg|t[dhr]|table|ul)[\s/>]"
)

ROOMS: dict[str, set[str]] = {
    "foundation": set(),
    "content": {"foundation"},
    "calculated": {"foundation", "content"},
    "changes": {"foundation", "content", "calculated"},
    "editing": {"foundation", "content", "calculated"},
    "exports": {"foundation", "content", "calculated"},
    "rendering": {"foundation", "content", "calculated", "changes", "exports"},
    "outputs": {"foundation", "content", "calculated", "changes", "exports"},
    "publishing": {"foundation", "setup"},
    "generator": {"foundation", "content", "calculated", "changes", "exports", "rendering", "outputs", "publishing"},
    "cli": {"foundation", "content", "calculated", "changes", "editing", "exports", "outputs", "publishing", "setup"},
    "setup": {"foundation"},
    "hosting": set(),
}
"""Each room of macros/, and the rooms it may import."""
OUTSIDE = {
    "foundation": set(),
    "content": {"pydantic", "yaml"},
    "calculated": {"calculators"},
    "changes": {"pydantic"},
    "hosting": set(),
}
"""What the lower rooms, and the one that holds a token, may import beside the standard library."""
DESIGN = ROOT / "docs" / "contributing" / "design.md"

by_name = {"ids": lambda path: path.relative_to(ROOT).as_posix()}


@cache
def parsed(path: Path) -> ast.Module:
    """A file's code."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """The top-level names of all modules a file imports."""
    names = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            names.add(str(node.module).split(".")[0])
    return names


def named(path: Path) -> str:
    """The name that a module is imported by."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def modules_imported(path: Path) -> set[str]:
    """Every module of ours that a file imports, now or when it is called."""
    names = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {
                inner if (inner := f"{node.module}.{it.name}") in MODULES else str(node.module) for it in node.names
            }
    return names & MODULES


def room_named(module: str) -> str:
    """The room a module of macros/ lies in; empty for the package itself."""
    return module.partition(".")[2].partition(".")[0]


def room_of(path: Path) -> str:
    """The room a file lies in."""
    return room_named(named(path))


def strings(path: Path) -> Iterator[ast.Constant]:
    """Every string a file holds, docstrings apart."""
    tree = parsed(path)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


MODULES = set(map(named, MACROS))
IN_ROOMS = [path for path in MACROS if room_of(path)]


def test_the_walls_stand_around_something() -> None:
    """A check over no files would pass for ever."""
    assert all([CALCULATORS, MACROS, TEMPLATES, THEME, PAGES, SCRIPTS, STYLES, THEME_FREE])


@pytest.mark.parametrize("path", CALCULATORS, **by_name)
def test_calculators_need_nothing_but_the_standard_library(path: Path) -> None:
    """The same code runs in the browser, where nothing else is installed."""
    assert imported(path) <= sys.stdlib_module_names | {"calculators"}


@pytest.mark.parametrize("path", CALCULATORS, **by_name)
def test_calculators_touch_neither_files_nor_network_nor_clock(path: Path) -> None:
    """Their results follow from their inputs alone."""
    assert not imported(path) & {"os", "pathlib", "io", "socket", "urllib", "http", "time", "subprocess", "html"}
    assert not re.search(r"\b(today|now|open)\(", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", CALCULATORS, **by_name)
def test_calculators_use_only_sums_and_draws_that_agree_everywhere(path: Path) -> None:
    """`sum` of floats and some draws differ between the builder's Python and the browser's."""
    forbidden = {"sum", "gauss", "betavariate"}
    calls = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    names = {getattr(call.func, "id", getattr(call.func, "attr", None)) for call in calls}

    assert not names & forbidden


@pytest.mark.parametrize("path", MACROS, **by_name)
def test_only_the_generator_room_knows_mkdocs(path: Path) -> None:
    """Everything else survives a change of generator."""
    if GENERATOR not in path.parents:
        assert not imported(path) & {"mkdocs", "mkdocs_macros"}


@pytest.mark.parametrize("path", IN_ROOMS, **by_name)
def test_a_room_imports_only_the_rooms_below_it(path: Path) -> None:
    """An arrow that runs up would tie what can be replaced to what replaces it."""
    own = room_of(path)
    assert {room for name in modules_imported(path) if (room := room_named(name))} <= ROOMS[own] | {own}


@pytest.mark.parametrize("path", [path for path in IN_ROOMS if room_of(path) in OUTSIDE], **by_name)
def test_the_lower_rooms_need_little_from_outside(path: Path) -> None:
    """What everything stands on is read and kept by few packages, and knows no calculator's figures."""
    assert imported(path) <= sys.stdlib_module_names | {"macros"} | OUTSIDE[room_of(path)]


def test_every_room_is_known_and_none_leads_to_itself() -> None:
    """Rooms have an order, so that each can be read without those above it."""
    folders = {path.name for path in (ROOT / "macros").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(ROOMS)
    assert set(graphlib.TopologicalSorter(ROOMS).static_order()) == set(ROOMS)


def test_no_module_leads_to_itself() -> None:
    """Inside a room too, one can start reading somewhere."""
    arrows = {named(path): {name for name in modules_imported(path) if name != named(path)} for path in MACROS}
    assert set(arrows) <= set(graphlib.TopologicalSorter(arrows).static_order())


def test_the_table_of_rooms_is_what_the_walls_hold() -> None:
    """Each room's row in the design names the rooms it may import, and a door that is there."""
    rows = dict(re.findall(r"^\| `(\w+)/` \|(.*)\|$", DESIGN.read_text(encoding="utf-8"), re.MULTILINE))
    assert set(rows) == set(ROOMS)
    for room, row in rows.items():
        _, doors, below = row.split(" | ")
        assert set(re.findall(r"`(\w+)`", below)) == ROOMS[room]
        for door in re.findall(r"`([\w.]+)`", doors):
            assert door.startswith(f"macros.{room}.")
            assert pkgutil.resolve_name(door)


@pytest.mark.parametrize("path", [*MACROS, *CALCULATORS], **by_name)
def test_production_reads_no_test(path: Path) -> None:
    """What is published does not hang on what proves it."""
    assert not imported(path) & {"tests", "pytest"}
    assert [node.lineno for node in strings(path) if re.search(r"(^|/)tests(/|$)", node.value)] == []


@pytest.mark.parametrize("path", [*THEME_FREE, *PAGES], **by_name)
def test_a_theme_is_replaced_by_replacing_its_rooms(path: Path) -> None:
    """Nothing else names the theme or speaks to it."""
    found = [line for line in path.read_text(encoding="utf-8").splitlines() if THEME_WORDS.search(line)]
    assert found == []


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "assets" / "css").rglob("*.css")), **by_name)
def test_a_style_sheet_names_no_side_of_the_window(path: Path) -> None:
    """What is read from right to left is mirrored by it: `inline-start` is where reading begins."""
    side = re.compile(
        r"(?<![\w-])((margin|padding|border)-)?(left|right)(-(color|width|style))?:|(align|float): *(left|right)"
    )
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if side.search(line)] == []


def test_the_theme_s_rooms_are_where_its_words_are() -> None:
    """A search for words that nobody uses would find nothing for ever."""
    for room in THEME_ROOMS:
        texts = [
            path.read_text(encoding="utf-8") for path in room.rglob("*.*") if path.suffix in {".py", ".mjs", ".css"}
        ]
        assert any(map(THEME_WORDS.search, texts)), room


def test_wiring_only_registers() -> None:
    """The file that sees `env` stays small, and no other sees it."""
    assert len(WIRING.read_text(encoding="utf-8").splitlines()) < 80
    users = [
        path for path in MACROS if re.search(r"\benv\.(macro|conf|page|variables)\b", path.read_text(encoding="utf-8"))
    ]

    assert users == [WIRING]


@pytest.mark.parametrize("path", MACROS, **by_name)
def test_no_html_is_written_in_python(path: Path) -> None:
    """HTML lives in templates, where it is escaped."""
    if path not in {*MATCH_HTML, COMMENT}:
        found = [node.lineno for node in strings(path) if HTML_TAG.search(node.value)]
        assert found == []


@pytest.mark.parametrize("path", TEMPLATES, **by_name)
def test_templates_print_and_decide_nothing(path: Path) -> None:
    """No accumulators, no arithmetic, no comparison, no unescaped text."""
    text = path.read_text(encoding="utf-8")
    for statement in re.findall(r"\{%-?\s*(.*?)\s*-?%\}", text, re.DOTALL):
        assert re.match(r"(for|endfor|if|elif|else|endif|include|import|from|macro|endmacro|call|endcall)\b", statement)
        assert not re.search(r"[<>=!]=|[<>+*/%]| - |\band\b|\bor\b", statement), statement
    for expression in re.findall(r"\{\{-?\s*(.*?)\s*-?\}\}", text, re.DOTALL):
        assert "safe" not in re.findall(r"\|\s*(\w+)", expression), expression
        assert not re.search(r" [-+*/%] |[<>]", expression), expression


@pytest.mark.parametrize("path", TEMPLATES, **by_name)
def test_templates_hold_no_style_but_finished_numbers(path: Path) -> None:
    """Colors are the style sheets' business; a template may hand a finished number to a custom property."""
    for style in re.findall(r'style="([^"]*)"', path.read_text(encoding="utf-8")):
        assert re.fullmatch(r"(--[a-z-]+:\s*(\{\{ [a-z_.]+ \}\}|var\(--[a-z-]+\{\{ [a-z_.]+ \}\}\));?\s*)+", style), (
            style
        )


@pytest.mark.parametrize("path", THEME, **by_name)
def test_the_theme_s_templates_hold_no_words(path: Path) -> None:
    """What the footer, a lost reader's page or an editor's banner says is decided with all other words."""
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"[^\W\d_]+", re.sub(r"<[^>]*>", "", text)) == []
    assert re.findall(r'(?:aria-label|alt|title)="[^"]*\w', text) == []


@pytest.mark.parametrize("path", PAGES, **by_name)
def test_pages_hold_component_calls_alone_on_their_lines(path: Path) -> None:
    """No Jinja logic in pages; a call inside a line would be glued into its paragraph."""
    body = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert "{%" not in body
    for line in body.splitlines():
        assert "{{" not in line or re.fullmatch(r"\{\{ \w+\(.*\) \}\}", line), line


@pytest.mark.parametrize("path", SCRIPTS, **by_name)
def test_scripts_transport_and_show(path: Path) -> None:
    """No dates, no number formats, no formulas, no Python in JavaScript; the reader's day has its one place."""
    code = re.sub(r"/\*.*?\*/|^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    allowed = {"new Date", "toLocale"} if path.name == "clock.mjs" else set()
    for forbidden in ("new Date", "Date.", "Intl.", "toLocale", "toFixed", "runPython", "Math.pow", "**", "eval("):
        assert forbidden not in code or forbidden in allowed


def test_every_class_that_is_styled_is_given_somewhere() -> None:
    """A style of nothing weighs on every page. A class whose end a template prints is known by its beginning."""
    given = "\n".join(
        path.read_text(encoding="utf-8") for path in [*(ROOT / "macros").rglob("*.html"), *MACROS, *SCRIPTS]
    )
    known = set(re.findall(r"pb-[a-z0-9_-]+", given))
    printed = tuple(re.findall(r"(pb-[a-z0-9_-]+--)\{\{", given))
    styled = {name for path in STYLES for name in re.findall(r"\.(pb-[a-z0-9_-]+)", path.read_text(encoding="utf-8"))}
    assert {name for name in styled - known if not name.startswith(printed)} == set()
