"""Two texts in one, with the words that go and the words that come marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from macros.changes.report import LONGEST, Piece

__all__ = ["clipped", "marked", "marked_entries", "whole"]

_MOST_WORDS = 1500
"""Comparing takes time that grows with the square of the length."""
_LEAST_ALIKE = 0.35
"""Below it, two texts have nothing in common but small words."""
_CONTEXT = 6
"""Words that are shown on either side of what differs."""
_SMALL = 3
"""Letters of a word that, alone between two differences, only disturbs."""


def marked(old: str, new: str) -> list[Piece]:
    """Both texts word by word; of what stays, what is near to a difference.

    >>> [(it.mark, it.text) for it in marked("Load testing and care", "Load testing before launch")]
    [('same', 'Load testing'), ('old', 'and care'), ('new', 'before launch')]
    """
    before, after = old.split(), new.split()
    return _shortened(_pieces(before, after, " "))


def marked_entries(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """Two lists, entry by entry.

    >>> [(it.mark, it.text) for it in marked_entries(["one", "two"], ["one", "three"])]
    [('same', 'one'), ('old', 'two'), ('new', 'three')]
    """
    return list(_pieces(list(old), list(new), ", ", alike=0.0))


def whole(old: str, new: str) -> list[Piece]:
    """One text in place of another; an empty one is left out.

    >>> [(it.mark, it.text) for it in whole("90", "100")]
    [('old', '90'), ('new', '100')]
    """
    both: list[Piece] = [Piece(mark="old", text=clipped(old)), Piece(mark="new", text=clipped(new))]
    return [piece for piece in both if piece.text]


def clipped(text: str, longest: int = LONGEST) -> str:
    """A text on one line, and its beginning only where it is too long.

    >>> clipped("over and over", 8)
    'over ...'
    """
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 3].rstrip()[: longest - 4] + " ..."


def _pieces(before: list[str], after: list[str], joint: str, *, alike: float = _LEAST_ALIKE) -> Iterator[Piece]:
    if len(before) + len(after) > _MOST_WORDS:
        yield from whole(joint.join(before), joint.join(after))
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < alike:
        yield from whole(joint.join(before), joint.join(after))
        return
    for kind, old, new in _runs(matcher, before, after):
        if kind == "same":
            yield Piece(mark="same", text=joint.join(old)[:LONGEST])
        else:
            yield from whole(joint.join(old), joint.join(new))


def _runs(
    matcher: SequenceMatcher[str], before: list[str], after: list[str]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """What stays and what differs, by turns; a small word alone between two differences belongs to them."""
    held: tuple[list[str], list[str]] = ([], [])
    codes = matcher.get_opcodes()
    for index, (tag, first, last, start, end) in enumerate(codes):
        is_inner = 0 < index < len(codes) - 1
        if tag == "equal" and not (is_inner and last - first == 1 and len(before[first]) <= _SMALL):
            if held[0] or held[1]:
                yield "differs", *held
            held = ([], [])
            yield "same", before[first:last], after[start:end]
        else:
            held[0].extend(before[first:last])
            held[1].extend(after[start:end])
    if held[0] or held[1]:
        yield "differs", *held


def _shortened(pieces: Iterator[Piece]) -> list[Piece]:
    every = list(pieces)
    return [
        piece if piece.mark != "same" else _near(piece, is_first=index == 0, is_last=index == len(every) - 1)
        for index, piece in enumerate(every)
    ]


def _near(piece: Piece, *, is_first: bool, is_last: bool) -> Piece:
    words = piece.text.split()
    if is_first and len(words) > 2 * _CONTEXT:
        return Piece(mark="same", text=" ".join(["...", *words[-_CONTEXT:]]))
    if is_last and len(words) > 2 * _CONTEXT:
        return Piece(mark="same", text=" ".join([*words[:_CONTEXT], "..."]))
    if len(words) > 3 * _CONTEXT:
        return Piece(mark="same", text=" ".join([*words[:_CONTEXT], "...", *words[-_CONTEXT:]]))
    return piece
