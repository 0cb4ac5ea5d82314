"""Scripts and style sheets as they are published: few, small, whole, and at addresses that change with them."""

import re
import shutil
from pathlib import Path

import pytest

from macros.publishing import packed_assets
from macros.publishing.fingerprints import hashed_prefix
from tests.conftest import ROOT, Published

SHEETS = ("assets/css/one.css", "assets/css/two.css")
FONT = "assets/fonts/x.woff2"
NAMED = re.compile(r'(?:import|new URL)\(\s*"([^"]+)"')


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The real scripts, and two style sheets that fight over a color."""
    shutil.copytree(ROOT / "docs/assets/js", tmp_path / "assets/js")
    (tmp_path / "assets/css").mkdir()
    (tmp_path / FONT).parent.mkdir()
    (tmp_path / FONT).write_bytes(b"one")
    for path, color, width in zip(SHEETS, ("red", "lime"), ("40em", "60em"), strict=True):
        (tmp_path / path).write_text(
            f"/* why */\na {{ color: {color}; background: url('../fonts/x.woff2'); }}\n"
            f"@media (min-width: {width}) {{ a {{ order: 1; }} }}\n",
            encoding="utf-8",
        )
    return tmp_path


def test_later_style_sheets_win_as_before(docs: Path) -> None:
    """One file holds all in their order, addresses as they were written, and no comment."""
    for order, last in ((SHEETS, "#0f0"), (SHEETS[::-1], "red")):
        packed = packed_assets(docs, order)
        sheet = packed.styles
        assert re.findall(r"color:([^;}]+)", sheet)[-1] == last
        assert f"url(../{packed.addresses[FONT].removeprefix('assets/')})" in sheet
        assert "40em" in sheet
        assert "60em" in sheet
        assert "why" not in sheet


def test_addresses_change_with_what_they_lead_to(docs: Path) -> None:
    """A script's text changes the scripts' folder, a style's the style sheet, and a comment neither."""
    first = packed_assets(docs, SHEETS)
    assert packed_assets(docs, SHEETS) == first
    for path in ("assets/js/calculator/protocol.mjs", "assets/js/theme/opened-as-file.js", SHEETS[0]):
        file = docs / path
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("red", "blue") if path in SHEETS else f"{text}\nconsole.log(1);", encoding="utf-8")
        changed = packed_assets(docs, SHEETS)
        assert (changed.styles != first.styles) == (path in SHEETS)
        assert (changed.scripts != first.scripts) == (path not in SHEETS)
        file.write_text(f"{text}\n/* a remark */\n", encoding="utf-8")
        if file.suffix != ".js":
            assert packed_assets(docs, SHEETS) == first
        file.write_text(text, encoding="utf-8")


def test_a_font_s_address_changes_with_it(docs: Path) -> None:
    """So does the style sheet's, which names it, and browsers may keep both for good."""
    first = packed_assets(docs, SHEETS)
    assert hashed_prefix(first.addresses[FONT]) == first.addresses[FONT]
    (docs / FONT).write_bytes(b"another")
    changed = packed_assets(docs, SHEETS)
    assert changed.addresses[FONT] != first.addresses[FONT]
    assert changed.styles != first.styles
    assert changed.scripts == first.scripts


def test_the_page_and_its_style_sheet_name_one_font_that_is_there(published: Published) -> None:
    """The page asks for it early, under the name that the style sheet has for it."""
    (font,) = published.folder.glob("assets/fonts/*.woff2")
    (sheet,) = published.folder.glob("assets/css-*/site.css")
    for file in (published.folder / "index.html", sheet):
        assert set(re.findall(r"fonts/([^\")]+\.woff2)", file.read_text(encoding="utf-8"))) == {font.name}


def test_no_published_file_needs_a_type_that_servers_lack(published: Published) -> None:
    """Many hosts send `.mjs` as they send what they do not know, and browsers then run none of it."""
    assert [path.name for path in published.folder.rglob("*") if ".mjs" in path.suffixes] == []
    for path in [*published.folder.rglob("*.html"), *published.folder.rglob("assets/js-*/**/*.js")]:
        assert re.findall(r"""["'`][^"'`\s]*\w\.mjs["'`]""", path.read_text(encoding="utf-8")) == [], path


def test_every_script_that_another_names_is_published_there(published: Published) -> None:
    """What is imported later or run as a worker lies where the packed script looks for it."""
    named = {}
    for path in published.folder.glob("assets/js-*/**/*.js"):
        for address in NAMED.findall(path.read_text(encoding="utf-8")):
            if address.endswith("js"):
                named[address] = (path.parent / address).is_file()
    assert named == {
        "../calculator/live.js": True,
        "../own/states.js": True,
        "calculator/live.js": True,
        "calculator/plan-offer.js": True,
        "change-filter.js": True,
        "comparison.js": True,
        "own/my-plan.js": True,
        "own/pages.js": True,
        "search/panel.js": True,
        "statement-ways.js": True,
        "statements/statement-list.js": True,
        "worker.js": True,
    }


def test_what_keeps_something_on_the_device_lies_where_it_finds_the_sites_own_path(published: Published) -> None:
    """A packed script knows the site by where it lies itself: one folder up, it would look for another site's plan."""
    keeping = [
        path for path in published.folder.glob("assets/js-*/**/*.js") if "`playbook:${" in path.read_text("utf-8")
    ]
    assert {path.name for path in keeping} >= {"live.js", "plan-offer.js"}
    assert {path.parent.name for path in keeping} == {"calculator", "own"}
    assert {len(path.relative_to(published.folder / "assets").parts) for path in keeping} == {3}


def test_what_every_page_loads_holds_no_calculator(published: Published) -> None:
    """What is imported later would be downloaded by all if it were packed into the script of all."""
    (main,) = published.folder.glob("assets/js-*/main.js")
    (live,) = published.folder.glob("assets/js-*/calculator/live.js")
    assert "new Worker(" not in main.read_text(encoding="utf-8")
    assert "new Worker(" in live.read_text(encoding="utf-8")
    assert main.stat().st_size < 22_500 < live.stat().st_size


def test_a_page_loads_one_style_sheet_and_one_script(published: Published) -> None:
    """The theme's among them; no source is published beside them."""
    html = (published.folder / "risks/index.html").read_text(encoding="utf-8")
    (sheet,) = re.findall(r'<link rel="stylesheet" href="([^"]*)"', html)
    assert (published.folder / "risks" / sheet).is_file()
    assert not list(published.folder.glob("assets/*/*.css.map"))
    assert len(re.findall(r'<script[^>]* src="[^"]*assets/js', html)) == 1
    assert not (published.folder / "assets/js").exists()
    assert not (published.folder / "assets/css").exists()
