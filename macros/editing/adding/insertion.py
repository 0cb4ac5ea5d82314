"""Sets an entry into the text of a file, in the file's own indentation.

Not for: what it holds (`macros.editing.adding.skeleton`), or how a text is changed (`macros.editing.yaml_edits`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel

from macros.content.documents import Document, Path
from macros.content.model.shape import written_fields
from macros.editing.session import Refused
from macros.editing.yaml_edits import span_of, with_entry, without

__all__ = ["Lines", "with_new"]

Lines = Callable[[int], Sequence[str]]
"""Makes an entry's lines, its id at the margin, from how many spaces a level is indented by."""


def with_new(
    text: str,
    document: Document,
    path: Path,
    lines: Lines,
    *,
    model: type[BaseModel],
    explained: str = "",
    after: str | None = None,
) -> str:
    """The text with an entry at the end of the list at `path`, or behind one of its entries.

    Args:
        text: the file.
        document: what was read from it.
        path: the list, a mapping by ids; it may not be written yet.
        lines: makes the entry.
        model: what holds the list, for the order of its keys.
        explained: what a new file says above an example of the list, which goes when the list begins.
        after: the entry to stand behind.

    Raises:
        Refused: where the list is written in braces.
    """
    entries = _data(document, path)
    if entries:
        _refuse_braces(text, document, path)
        return with_entry(text, path, "\n".join(lines(_step(document, path))), after=after)
    holder, key = path[:-1], path[-1]
    text = _without_example(text, key, explained)
    siblings = list(_data(document, holder))
    _refuse_braces(text, document, holder)
    if key in siblings:
        text = without(text, path)
        siblings.remove(key)
    step = _step(document, holder) if holder else 2
    order = list(written_fields(model))
    before = [name for name in siblings if order.index(name) < order.index(key)]
    written = [f"{key}:", *(f"{' ' * step}{line}" for line in lines(step))]
    return with_entry(text, holder, "\n".join(written), after=before[-1] if before else None)


def _without_example(text: str, key: str, explained: str) -> str:
    """The text without the comment that shows the list as it might be, with what explains it."""
    example = rf"^(?P<margin> *)# {re.escape(key)}:[^\n]*\n(?:(?P=margin)#  [^\n]*(?:\n|\Z))+"
    found = re.search(example, text, re.MULTILINE)
    if found is None:
        return text
    above, lead = text[: found.start()].splitlines(keepends=True), f"{found['margin']}# "
    while above and above[-1].startswith(lead) and above[-1].removeprefix(lead).strip() in explained:
        above.pop()
    return "".join(above) + text[found.end() :]


def _step(document: Document, path: Path) -> int:
    """By how many spaces the entries of a list are indented below its key; that is the file's own step."""
    first = next(iter(_data(document, path)))
    return document.keys[*path, first].column - document.keys[path].column


def _refuse_braces(text: str, document: Document, path: Path) -> None:
    start, _ = span_of(text, path)
    if text[start : start + 1] == "{":
        where = f"{document.path}:{document.values[path].line}"
        hint = "write each entry on separate lines, then try again"
        raise Refused(f"The list in {where} is written in braces; {hint}")


def _data(document: Document, path: Path) -> Any:
    data = document.data
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data
