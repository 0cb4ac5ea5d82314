"""Rules about which measure of time a plan has: weeks, dates, or neither, and never two at once.

Not for: what dates say (`macros.content.validation.fixed_dates`), or which weeks there are (`.weeks`).
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.documents import Path
from macros.content.model.base import Weeks
from macros.content.model.plan_statements import Milestone
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source

__all__ = ["dates_and_other_times", "dates_left_out", "dates_written", "says_dates"]

_NEVER_BOTH = "a playbook has a calendar of weeks or dates, never both"


def says_dates(draft: Draft) -> bool:
    """Whether any phase or block says dates, be they right or wrong."""
    return any("dates" in data for source in draft.in_folder("phases") for _, data in _data_of(source))


def dates_and_other_times(draft: Draft) -> Iterator[Problem]:
    """A playbook that counts weeks has no dates, and one of dates no weeks."""
    root = draft.file("playbook")
    if root is None or not says_dates(draft):
        return
    counts_weeks = "calendar" in root.document.data
    for source in draft.in_folder("phases"):
        for path, data in _data_of(source):
            if counts_weeks and "dates" in data:
                cure = "say weeks instead, or take 'calendar' out of playbook.yaml and give every phase and block dates"
                sentence = f"it has dates, and the playbook counts weeks; {_NEVER_BOTH}"
                yield source.problem((*path, "dates"), sentence, cure, at_key=True)
            elif not counts_weeks and "weeks" in data:
                sentence = f"it has weeks, and other parts have dates; {_NEVER_BOTH}"
                sentence = f"it has weeks and dates; {_NEVER_BOTH}" if "dates" in data else sentence
                cure = "take 'weeks' out" if "dates" in data else "say dates: {first: …, last: …} instead"
                yield source.problem((*path, "weeks"), sentence, cure, at_key=True)
    if not counts_weeks:
        yield from _other_weeks(draft)


def _other_weeks(draft: Draft) -> Iterator[Problem]:
    """Weeks of what is neither a phase nor a block."""
    for source in draft.sources.values():
        for path, part in source.parts_of(Weeks, Milestone):
            of = path[:-1] if isinstance(part, Weeks) else path
            if source.key.startswith("phases/") and isinstance(part, Weeks) and (not of or of[-2:-1] == ("blocks",)):
                continue
            if isinstance(part, Milestone) and part.week is None:
                continue
            sentence = f"it names weeks, and the plan has dates; {_NEVER_BOTH}"
            if isinstance(part, Weeks):
                yield source.problem(path, sentence, "take it out, or name the 'blocks' it is done in", at_key=True)
            else:
                yield source.problem((*path, "week"), sentence, "say due: … instead", at_key=True)


def dates_left_out(draft: Draft) -> Iterator[Problem]:
    """Where one phase or block says dates all do, so that nobody has to guess when the others come."""
    root = draft.file("playbook")
    if root is None or "calendar" in root.document.data or not says_dates(draft):
        return
    for source in draft.in_folder("phases"):
        for path, data in _data_of(source):
            if "dates" not in data and "weeks" not in data:
                sentence = "it says no dates, and other parts of the plan do"
                yield source.problem(path, sentence, f"add dates: {_proposed(source, path)}", at_key=bool(path))


def _proposed(source: Source, path: Path) -> str:
    """Of a phase, those that hold its blocks; of its only block, the phase's; else what is to be filled in."""
    own = source.node.dates
    if path and own and len(source.node.blocks) == 1:
        return dates_written(own.first, own.last)
    blocks = [block.dates for block in source.node.blocks.values() if block.dates]
    if not path and blocks:
        return dates_written(min(it.first for it in blocks), max(it.last for it in blocks))
    return "{first: …, last: …}"


def dates_written(first: str, last: str) -> str:
    """As YAML has them; one day is said once.

    >>> dates_written("2028-05-08", "2028-05-08")
    '{first: 2028-05-08}'
    """
    return f"{{first: {first}}}" if first == last else f"{{first: {first}, last: {last}}}"


def _data_of(source: Source) -> Iterator[tuple[Path, dict[str, object]]]:
    """What a phase's file says of it, and of each of its blocks that fits the model."""
    data = source.document.data
    yield (), data
    for id_ in source.node.blocks:
        yield ("blocks", id_), data["blocks"][id_]
