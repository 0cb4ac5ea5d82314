"""What the calculators need and the source does not give: value, unit, range, origin and why."""

from __future__ import annotations

from collections.abc import Mapping

from calculators.work_week import work_week_text
from macros.calculated.defaults import defaults
from macros.calculated.replies import described
from macros.content.model.ours import Assumption, Citation
from macros.content.site import Site
from macros.foundation.addresses import calculator_page
from macros.rendering.views.amounts import number_words, range_words
from macros.rendering.views.badges import Badge, badge
from macros.rendering.views.offers import offers
from macros.rendering.views.references import Link, users_of
from macros.rendering.views.sentences import Sentence, Sentences, page_sentence
from macros.rendering.views.view import view

__all__ = ["assumption_table", "citation_words"]


@view
class AssumptionRow:
    anchor: str
    title: str
    value: str
    """With its unit."""
    range: str
    badge: Badge
    example: bool
    why: Sentence
    citation: str
    """The source of an external value, empty for ours."""
    users: tuple[Link, ...]
    """The calculators that share it; one alone is the group's heading."""


@view
class AssumptionGroup:
    anchor: str
    title: str
    rows: tuple[AssumptionRow, ...]


@view
class AssumptionTableView:
    note: Sentence
    groups: tuple[AssumptionGroup, ...]


def assumption_table(site: Site, here: str) -> AssumptionTableView:
    """Every assumption once, under the calculator that uses it; those of several or of none stand apart."""
    calculators = site.loaded.playbook.calculators.calculators
    choices = {name: _choices(site, name) for name in calculators}
    sentences = Sentences(site, here)
    note = page_sentence(site, sentences, "assumptions", "examples")
    titles = {name: f"{text.title} calculator" for name, text in calculators.items()}
    titles |= {"several": "Several calculators", "unused": "Not used by a calculator yet"}
    grouped: dict[str, list[AssumptionRow]] = {group: [] for group in titles}
    for id_, assumption in site.loaded.playbook.assumptions.assumptions.items():
        users = users_of(site, f"assumption/{id_}")
        group = "unused" if not users else users[0] if len(users) == 1 else "several"
        grouped[group].append(
            AssumptionRow(
                anchor=site.registry[f"assumption/{id_}"].anchor,
                title=assumption.title,
                value=_value(site, assumption, _labels(site, users, f"assumption/{id_}", choices)),
                range=range_words(assumption.range.minimum, assumption.range.maximum) if assumption.range else "",
                badge=badge(site, assumption.origin),
                example=assumption.example,
                why=sentences(assumption.why),
                citation=citation_words(assumption.citation) if assumption.citation else "",
                users=tuple(
                    Link(text=calculators[name].title, href=site.href(calculator_page(name), here)) for name in users
                )
                if len(users) > 1
                else (),
            )
        )
    return AssumptionTableView(
        note=note,
        groups=tuple(
            AssumptionGroup(anchor=f"used-by-{group}", title=titles[group], rows=tuple(rows))
            for group, rows in grouped.items()
            if rows
        ),
    )


def citation_words(citation: Citation) -> str:
    """A source in one line.

    >>> citation_words(Citation(author="Bass", title="A New Product Growth", year=1969, detail="Management Science 15"))
    'Bass: A New Product Growth, 1969. Management Science 15.'
    """
    line = f"{citation.author}: {citation.title}, {citation.year}."
    return f"{line} {citation.detail.rstrip('.')}." if citation.detail else line


def _choices(site: Site, calculator: str) -> Mapping[str, Mapping[str, str]]:
    """For each field of a calculator, the label of each of its choices; of a work week, of the one it begins with."""
    values = defaults(site.loaded, calculator)
    return {
        field["name"]: {values[field["name"]]: work_week_text(values[field["name"]])}
        if field["kind"] == "weekmask"
        else offers(field, values)
        for field in described(calculator)["fields"]
    }


def _labels(
    site: Site, users: tuple[str, ...], reference: str, choices: Mapping[str, Mapping[str, Mapping[str, str]]]
) -> Mapping[str, str]:
    """How the form that uses this assumption names its values."""
    for name in users:
        for field, default in site.loaded.playbook.calculators.calculators[name].inputs.items():
            if default == reference:
                return choices[name].get(field, {})
    return {}


def _value(site: Site, assumption: Assumption, labels: Mapping[str, str]) -> str:
    """The value with its unit; a date or a choice has none."""
    if isinstance(assumption.value, list):
        return ", ".join(labels.get(value, value) for value in assumption.value) or "none"
    if isinstance(assumption.value, str):
        return labels.get(assumption.value, assumption.value)
    unit = site.loaded.vocabulary.units[assumption.unit]
    number = number_words(assumption.value)
    if unit.shown:
        return unit.shown.replace("#", number)
    return f"{number} {unit.label if assumption.value == 1 else unit.plural or unit.label}"
