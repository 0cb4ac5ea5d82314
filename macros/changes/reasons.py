"""Why something changed: from the text of the commit that brought it, or a file in `changes/` that came with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from macros.changes.marked import clipped
from macros.changes.outline import Outline
from macros.changes.report import Change

__all__ = ["reason_in", "with_reasons"]

_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_WHY = re.compile(r"^(?:#+\s*(?:why|because)\b.*|\*\*(?:why|because)[.:?]?\*\*:?)\s*$", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(r"^(?:why|because):\s+(.+)$", re.IGNORECASE | re.MULTILINE)
_HEADING = re.compile(r"^(#|\*\*[^*]+\*\*:?\s*$)", re.MULTILINE)
_TRAILER = re.compile(r"^[A-Z][A-Za-z-]+: \S.*(\n[A-Z][A-Za-z-]+: \S.*)*$")
_MERGE = re.compile(r"(Merge|Revert) (pull request|branch|branches|remote-tracking|commit|tag)\b.*")
_NUMBER = re.compile(r"\s*\((?:#|!)[0-9]+\)$")


def reason_in(message: str) -> str:
    r"""The reason that a commit's message gives; empty where it gives none.

    Below a heading "Why", as pull requests have one, or in a line "Because: …"; else the first paragraph below the
    subject, else the subject.

    >>> reason_in("Move it (#7)\n\n## What changes\n\nIt.\n\n## Why\n\nThe first wave\nwas late.\n\n## Where\n\nX")
    'The first wave was late.'
    >>> reason_in("Move the gate\n\nBecause: it was late.\n")
    'it was late.'
    >>> reason_in("Merge pull request #7 from someone/branch\n\nMove the gate a week on")
    'Move the gate a week on'
    >>> reason_in("Move the gate (#7)"), reason_in("Merge branch 'main'")
    ('Move the gate', '')
    """
    subject, _, rest = message.strip().partition("\n")
    body = _COMMENT.sub("", rest.replace("\r", ""))
    told = _below_heading(body) or _in_line(body) or _first_paragraph(body)
    if not told and not _MERGE.match(subject):
        told = _NUMBER.sub("", subject)
    return clipped("".join(sign for sign in told if sign.isprintable() or sign.isspace()))


def _below_heading(body: str) -> str:
    heading = _WHY.search(body)
    told = body[heading.end() :] if heading else ""
    end = _HEADING.search(told)
    return (told[: end.start()] if end else told).strip()


def _in_line(body: str) -> str:
    line = _LINE.search(body)
    return line[1] if line else ""


def _first_paragraph(body: str) -> str:
    """The first that is no heading and no list of who took part."""
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", body))
    return next((it for it in paragraphs if it and not _HEADING.match(it) and not _TRAILER.fullmatch(it)), "")


def with_reasons(changes: Iterable[Change], base: Outline, head: Outline, message: str) -> list[Change]:
    """The changes, each with the reason that is nearest to it.

    A file in `changes/` that came or changed with them speaks first, then what `retired.yaml` says, then the message.
    """
    own, common = _told(base, head)
    fallback = common or reason_in(message)
    return [
        change.model_copy(update={"because": own.get(f"{change.kind}/{change.id}") or change.because or fallback})
        for change in changes
    ]


def _told(base: Outline, head: Outline) -> tuple[Mapping[str, str], str]:
    """The reasons of single things by reference, and that of all others."""
    own: dict[str, str] = {}
    common = ""
    for key, source in head.files.items():
        before = base.files.get(key)
        if (
            not key.startswith("changes/")
            or source.node is None
            or (before and before.document.data == source.document.data)
        ):
            continue
        reason = clipped(source.node.because)
        own |= dict.fromkeys(source.node.about, reason)
        common = common if source.node.about else reason
    return own, common
