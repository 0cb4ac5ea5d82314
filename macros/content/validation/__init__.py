"""The rules of a playbook beyond the shape of its files: each a small function that reads as its rule.

A rule gets the `Draft` and yields `Problem`s. It sees files as they read with their cures made and what has none left
out, says nothing of what it cannot see, and leaves to other rules what they have said. Of two rules about one value the
one that names the cause stands first. A new rule gets its line in `RULES` and a case in
`tests/cases/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from macros.content.loaded import Loaded
from macros.content.problems import Problem
from macros.content.validation.addresses import published_playbooks_to_follow
from macros.content.validation.copies import files_copied_whole
from macros.content.validation.dates import (
    dates_unlike_their_text,
    days_named_in_vain,
    impossible_dates,
    reviews_overdue,
)
from macros.content.validation.draft import Draft
from macros.content.validation.due_days import milestones_due_on_other_days, milestones_of_no_time
from macros.content.validation.echoes import goals_unlike_their_kpi
from macros.content.validation.far_references import references_into_other_playbooks
from macros.content.validation.figures import (
    figures_of_another_plan,
    figures_that_do_not_follow,
    values_that_do_not_follow,
)
from macros.content.validation.fixed_dates import (
    dates_beside_in_vain,
    dates_of_blocks,
    dates_of_phases,
    dates_that_end_too_early,
)
from macros.content.validation.ids import duplicate_ids, ids_of_files, ids_that_change
from macros.content.validation.in_blocks import adjustments_beside_their_blocks, milestones_outside_their_block
from macros.content.validation.milestones import milestones_in_one_week
from macros.content.validation.mixed_times import dates_and_other_times, dates_left_out
from macros.content.validation.named_weeks import weeks_named_in_vain
from macros.content.validation.operators import operators_unlike_their_text
from macros.content.validation.order import phases_without_a_place, times_said_twice, weeks_left_out
from macros.content.validation.overlays import (
    overlays_beside_the_plan,
    precedence_over_nothing,
    replacements_of_nothing,
    statements_overlaid_twice,
    verticals_that_clash,
)
from macros.content.validation.page_texts import pages_of_the_site, texts_of_pages
from macros.content.validation.periods import (
    clocks_unlike_their_words,
    intervals_unlike_their_name,
    rates_unlike_their_text,
)
from macros.content.validation.phase_numbers import phases_counted_otherwise, phases_named_otherwise
from macros.content.validation.published import ids_to_lock, lines_of_the_lock, published_ids, retired_words
from macros.content.validation.quantities import (
    falling_milestones,
    impossible_quantities,
    numbers_without_a_quantity,
    quantities_unlike_their_text,
    sound_assumptions,
    unknown_words,
)
from macros.content.validation.quotations import quotations_without_a_figure
from macros.content.validation.reasons import reasons_of_something
from macros.content.validation.references import dangling_references, references_of_a_wrong_kind
from macros.content.validation.registers import (
    consecutive_escalation_levels,
    headings_over_nothing,
    one_gate_a_phase,
    phases_without_a_gate,
    unnamed_words,
)
from macros.content.validation.repeated import plan_as_long_as_said
from macros.content.validation.replaced_weeks import plans_that_do_not_fit, weeks_that_are_none
from macros.content.validation.spelling import misspelled_words
from macros.content.validation.twins import copied_files, entries_listed_twice, texts_written_twice
from macros.content.validation.units import units_unlike_their_text
from macros.content.validation.unwritten import words_of_the_template
from macros.content.validation.vocabularies import section_types_of_the_vocabulary, words_named_already
from macros.content.validation.weeks import (
    blocks_fill_their_phase,
    blocks_within_their_phase,
    impossible_days,
    impossible_weeks,
    labels_that_lie,
    phases_fill_the_calendar,
    side_by_side_in_vain,
)

__all__ = ["RULES", "Rules"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is asked of a playbook; rooms above this one add theirs (`macros.calculated.checking`)."""

    of_drafts: tuple[Callable[[Draft], Iterable[Problem]], ...]
    """Asked of what has been read, even where some files do not fit their model."""
    of_loaded: tuple[Callable[[Draft, Loaded, Sequence[Problem]], Iterable[Problem]], ...] = ()
    """Asked of a playbook whose files all fit their models, with the problems found so far."""

    def __add__(self, other: Rules) -> Rules:
        """These rules, then the others."""
        return Rules(of_drafts=self.of_drafts + other.of_drafts, of_loaded=self.of_loaded + other.of_loaded)

    def without(self, *rules: Callable[[Draft], Iterable[Problem]]) -> Rules:
        """These rules but for some of drafts."""
        return replace(self, of_drafts=tuple(rule for rule in self.of_drafts if rule not in rules))

    def problems_of(self, draft: Draft) -> list[Problem]:
        """Every problem that a rule of drafts finds."""
        return [replace(problem, rule=rule.__name__) for rule in self.of_drafts for problem in rule(draft)]

    def problems_with(self, draft: Draft, loaded: Loaded, found: Sequence[Problem]) -> list[Problem]:
        """Every problem that a rule of loaded playbooks finds, after those already `found`."""
        return [
            replace(problem, rule=rule.__name__) for rule in self.of_loaded for problem in rule(draft, loaded, found)
        ]


RULES = Rules(
    of_drafts=(
        files_copied_whole,
        ids_of_files,
        duplicate_ids,
        ids_that_change,
        lines_of_the_lock,
        published_ids,
        ids_to_lock,
        retired_words,
        dangling_references,
        references_into_other_playbooks,
        references_of_a_wrong_kind,
        reasons_of_something,
        dates_and_other_times,
        impossible_weeks,
        impossible_days,
        weeks_left_out,
        dates_left_out,
        dates_that_end_too_early,
        dates_of_phases,
        dates_of_blocks,
        dates_beside_in_vain,
        phases_without_a_place,
        times_said_twice,
        phases_fill_the_calendar,
        labels_that_lie,
        blocks_within_their_phase,
        blocks_fill_their_phase,
        side_by_side_in_vain,
        milestones_of_no_time,
        milestones_outside_their_block,
        milestones_due_on_other_days,
        adjustments_beside_their_blocks,
        milestones_in_one_week,
        overlays_beside_the_plan,
        replacements_of_nothing,
        statements_overlaid_twice,
        verticals_that_clash,
        precedence_over_nothing,
        weeks_that_are_none,
        plans_that_do_not_fit,
        impossible_quantities,
        falling_milestones,
        quantities_unlike_their_text,
        operators_unlike_their_text,
        units_unlike_their_text,
        intervals_unlike_their_name,
        rates_unlike_their_text,
        clocks_unlike_their_words,
        impossible_dates,
        dates_unlike_their_text,
        days_named_in_vain,
        reviews_overdue,
        numbers_without_a_quantity,
        unknown_words,
        section_types_of_the_vocabulary,
        words_named_already,
        sound_assumptions,
        consecutive_escalation_levels,
        headings_over_nothing,
        one_gate_a_phase,
        phases_without_a_gate,
        phases_counted_otherwise,
        phases_named_otherwise,
        copied_files,
        entries_listed_twice,
        texts_written_twice,
        pages_of_the_site,
        published_playbooks_to_follow,
        texts_of_pages,
        unnamed_words,
        figures_of_another_plan,
        figures_that_do_not_follow,
        values_that_do_not_follow,
        quotations_without_a_figure,
        plan_as_long_as_said,
        weeks_named_in_vain,
        goals_unlike_their_kpi,
        misspelled_words,
        words_of_the_template,
    )
)
