"""Fits a file to its model, and names every mismatch.

Pydantic finds the mistakes; `mismatches` leads them back to the file and `messages` puts them in an editor's words. A
mistake that has a cure is then taken for mended, and one that has none is left out, so that all else can be judged too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from macros.content.cures import Edit
from macros.content.documents import Document, Path
from macros.content.problems import Problem, Spot
from macros.content.strict_yaml import MANY
from macros.content.validation.draft import Source
from macros.content.validation.messages import explained
from macros.content.validation.mismatches import Mismatch, is_torn, locate, meant_key

__all__ = ["Fit", "fit"]

_ROUNDS = 5
"""So often a file is read again with its cures; one cure may show another mistake behind it."""
_PRUNINGS = 20
"""So often something is left out: what lacks a part that was left out goes next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How a file fits its model."""

    node: BaseModel | None
    """The object its data makes; None where too much of it cannot be understood."""
    document: Document
    """The file, as it reads with its cures."""
    problems: tuple[Problem, ...] = ()
    pruned: Mapping[Path, Spot] = field(default_factory=dict)
    """What had to be left out, and where the problem stands for which it was."""
    hides: bool = False
    """True where a mismatch hides what stands below it."""


def fit(source: Source, read_with: Callable[[Iterable[Edit]], Document | None]) -> Fit:
    """Fits a file's data to its model and names every mismatch.

    Args:
        source: the file.
        read_with: reads it again with edits made.
    """
    problems: list[Problem] = []
    edits: list[Edit] = []
    told: dict[tuple[Path, str], Spot] = {}
    found: list[Mismatch] = []
    for _ in range(_ROUNDS):
        node, found = _validated(source)
        if node is not None and not told:
            return Fit(node=node, document=source.document)
        if not found:
            break
        new = [(mismatch, problem) for mismatch, problem in _told(source, found, MANY - len(problems))
               if (mismatch.path, mismatch.error["type"]) not in told]  # fmt: skip
        told |= {(mismatch.path, mismatch.error["type"]): _spot(problem) for mismatch, problem in new}
        problems += [problem for _, problem in new]
        cures = [edit for _, problem in new for edit in problem.edits]
        document = read_with([*edits, *cures]) if cures else None
        if document is None or len(problems) >= MANY:
            break
        edits += cures
        source = replace(source, document=document)
    node, pruned = _pruned(source, told)
    hides = any(mismatch.error["type"] in _HIDING or mismatch.error["loc"][-1:] == ("[key]",) for mismatch in found)
    return Fit(node=node, document=source.document, problems=tuple(dict.fromkeys(problems)), pruned=pruned, hides=hides)


def _validated(source: Source) -> tuple[BaseModel | None, list[Mismatch]]:
    """The object that the data makes, or every mismatch that stands in its way."""
    try:
        return source.model.model_validate(source.document.data), []
    except ValidationError as error:
        return None, [locate(source, details) for details in error.errors(include_url=False)]


def _told(source: Source, found: Sequence[Mismatch], limit: int) -> list[tuple[Mismatch, Problem]]:
    """The problem that each mismatch is to an editor, but for those that only follow from another."""
    found = [mismatch for mismatch in found if not source.excuses(mismatch.path)][: MANY + 1]
    misspelled = {
        (*mismatch.path[:-1], near)
        for mismatch in found
        if mismatch.error["type"] == "extra_forbidden" and (near := meant_key(mismatch))
    }
    told: list[tuple[Mismatch, Problem]] = []
    torn: set[Path] = set()
    for mismatch in found:
        if len(told) >= limit:
            told.append((mismatch, mismatch.problem(f"there are more than {MANY:,} mistakes", "fix those above first")))
            break
        if mismatch.error["type"] == "missing" and mismatch.path in misspelled:
            continue
        if is_torn(mismatch):
            if mismatch.path[:-1] in torn:
                continue
            torn.add(mismatch.path[:-1])
        problem = explained(mismatch)
        told.append((mismatch, replace(problem, rule="structure", value=_spot(problem))))
    return told


def _spot(problem: Problem) -> Spot:
    return problem.path, problem.line, problem.column


def _pruned(source: Source, told: Mapping[tuple[Path, str], Spot]) -> tuple[BaseModel | None, dict[Path, Spot]]:
    """The object that the data makes without what does not fit, and what that is."""
    data = source.document.data
    gone: dict[Path, Spot] = {}
    for attempt in range(_PRUNINGS):
        try:
            return source.model.model_validate(data), gone
        except ValidationError as error:
            data = deepcopy(data) if not attempt else data
            looked_at = replace(source, document=replace(source.document, data=data))
            faults = {}
            for details in error.errors(include_url=False):
                mismatch = locate(looked_at, details)
                path = _without(mismatch)
                inner = (at for known, at in gone.items() if known[:-1] == path)
                faults[path] = (
                    told.get((mismatch.path, details["type"])) or next(inner, None) or source.at(mismatch.path)
                )
            if () in faults:
                return None, gone
            for path in faults:
                _remove(data, path)
            gone |= faults
    return None, gone


def _without(mismatch: Mismatch) -> Path:
    """What has to go so that a mismatch goes: the value, or what lacks the missing one."""
    return mismatch.path[:-1] if mismatch.error["type"] == "missing" else mismatch.path


def _remove(data: Any, path: Path) -> None:
    """Takes a value out; of a list all that follows too, so that the others keep their places."""
    for key in path[:-1]:
        try:
            data = data[key]
        except (KeyError, IndexError):
            return
    if isinstance(data, list):
        del data[path[-1] :]
    else:
        data.pop(path[-1], None)


_HIDING = frozenset(
    {"extra_forbidden", "union_tag_invalid", "union_tag_not_found", "dict_type", "model_type", "missing"}
)
