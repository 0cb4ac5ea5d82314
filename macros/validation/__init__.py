"""The rules of a playbook beyond the shape of its files: each a small function that reads as its rule.

A rule gets the `Draft` and yields `Problem`s. It looks only at files that fit their model, says nothing of what it
cannot see, and leaves to other rules what they have said. A new rule gets its line in `RULES` and a case in
`tests/cases/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.problems import Problem
from macros.validation.calculators import calculators_and_their_inputs, defaults_hold_a_value, given_statements
from macros.validation.draft import Draft
from macros.validation.ids import duplicate_ids, ids_of_files, ids_that_change, published_ids
from macros.validation.quantities import (
    falling_milestones,
    impossible_quantities,
    quantities_unlike_their_text,
    sound_assumptions,
    unknown_words,
)
from macros.validation.references import dangling_references, references_of_a_wrong_kind
from macros.validation.registers import consecutive_escalation_levels, one_gate_a_phase, unnamed_words
from macros.validation.weeks import time_is_sound

__all__ = ["RULES", "problems_of"]

RULES: tuple[Callable[[Draft], Iterable[Problem]], ...] = (
    ids_of_files,
    duplicate_ids,
    ids_that_change,
    published_ids,
    dangling_references,
    references_of_a_wrong_kind,
    time_is_sound,
    falling_milestones,
    impossible_quantities,
    quantities_unlike_their_text,
    unknown_words,
    sound_assumptions,
    consecutive_escalation_levels,
    one_gate_a_phase,
    unnamed_words,
    calculators_and_their_inputs,
    given_statements,
    defaults_hold_a_value,
)


def problems_of(draft: Draft) -> list[Problem]:
    """Every problem that any rule finds."""
    return [problem for rule in RULES for problem in rule(draft)]
