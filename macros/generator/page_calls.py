"""A page whose call of a component cannot be followed: what is wrong, at its line of the Markdown.

mkdocs-macros writes an account of it for programmers into the page, and goes on.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from macros.content.validation.words import nearest
from macros.rendering.views import COMPONENTS

__all__ = ["BrokenCall", "broken_call"]

_ACCOUNT = re.compile(r"\s*# _Macro (?:Rendering|Syntax) Error_")
_SAID = re.compile(
    r"^_(?:Line (?P<line>\d+) in Markdown file:_ \*\*(?P<syntax>.*)\*\*|(?!File_)\w+_: (?P<other>.*))$", re.MULTILINE
)
_UNKNOWN = re.compile(r"'(?P<name>\w+)' is undefined")


class BrokenCall(PluginError):
    """A page calls what is not there, or in a way that cannot be read."""

    def __init__(self, path: str, line: int, sentence: str) -> None:
        super().__init__(f"{path}:{line}: {sentence}")
        self.path, self.line, self.sentence = path, line, sentence


def broken_call(page: Page, markdown: str) -> BrokenCall | None:
    """What keeps the calls of a page from being followed; None where they have been.

    Args:
        page: still with its Markdown as it was written.
        markdown: what mkdocs-macros has made of it.
    """
    said = _SAID.search(markdown) if _ACCOUNT.match(markdown) else None
    if said is None:
        return None
    path, written = str(page.file.abs_src_path), (page.markdown or "").splitlines()
    sentence = said["syntax"] or said["other"]
    unknown = _UNKNOWN.search(sentence)
    line = int(said["line"] or 0) or _line_of(unknown["name"] if unknown else "{{", written)
    if unknown:
        near = nearest(unknown["name"], COMPONENTS)
        sentence = f"there is no component '{unknown['name']}'" + (f"; did you mean '{near}'?" if near else "")
    return BrokenCall(path, line + _lines_before(Path(path), written), sentence)


def _line_of(words: str, written: list[str]) -> int:
    """The first line that holds them, counted from 1; the first line where none does."""
    return next((number for number, line in enumerate(written, 1) if words in line), 1)


def _lines_before(file: Path, written: list[str]) -> int:
    """How many lines of the file stand before its Markdown, such as those with its title."""
    return max(0, len(file.read_text(encoding="utf-8-sig").splitlines()) - len(written))
