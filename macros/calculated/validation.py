"""Rules about calculators.yaml: every input is known, has a default, and the calculator accepts it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from calculators import NAMES
from macros.calculated.defaults import PERCENTS
from macros.calculated.given.rules import given_statements
from macros.calculated.refusals import Origin, Refusal, refusals_of
from macros.calculated.replies import described
from macros.content.cures import Cure
from macros.content.documents import Path
from macros.content.loaded import Loaded
from macros.content.model.base import DEFAULT_KINDS, Weeks
from macros.content.model.ours import CalculatorText
from macros.content.problems import Problem
from macros.content.selections import chosen
from macros.content.validation.draft import Draft, Source
from macros.content.validation.due_days import milestones_of_no_time
from macros.content.validation.mixed_times import says_dates
from macros.content.validation.order import weeks_left_out
from macros.content.validation.overlays import verticals_that_clash
from macros.content.validation.references import dangling_references, references_of_a_wrong_kind
from macros.content.validation.weeks import impossible_days, impossible_weeks, phases_fill_the_calendar
from macros.content.validation.words import listed, nearest

__all__ = [
    "calculators_and_their_inputs",
    "calculators_that_count_weeks",
    "defaults_hold_a_value",
    "refused_defaults",
]

_PLAN = "plan"
"""What a calculator is given that works with the weeks of a plan."""
_FIRST = frozenset(rule.__name__ for rule in (dangling_references, references_of_a_wrong_kind, given_statements)) | {
    "calculators_and_their_inputs",
    "calculators_that_count_weeks",
    "defaults_hold_a_value",
    verticals_that_clash.__name__,
    weeks_left_out.__name__,
    impossible_days.__name__,
    milestones_of_no_time.__name__,
}
"""The rules without which a calculator cannot even be asked."""
_OF_TIME = frozenset(rule.__name__ for rule in (impossible_weeks, phases_fill_the_calendar))
_EMPTY_AT_FIRST = frozenset({"dates", "choices", "table"})


def _described(source: Source) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    """Each calculator of the file that exists, with its fields by name."""
    for name, text in source.node.calculators.items():
        if name in NAMES:
            yield name, text, {field["name"]: field for field in described(name)["fields"]}


def calculators_that_count_weeks(draft: Draft) -> Iterator[Problem]:
    """A calculator that puts the plan's weeks on a calendar has some."""
    source = draft.file("calculators")
    has = "has dates of its own" if says_dates(draft) else "counts none"
    for name in _in_vain(draft):
        assert source is not None
        sentence = f"it works with weeks, and the plan {has}"
        yield source.problem(("calculators", name), sentence, "take it out", at_key=True)


def _in_vain(draft: Draft) -> list[str]:
    """The calculators that work with weeks, in a plan that has none; where weeks are named, a calendar is missing."""
    source, root, phases = draft.file("calculators"), draft.file("playbook"), draft.in_folder("phases")
    if source is None or root is None or "calendar" in root.document.data or not phases:
        return []
    if any(it.parts_of(Weeks) for it in phases):
        return []
    return [name for name, _, fields in _described(source) if fields.get(_PLAN, {}).get("given")]


def calculators_and_their_inputs(draft: Draft) -> Iterator[Problem]:
    """The file names calculators that there are, and of each every input that cannot start empty."""
    source = draft.file("calculators")
    if source is None:
        return
    for name in source.node.calculators:
        if name not in NAMES:
            near = nearest(name, NAMES)
            at: Path = ("calculators", name)
            cure = source.meant(at, near, at_key=True) if near else f"there are {listed(NAMES)}"
            yield source.problem(at, f"there is no calculator '{name}'", cure, at_key=True)
    in_vain = _in_vain(draft)
    for name, text, fields in _described(source):
        if name in in_vain:
            continue  # of what is to be taken out nothing is asked
        path = ("calculators", name, "inputs")
        asked = {field for field, facts in fields.items() if not facts["given"]}
        due = [
            field
            for field in fields
            if field in asked
            and field not in text.inputs
            and not _may_be_empty(draft, text, fields[field])
            and fields[field]["kind"] not in _EMPTY_AT_FIRST
        ]
        for field in text.inputs:
            if field not in asked:
                near = nearest(field, due) or nearest(field, asked)
                due = [other for other in due if other != near]
                at = (*path, field)
                cure = source.meant(at, near, at_key=True) if near else f"it asks for {listed(sorted(asked))}"
                yield source.problem(at, f"the calculator has no input '{field}'", cure, at_key=True)
        for field in due:
            sentence = f"the input '{field}' ({fields[field]['label']}) has no default"
            yield source.problem(path, sentence, f"add {field}: assumption/…", at_key=True)


