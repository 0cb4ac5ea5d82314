"""The scripts mean what their types say."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / "docs" / "assets" / "js"
INLINE = ROOT / "macros" / "generator" / "theme" / ".scripts"
"""What a page holds itself."""
ALL = sorted([*SCRIPTS.rglob("*.*js"), *INLINE.glob("*.js")])
NO_NODE = ("--typeRoots", str(SCRIPTS / "none"))
"""Scripts run in browsers: the types of Node, which come with what drives Firefox, would give timers another type."""


def test_the_scripts_types_hold() -> None:
    """TypeScript, as strict as it gets, reads every script with its JSDoc and finds nothing."""
    options = "--noEmit --allowJs --checkJs --strict --skipLibCheck --target es2022 --module esnext"
    libraries = "--moduleResolution bundler --lib es2023,dom,dom.iterable"
    scripts = [str(path) for path in ALL]
    compiler = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    checked = subprocess.run(
        ["node", str(compiler), *options.split(), *libraries.split(), *NO_NODE, *scripts],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_every_script_is_checked() -> None:
    """A script without the mark would be passed over."""
    unmarked = [path.name for path in ALL if not path.read_text().startswith("// @ts-check\n")]
    assert unmarked == []


def test_what_is_found_is_never_taken_for_markup() -> None:
    """The search's entries hold texts as their characters; nothing that shows them reads any as HTML."""
    readers = ("innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment", "DOMParser")
    found = [path.name for path in (SCRIPTS / "search").glob("*.mjs") if any(it in path.read_text() for it in readers)]
    assert found == []
