"""The one arrow and its walls: which part may know what."""

import ast
import re
import sys
from collections.abc import Iterator
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
WIRING = GENERATOR / "wiring.py"
# Patterns of the theme's own HTML and of its icons, not HTML of ours.
MATCH_HTML = {GENERATOR / "theming.py", ROOT / "macros" / "rendering" / "icons.py"}
HTML_TAG = re.compile(
    r"</?(a|abbr|b|br|button|code|dd|div|dl|dt|em|form|h[1-6]|img|input|li|nav|ol|p|section|span|strong|svg|t[dhr]|table|ul)[\s/>]"
)

by_name = {"ids": lambda path: path.relative_to(ROOT).as_posix()}


def imported(path: Path) -> set[str]:
    """The top-level names of all modules a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            names.add(str(node.module).split(".")[0])
    return names


def strings(path: Path) -> Iterator[ast.Constant]:
    """Every string a file holds, docstrings apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


def test_the_walls_stand_around_something() -> None:
    """A check over no files would pass for ever."""
    assert all([CALCULATORS, MACROS, TEMPLATES, PAGES, SCRIPTS, STYLES, THEME_FREE])


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
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    names = {getattr(call.func, "id", getattr(call.func, "attr", None)) for call in calls}

    assert not names & forbidden


@pytest.mark.parametrize("path", MACROS, **by_name)
def test_only_the_generator_room_knows_mkdocs(path: Path) -> None:
    """Everything else survives a change of generator."""
    if GENERATOR not in path.parents:
        assert not imported(path) & {"mkdocs", "mkdocs_macros"}


@pytest.mark.parametrize("path", [*THEME_FREE, *PAGES], **by_name)
def test_a_theme_is_replaced_by_replacing_its_rooms(path: Path) -> None:
    """Nothing else names the theme or speaks to it."""
    found = [line for line in path.read_text(encoding="utf-8").splitlines() if THEME_WORDS.search(line)]
    assert found == []


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
    if path not in MATCH_HTML:
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
    """Colours are the style sheets' business; a template may hand a finished number to a custom property."""
    for style in re.findall(r'style="([^"]*)"', path.read_text(encoding="utf-8")):
        assert re.fullmatch(r"(--[a-z-]+:\s*(\{\{ [a-z_.]+ \}\}|var\(--[a-z-]+\{\{ [a-z_.]+ \}\}\));?\s*)+", style), (
            style
        )


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
    allowed = {"new Date", "toLocale"} if path.name == "today.mjs" else set()
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
