"""Reads a playbook with every rule there is: those of content, and those that ask the calculators.

The door for whoever wants a checked playbook. Not for: how it is read (`macros.content.loading`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from macros.calculated.given.rules import given_statements, milestones_given_to_none, reviews_given_to_none
from macros.calculated.validation import (
    calculators_and_their_inputs,
    calculators_that_count_weeks,
    defaults_hold_a_value,
    refused_defaults,
)
from macros.content import loading, validation
from macros.content.loaded import Loaded
from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.published import ids_to_lock

__all__ = ["RULES", "check", "load", "load_unpublished"]

RULES = validation.RULES + validation.Rules(
    of_drafts=(
        calculators_and_their_inputs,
        calculators_that_count_weeks,
        given_statements,
        milestones_given_to_none,
        reviews_given_to_none,
        defaults_hold_a_value,
    ),
    of_loaded=(refused_defaults,),
)


def load(root: Path, name: str, *, today: dt.date | None = None) -> Loaded:
    """The playbook `name` below `root/playbooks`, judged on the day `today` where that is given.

    Raises:
        PlaybookError: with every problem of every file at once.
    """
    return loading.load(root, name, RULES, today=today)


def load_unpublished(root: Path, name: str, *, today: dt.date | None = None) -> Loaded:
    """The same of a playbook that is being written: an id that is not listed yet is a warning, for it may yet change.

    Raises:
        PlaybookError: with every problem and warning of every file at once.
    """
    return loading.load(root, name, _UNPUBLISHED, today=today)


def _not_listed_yet(draft: Draft) -> Iterator[Problem]:
    return (replace(problem, severity="warning") for problem in ids_to_lock(draft))


_UNPUBLISHED = RULES.without(ids_to_lock) + validation.Rules(of_drafts=(_not_listed_yet,))


def check(root: Path, *, but: Collection[str] = (), today: dt.date | None = None) -> list[Problem]:
    """Every problem and warning in all YAML below `root/playbooks`, sorted; a mistake in the shared vocabulary once.

    `but` names playbooks to leave out, `today` the day they are judged on.
    """
    return loading.check(root, RULES, but=but, today=today)
