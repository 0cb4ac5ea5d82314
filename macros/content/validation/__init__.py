"""The rules of a playbook beyond the shape of its files: each a small function that reads as its rule.

A rule gets the `Draft` and yields `Problem`s. It looks only at files that fit their model, says nothing of what it
cannot see, and leaves to other rules what they have said. A new rule gets its line in `RULES` and a case in
`tests/cases/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from macros.content.loaded import Loaded
from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.figures import figures_that_do_not_follow
from macros.content.validation.ids import duplicate_ids, ids_of_files, ids_that_change
from macros.content.validation.published import ids_to_lock, lines_of_the_lock, published_ids, retired_words
from macros.content.validation.quantities import (
    falling_milestones,
    impossible_quantities,
    numbers_without_a_quantity,
    quantities_unlike_their_text,
    sound_assumptions,
    unknown_words,
)
from macros.content.validation.reasons import reasons_of_something
from macros.content.validation.references import dangling_references, references_of_a_wrong_kind
from macros.content.validation.registers import consecutive_escalation_levels, one_gate_a_phase, unnamed_words
from macros.content.validation.repeated import plan_as_long_as_said
from macros.content.validation.unwritten import words_of_the_template
from macros.content.validation.weeks import time_is_sound

__all__ = ["RULES", "Rules"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is asked of a playbook; rooms above this one add theirs (`macros.calculated.checking`)."""

    of_drafts: tuple[Callable[[Draft], Iterable[Problem]], ...]
    """Asked of what has been read, even where some files do not fit their model."""
    of_loaded: tuple[Callable[[Draft, Loaded], Iterable[Problem]], ...] = ()
    """Asked only of a playbook without any other problem."""

    def __add__(self, other: Rules) -> Rules:
        """These rules, then the others."""
        return Rules(of_drafts=self.of_drafts + other.of_drafts, of_loaded=self.of_loaded + other.of_loaded)

    def without(self, *rules: Callable[[Draft], Iterable[Problem]]) -> Rules:
        """These rules but for some of drafts."""
        return replace(self, of_drafts=tuple(rule for rule in self.of_drafts if rule not in rules))

    def problems_of(self, draft: Draft) -> list[Problem]:
        """Every problem that a rule of drafts finds."""
        return [problem for rule in self.of_drafts for problem in rule(draft)]

    def problems_with(self, draft: Draft, loaded: Loaded) -> list[Problem]:
        """Every problem that a rule of loaded playbooks finds."""
        return [problem for rule in self.of_loaded for problem in rule(draft, loaded)]


RULES = Rules(
    of_drafts=(
        ids_of_files,
        duplicate_ids,
        ids_that_change,
        lines_of_the_lock,
        published_ids,
        ids_to_lock,
        retired_words,
        dangling_references,
        references_of_a_wrong_kind,
        reasons_of_something,
        time_is_sound,
        falling_milestones,
        impossible_quantities,
        quantities_unlike_their_text,
        numbers_without_a_quantity,
        unknown_words,
        sound_assumptions,
        consecutive_escalation_levels,
        one_gate_a_phase,
        unnamed_words,
        figures_that_do_not_follow,
        plan_as_long_as_said,
        words_of_the_template,
    )
)
