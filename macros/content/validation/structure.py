"""Fits a file to its model, and names every mismatch.

Pydantic finds the mistakes; `mismatches` leads them back to the file and `cures` puts them in an editor's words.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ValidationError

from macros.content.documents import Path
from macros.content.problems import Problem
from macros.content.strict_yaml import MANY
from macros.content.validation.draft import Source
from macros.content.validation.messages import explained
from macros.content.validation.mismatches import is_torn, locate, meant_key

__all__ = ["Fit", "fit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How a file fits its model."""

    node: BaseModel | None
    """The object its data makes; None where there is a mismatch."""
    problems: tuple[Problem, ...] = ()
    hides: bool = False
    """True where a mismatch hides what stands below it."""


def fit(source: Source) -> Fit:
    """Fits a file's data to its model and names every mismatch."""
    try:
        return Fit(node=source.model.model_validate(source.document.data))
    except ValidationError as error:
        found = [locate(source, details) for details in error.errors(include_url=False)]
    hides = any(mismatch.error["type"] in _HIDING or mismatch.error["loc"][-1:] == ("[key]",) for mismatch in found)
    found = [mismatch for mismatch in found if not source.excuses(mismatch.path)][: MANY + 1]
    misspelled = {
        (*mismatch.path[:-1], near)
        for mismatch in found
        if mismatch.error["type"] == "extra_forbidden" and (near := meant_key(mismatch))
    }
    problems: list[Problem] = []
    torn: set[Path] = set()
    for mismatch in found:
        if len(problems) == MANY:
            problems.append(mismatch.problem(f"there are more than {MANY:,} mistakes", "mend those above first"))
            break
        if mismatch.error["type"] == "missing" and mismatch.path in misspelled:
            continue
        if is_torn(mismatch):
            if mismatch.path[:-1] in torn:
                continue
            torn.add(mismatch.path[:-1])
        problems.append(explained(mismatch))
    return Fit(node=None, problems=tuple(dict.fromkeys(problems)), hides=hides)


_HIDING = frozenset(
    {"extra_forbidden", "union_tag_invalid", "union_tag_not_found", "dict_type", "model_type", "missing"}
)
