"""Rules about numbers: possible values, known units, agreement with the words beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.content.cures import Cure
from macros.content.documents import Path
from macros.content.model.ours import Assumption
from macros.content.model.phases import Phase
from macros.content.model.plan_statements import Milestone
from macros.content.model.quantity import Quantity
from macros.content.model.root import Colophon
from macros.content.model.vocabulary import Vocabulary
from macros.content.problems import Problem
from macros.content.validation.dates import written_dates
from macros.content.validation.draft import Draft, Source, Spot
from macros.content.validation.words import listed, nearest, nearest_first, shown
from macros.content.validation.written_numbers import counted, written_numbers

__all__ = [
    "falling_milestones",
    "impossible_quantities",
    "numbers_without_a_quantity",
    "quantities_unlike_their_text",
    "sound_assumptions",
    "unknown_words",
]

_SPANS = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def _quantities(draft: Draft) -> Iterator[tuple[Source, Path, Quantity, Any]]:
    """Every quantity with the statement that holds it."""
    for source in draft.sources.values():
        for path, part in source.quantified:
            yield source, (*path, "quantity"), part.quantity, part


def unknown_words(draft: Draft) -> Iterator[Problem]:
    """Units and periods are named in the vocabulary, so that pages can show them."""
    words = draft.vocabulary
    if words is None:
        return
    for source in draft.sources.values():
        for path, part in source.parts_of(Quantity, Assumption):
            if part.unit not in words.units:
                near = _unit_meant(part.unit, words)
                cure = source.meant((*path, "unit"), near) if near else Cure(_units_there_are(part.unit, words))
                yield source.problem((*path, "unit"), f"{shown(part.unit)} is not a unit of the vocabulary", cure)


def _units_there_are(written: str, words: Vocabulary) -> str:
    names = listed(nearest_first(written.lower(), words.units), last="or")
    return f"write one of {names}; or add it to playbooks/_vocabulary.yaml, under units"


def _unit_meant(written: str, words: Vocabulary) -> str | None:
    """The unit whose sign, label or plural is written, or whose name is near."""
    said = {name: (unit.symbol, unit.label, unit.plural) for name, unit in words.units.items()}
    return next((name for name, them in said.items() if written in them), None) or nearest(written.lower(), words.units)


def impossible_quantities(draft: Draft) -> Iterator[Problem]:
    """A level in percent is a share of a whole, a rating of five ends at five, nothing is counted below zero."""
    for source, path, quantity, holder in _quantities(draft):
        value, at = quantity.value, (*path, "value")
        numbers = _numbers_beside(holder)
        told = f"{shown(next(iter(numbers)))}" if len(numbers) == 1 and value not in numbers else ""
        if quantity.change:
            if quantity.unit == "percent" and value < -100:
                yield source.problem(
                    at, f"a drop of {shown(-value)} percent is more than everything", "write -100 or more"
                )
        elif quantity.unit == "percent" and quantity.per is None and not 0 <= value <= 100:
            cure = "write 0 to 100; for a change add change: true, for a yearly rate per: P1Y"
            cure = f"write {told}, as the text has it" if told else cure
            sentence = f"a level of {shown(value)} percent is outside 0 to 100"
            yield source.problem(at, sentence, Cure(cure, source.instead(at, told) if told else ()))
        elif quantity.unit == "rating-of-five" and not 0 <= value <= 5:
            yield source.problem(at, f"a rating of {shown(value)} is outside 0 to 5", "write 0 to 5")
        elif value < 0:
            cure = "write it without the minus, or add change: true if it is a change"
            yield source.problem(at, f"{shown(value)} is below zero", cure)
        span = _SPANS.get(quantity.unit)
        if value >= 0 and span and quantity.clock is not None and quantity.clock.within != f"P{shown(value)}{span}":
            sentence = f"'within' is {quantity.clock.within}, but the value is {shown(value)} {quantity.unit}s"
            within, due = (*path, "clock", "within"), f"P{shown(value)}{span}"
            cured = source.write(within, due, f"write within: {due}")
            yield source.problem(within, sentence, cured, because=[source.at(at)])


def quantities_unlike_their_text(draft: Draft) -> Iterator[Problem]:
    """The number beside a text is one the text holds, with its sign; whoever changes one must change the other."""
    for source, path, quantity, holder in _quantities(draft):
        numbers = _numbers_beside(holder)
        value = quantity.value if quantity.change else abs(quantity.value)
        if numbers and value not in numbers:
            sentence = f"the text {shown(holder.text)} does not hold the number {shown(quantity.value)}"
            yield source.problem((*path, "value"), sentence, _as_in_text(source, path, quantity, numbers))


def _as_in_text(source: Source, path: Path, quantity: Quantity, numbers: set[float]) -> Cure:
    """The cure of a value that is not among the numbers of its text; one below zero is a change."""
    at, least = (*path, "value"), min(numbers)
    if len(numbers) > 1:
        return Cure(f"write {listed(map(shown, sorted(numbers)), last='or')}, or fix the text")
    if least >= 0 or quantity.change:
        return Cure(f"write {shown(least)}, or fix the text", source.instead(at, shown(least)))
    is_open = path in source.document.ends and (*path, "change") not in source.document.keys
    edits = source.instead(at, f"{shown(least)}, change: true") if is_open else ()
    return Cure(f"write value: {shown(least)} and change: true, or fix the text", edits)


def _numbers_beside(holder: Any) -> set[float]:
    """The numbers that a statement's words hold; those of its title only where the text has none.

    A number of the title, as in 30-Day Adoption, must not excuse one that the text has otherwise.
    """
    texts = [str(getattr(holder, name, None) or "") for name in ("text", "title")]
    return next(filter(None, ({number.value for number in written_numbers(text)} for text in texts)), set())


def numbers_without_a_quantity(draft: Draft) -> Iterator[Problem]:
    """Whoever writes a number into a statement says beside it what it means, or `null` where it counts nothing."""
    for source in draft.sources.values():
        for path, part in source.parts_with("quantity"):
            # Numbers in the footer are names: of an edition, of a shelf.
            if type(part) is Colophon or (*path, "quantity") in source.pruned:
                continue
            if "quantity" in part.model_fields_set or "date" in part.model_fields_set:
                continue
            for name in ("text", "title"):
                words = getattr(part, name, None) or ""
                numbers = listed(shown(number.value) for number in counted(words))
                # Of a day that is named, the rule about dates speaks.
                if numbers != "none" and not written_dates(words):
                    sentence = f"the {name} {shown(words)} holds {numbers}, but no quantity says what is meant"
                    hint = "add quantity: {value: …, unit: …, basis: …}, or quantity: null where nothing is counted"
                    yield source.problem((*path, name), sentence, hint, place_of=path)
                    break


def falling_milestones(draft: Draft) -> Iterator[Problem]:
    """Adoption only grows: a later milestone of the same KPI is not lower than an earlier one."""
    reached: dict[str, tuple[str, Quantity, Spot]] = {}
    found = [
        ((part.week or 0, part.due or ""), source, path, part)
        for source in draft.in_folder("phases")
        if isinstance(source.node, Phase)
        for path, part in source.parts_of(Milestone)
        if part.kpi is not None and part.quantity is not None and (part.week is not None or part.due)
    ]
    for _, source, path, milestone in sorted(found, key=lambda entry: entry[0]):
        when = f"on {milestone.due}" if milestone.week is None else f"in week {milestone.week}"
        assert milestone.kpi is not None
        assert milestone.quantity is not None
        earlier = reached.get(milestone.kpi)
        if earlier and earlier[1].unit == milestone.quantity.unit and milestone.quantity.value < earlier[1].value:
            sentence = (
                f"{shown(milestone.quantity.value)} {when} is lower than "
                f"{shown(earlier[1].value)} {earlier[0]} ('{earlier[2].path[-1]}')"
            )
            because = [
                one.source.at((*one.path, *inner))
                for one in (earlier[2], Spot(source=source, path=path, kind="milestone", id=str(path[-1])))
                for inner in (("week",), ("due",), ("quantity", "value"))
            ]
            hint = f"milestones of {milestone.kpi} never fall"
            yield source.problem((*path, "quantity", "value"), sentence, hint, because=because)
        else:
            spot = Spot(source=source, path=path, kind="milestone", id=str(path[-1]))
            reached[milestone.kpi] = (when, milestone.quantity, spot)


def sound_assumptions(draft: Draft) -> Iterator[Problem]:
    """A value lies in its own range, and an external one is cited."""
    source = draft.file("assumptions")
    for id_, assumption in source.node.assumptions.items() if source else ():
        assert source is not None
        path = ("assumptions", id_)
        bounds = assumption.range
        if assumption.origin == "external" and assumption.citation is None:
            yield source.problem(
                (*path, "origin"), "an external value is not cited", "add citation: {author, title, year}"
            )
        if assumption.origin == "ours" and assumption.citation is not None:
            yield source.problem(
                (*path, "citation"), "an assumption of ours is cited", "write origin: external, or remove it"
            )
        if bounds is not None and bounds.maximum < bounds.minimum:
            sentence = f"'maximum' is {shown(bounds.maximum)}, below 'minimum', {shown(bounds.minimum)}"
            yield source.problem((*path, "range", "maximum"), sentence, "swap them")
        elif (
            bounds is not None
            and isinstance(assumption.value, float)
            and not bounds.minimum <= assumption.value <= bounds.maximum
        ):
            sentence = (
                f"{shown(assumption.value)} lies outside the range {shown(bounds.minimum)} to {shown(bounds.maximum)}"
            )
            yield source.problem((*path, "value"), sentence, "change the value or the range")
