"""What stands around a calculator's result: sharing, files, scenarios, and the ways to the other calculators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from macros.calculated.defaults import playbook_of
from macros.calculated.replies import described
from macros.content.site import Site
from macros.foundation.addresses import calculator_page, example_path
from macros.rendering.views.plan_facts import going_along
from macros.rendering.views.view import view

__all__ = ["LinkedValue", "Planner", "linked_value", "planner"]

_FORMS = {
    "csv": ("CSV", "for a spreadsheet"),
    "json": ("JSON", "for programs"),
    "ics": ("Calendar", "all dates, for a calendar program"),
    "xlsx": ("Excel", "a workbook with live formulas"),
}


@view
class Form:
    """A file that can be made of the result."""

    name: str
    label: str
    purpose: str
    example: str
    """Address of the worked example in this form."""


@view
class Other:
    """Another calculator that the same entries lead to."""

    name: str
    title: str
    question: str
    href: str


@view
class Planner:
    """What scripts, and the links to the other calculators, need."""

    forms: tuple[Form, ...]
    others: tuple[Other, ...]
    going_along: str
    """What of a plan the other calculators are given."""
    calculators: str
    """The names of all, for the file that holds the scenarios of all."""
    playbook: Mapping[str, Any]
    """What files made of the result say they are about."""


@view
class LinkedValue:
    """What a field takes from another calculator, as long as the planner wants it."""

    calculator: str
    title: str
    """Of the other calculator, inside a sentence."""
    href: str
    text: str
    """What was taken; empty where the page starts without the link."""
    own: str
    """The choice that breaks the link."""


def planner(site: Site, here: str, name: str) -> Planner:
    """The tools of calculator `name`."""
    calculators = site.loaded.playbook.calculators.calculators
    return Planner(
        forms=tuple(_form(site, here, name, form) for form in described(name)["forms"]),
        others=tuple(
            Other(name=other, title=text.title, question=text.question, href=site.href(calculator_page(other), here))
            for other, text in calculators.items()
            if other != name
        ),
        going_along=going_along(site),
        calculators=" ".join(calculators),
        playbook=playbook_of(site.loaded),
    )


def _form(site: Site, here: str, name: str, form: str) -> Form:
    label, purpose = _FORMS[form]
    return Form(name=form, label=label, purpose=purpose, example=site.href(example_path(name, form), here))


def linked_value(
    site: Site, here: str, link: Mapping[str, str], *, offered: Iterable[str], brought: Mapping[str, Mapping[str, str]]
) -> LinkedValue:
    """What a link brings; `offered` are its field's choices, `brought` is what the built answer says it took."""
    title = site.loaded.playbook.calculators.calculators[link["calculator"]].title
    return LinkedValue(
        calculator=link["calculator"],
        title=title[:1].lower() + title[1:],
        href=site.href(calculator_page(link["calculator"]), here),
        text=brought[link["field"]]["text"] if link["field"] in brought else "",
        own=next(choice for choice in offered if choice != link["calculator"]),
    )
