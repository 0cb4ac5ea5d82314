"""The calculators as the home page shows them: their questions with the worked example's answers, and the date form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.content.site import Site
from macros.foundation.addresses import calculator_page
from macros.rendering.views.page_words import heading_words
from macros.rendering.views.plan_facts import fact_fields
from macros.rendering.views.view import view
from macros.rendering.views.worked_example import worked_example

__all__ = ["AnswerCard", "DateForm", "answer_cards", "date_form"]

_CALCULATOR = "timeline"
_DATE = "anchor_date"
_VERTICALS = "verticals"
_NO_VERTICAL = "None"


@view
class AnswerCard:
    """A calculator's question and its answer to the worked example."""

    name: str
    """Of the calculator."""
    question: str
    href: str
    sentence: tuple[tuple[str, bool], ...]
    """The answer in pieces, each with whether it stands out."""


@view
class FormChoice:
    value: str
    label: str


@view
class FormField:
    """One input; with `choices` it is a list to choose from, else a date."""

    id: str
    parameter: str
    """Its key in the address, `<calculator>.<field>`."""
    label: str
    value: str
    minimum: str
    maximum: str
    choices: tuple[FormChoice, ...]


@view
class DateForm:
    """The way into the timeline with a date and a vertical filled in."""

    action: str
    heading: str
    button: str
    fields: tuple[FormField, ...]
    facts: Mapping[str, Any]
    """Which facts of a plan the fields ask for."""


def answer_cards(site: Site, here: str) -> tuple[AnswerCard, ...]:
    """One card a calculator, in the playbook's order."""
    return tuple(
        AnswerCard(
            name=name,
            question=text.question,
            href=site.href(calculator_page(name), here),
            sentence=worked_example(site, name).sentence,
        )
        for name, text in site.loaded.playbook.calculators.calculators.items()
    )


def date_form(site: Site, here: str) -> DateForm | None:
    """A form that opens the timeline with a date and a vertical filled in; none where there is no timeline."""
    playbook = site.loaded.playbook
    if _CALCULATOR not in playbook.calculators.calculators:
        return None
    example = worked_example(site, _CALCULATOR)
    fields = {field["name"]: field for field in example.description["fields"]}
    verticals = [FormChoice(value=id_, label=it.short_title) for id_, it in playbook.verticals.items()]
    return DateForm(
        action=site.href(calculator_page(_CALCULATOR), here),
        heading=heading_words(playbook, "home", "plan-heading", playbook.calculators.calculators[_CALCULATOR].question),
        button=heading_words(playbook, "home", "plan-button", playbook.calculators.calculators[_CALCULATOR].title),
        fields=(
            _field(fields[_DATE], "Week 1 starts", value=str(example.answer["shown"][_DATE])),
            *(
                [
                    _field(
                        fields[_VERTICALS],
                        fields[_VERTICALS]["label"],
                        choices=(FormChoice(value="", label=_NO_VERTICAL), *verticals),
                    )
                ]
                if verticals
                else []
            ),
        ),
        facts={_CALCULATOR: fact_fields(site)[_CALCULATOR]},
    )


def _field(spec: Mapping[str, Any], label: str, *, value: str = "", choices: tuple[FormChoice, ...] = ()) -> FormField:
    return FormField(
        id=f"start-{spec['name']}",
        parameter=f"{_CALCULATOR}.{spec['name']}",
        label=label,
        value=value,
        minimum=str(spec["minimum"]),
        maximum=str(spec["maximum"]),
        choices=choices,
    )