def _may_be_empty(draft: Draft, text: CalculatorText, field: Mapping[str, Any]) -> bool:
    """Whether a calculator does without the input: always, or because the playbook has nothing that it is about."""
    if "needs" not in field:
        return bool(field["optional"])
    given, least = field["needs"]
    there = [(f"{kind}/{id_}", spots[0].node) for (kind, id_), spots in draft.spots.items()]
    return given not in text.given or len(chosen(text.given[given], there)) < least


def defaults_hold_a_value(draft: Draft) -> Iterator[Problem]:
    """A default comes from something that holds a value, a percentage where a share is due."""
    source = draft.file("calculators")
    for name, text, fields in _described(source) if source else ():
        assert source is not None
        for field, reference in text.inputs.items():
            kind, _, id_ = reference.partition("/")
            spot = next(iter(draft.spots.get((kind, id_), [])), None)
            if spot is None or spot.source.node is None or field not in fields or kind not in DEFAULT_KINDS:
                continue
            path = ("calculators", name, "inputs", field)
            data = _data_at(spot.source.document.data, spot.path)
            holder = data if kind == "assumption" else data.get("quantity") if isinstance(data, dict) else None
            if not isinstance(holder, dict) or "value" not in holder:
                sentence = f"'{reference}' holds no number ({spot.where})"
                yield source.problem(path, sentence, "give it a quantity, or choose another origin")
            elif isinstance(holder["value"], int | float) and (fields[field]["kind"] == "share") != (
                holder.get("unit") in PERCENTS
            ):
                wanted = "a percentage" if fields[field]["kind"] == "share" else "no percentage"
                sentence = (
                    f"'{reference}' is in {holder.get('unit')}, but the input '{field}' takes {wanted} ({spot.where})"
                )
                yield source.problem(path, sentence, "choose another origin")


def _data_at(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def refused_defaults(draft: Draft, loaded: Loaded, found: Sequence[Problem]) -> Iterator[Problem]:
    """Every calculator accepts its defaults; what it refuses is told where its value is written.

    Asked only where each is given what it asks for.
    """
    if any(problem.rule in _FIRST for problem in found):
        return
    refusals: dict[Origin, list[tuple[str, Refusal]]] = {}
    for refusal in refusals_of(draft, loaded):
        refusals.setdefault(refusal.origin, []).append((refusal.calculator, refusal))
    others = {problem.value for problem in found if not problem.is_warning}
    unsound = [problem.value for problem in found if problem.rule in _OF_TIME and problem.value]
    for origin, those in refusals.items():
        because = dict.fromkeys([*(spot for _, one in those for spot in one.because), *unsound])
        if others and not origin.is_traced and not others & set(because):
            continue  # it may follow from one of the others: asked again once they are mended
        sentence, cure = _words(those[0][1], list(dict.fromkeys(name for name, _ in those)))
        yield origin.source.problem(origin.path, sentence, cure, because=because)


def _words(refusal: Refusal, names: Sequence[str]) -> tuple[str, Cure | str]:
    """What to say of a refusal by the calculators `names`, and its cure."""
    calculators = f"the calculator{'s' if len(names) > 1 else ''} {listed(names)}"
    if refusal.lacks:
        sentence = f"as '{refusal.field}' it has no {refusal.lacks} for {calculators}"
        return sentence, _LACKING.get(refusal.lacks, refusal.message)
    sentence = f"as '{refusal.field}' this is refused by {calculators}"
    source, path = refusal.origin.source, refusal.origin.path
    return sentence, source.write(path, "percent", refusal.message) if path[-1:] == ("unit",) else refusal.message


_LACKING = {
    "share": "give it quantity: {value: …, unit: percent, basis: …}",
    "days": "give its quantity clock: {start: …, within: P…D}",
}
