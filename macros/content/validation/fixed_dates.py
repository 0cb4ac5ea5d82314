"""Rules about dates in place of weeks: they end after they begin, lie in one another and do not cross.

Days are compared as they are written: texts of that form are in the order of time. Not for: whether there is such a day
(`macros.content.validation.dates`), or who says dates at all (`macros.content.validation.mixed_times`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.content.cures import Cure
from macros.content.dates import even_dates_name
from macros.content.documents import Path
from macros.content.model.base import Dates
from macros.content.problems import Problem
from macros.content.problems import Spot as At
from macros.content.validation.dates import is_day
from macros.content.validation.draft import Draft, Source
from macros.content.validation.mixed_times import dates_written

__all__ = [
    "dates_beside_in_vain",
    "dates_of_blocks",
    "dates_of_phases",
    "dates_that_end_too_early",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A phase or block with its dates."""

    source: Source
    path: Path
    title: str
    dates: Dates
    beside: tuple[str, ...]

    @property
    def reference(self) -> str:
        return f"block/{self.path[-1]}" if self.path else f"phase/{self.source.name}"

    @property
    def spots(self) -> list[At]:
        dates = (*self.path, "dates")
        return [self.source.at(path) for path in (dates, *((*dates, key) for key in ("first", "last", "label")))]

    @property
    def words(self) -> str:
        return even_dates_name(self.dates)

    def meets(self, other: _Box) -> bool:
        return self.dates.first <= other.dates.last and other.dates.first <= self.dates.last

    def problem(self, sentence: str, hint: str | Cure, because: Sequence[At] = ()) -> Problem:
        return self.source.problem((*self.path, "dates"), sentence, hint, because=because)


def dates_that_end_too_early(draft: Draft) -> Iterator[Problem]:
    """A range ends on the day it begins, or later."""
    for source in draft.in_folder("phases"):
        for path, dates in source.parts_of(Dates):
            if is_day(dates.first) and is_day(dates.last) and dates.last < dates.first:
                edits = (
                    *source.instead((*path, "first"), dates.last),
                    *source.instead((*path, "last"), dates.first),
                )
                sentence = f"it ends on {dates.last}, before it begins on {dates.first}"
                yield source.problem((*path, "last"), sentence, Cure("swap first and last", edits))


def dates_of_phases(draft: Draft) -> Iterator[Problem]:
    """Phases come one after the other, unless one says that both run side by side."""
    yield from _crossings(_phases(draft), "phase")


def dates_of_blocks(draft: Draft) -> Iterator[Problem]:
    """Blocks lie within their phase, in the order of time, and cross only where one says so."""
    phases = {box.source.key: box for box in _phases(draft)}
    for source in draft.in_folder("phases"):
        boxes, phase = _blocks(source), phases.get(source.key)
        outside = [it for it in boxes if phase and not _holds(phase.dates, it.dates)]
        for box in outside:
            assert phase is not None
            sentence = f"it runs on {box.words}, outside the phase's {phase.words}"
            longer = dates_written(min(phase.dates.first, box.dates.first), max(phase.dates.last, box.dates.last))
            yield box.problem(
                sentence, f"change the block's dates, or write dates: {longer} for the phase", phase.spots
            )
        crossings = list(_crossings(sorted(boxes, key=lambda box: box.dates.first), "block"))
        yield from crossings
        if outside or crossings:
            continue
        for earlier, later in pairwise(boxes):
            if later.dates.first < earlier.dates.first:
                sentence = f"the block stands behind '{earlier.title}', which starts later"
                yield later.problem(sentence, "file order is display order: move it up", earlier.spots)


def dates_beside_in_vain(draft: Draft) -> Iterator[Problem]:
    """What runs side by side shares a day."""
    boxes = [*_phases(draft), *(box for source in draft.in_folder("phases") for box in _blocks(source))]
    known = {box.reference: box for box in boxes}
    for own in boxes:
        for index, name in enumerate(own.beside):
            other = known.get(name)
            if other and (own is other or not own.meets(other)):
                sentence = f"'{other.title}' runs on {other.words}, with no day of this one's"
                sentence = "it names itself" if own is other else sentence
                cure = "take it out, or change the dates of one of the two"
                yield own.source.problem(
                    (*own.path, "beside", index), sentence, cure, because=[*own.spots, *other.spots]
                )


def _crossings(boxes: Sequence[_Box], kind: str) -> Iterator[Problem]:
    for place, later in enumerate(boxes):
        # The nearest before it, lest one that is too long be told with each of those it reaches into.
        apart = [it for it in reversed(boxes[:place]) if it.meets(later) and not _are_beside(it, later)]
        for earlier in apart[:1]:
            shared = Dates(
                first=max(earlier.dates.first, later.dates.first), last=min(earlier.dates.last, later.dates.last)
            )
            sentence = f"it shares {even_dates_name(shared)} with the {kind} '{earlier.title}'"
            sentence += f", which runs on {earlier.words}"
            hint = f"change the dates of one of the two, or add beside: [{earlier.reference}]"
            yield later.problem(sentence, hint, earlier.spots)


def _are_beside(one: _Box, other: _Box) -> bool:
    """Whether one of them says that it runs side by side with the other."""
    return other.reference in one.beside or one.reference in other.beside


def _holds(outer: Dates, inner: Dates) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _phases(draft: Draft) -> list[_Box]:
    """The phases with dates that can be, in the order of time."""
    boxes = [
        _Box(
            source=source,
            path=(),
            title=source.node.short_title,
            dates=source.node.dates,
            beside=tuple(source.node.beside),
        )
        for source in draft.in_folder("phases")
        if _is_possible(source.node.dates)
    ]
    return sorted(boxes, key=lambda box: (box.dates.first, box.dates.last))


def _blocks(source: Source) -> list[_Box]:
    """The blocks of a phase with dates that can be, in the order of the file."""
    return [
        _Box(source=source, path=("blocks", id_), title=block.title, dates=block.dates, beside=tuple(block.beside))
        for id_, block in source.node.blocks.items()
        if _is_possible(block.dates)
    ]


def _is_possible(dates: Dates | None) -> bool:
    return dates is not None and is_day(dates.first) and is_day(dates.last) and dates.first <= dates.last
