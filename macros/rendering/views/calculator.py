"""The whole page of a calculator: what is asked, the answer, and its views."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.content.selections import statements_given
from macros.content.site import Site
from macros.rendering.charts.browser import specifications_path
from macros.rendering.views.assumptions import citation_words
from macros.rendering.views.badges import Badge, badge
from macros.rendering.views.calculator_fields import fields_of
from macros.rendering.views.calculator_groups import FieldGroup, asked_first, grouped
from macros.rendering.views.calculator_views import ResultView, charts_in, result_views
from macros.rendering.views.charts import ChartFigure
from macros.rendering.views.plan_facts import fact_fields
from macros.rendering.views.planner import Planner, planner
from macros.rendering.views.references import Quote, quote
from macros.rendering.views.sentences import Sentence, Sentences
from macros.rendering.views.still_example import StillExample, still_example
from macros.rendering.views.view import view
from macros.rendering.views.worked_example import WorkedExample, worked_example

__all__ = ["calculator"]

_DATED = "named_days"
"""What is given to get a date in the result, not to be held against it."""
_FIRST = "Your plan"


@view
class CalculatorView:
    name: str
    title: str
    answer: tuple[tuple[str, bool], ...]
    """The answer in words: stretches of text, each with whether it stands out."""
    answer_is_drawn: bool
    """It comes with the random draws; until then another sentence stands in its place."""
    still: StillExample
    """How much of the answer is the worked example's."""
    claims: tuple[Quote, ...]
    """What the playbook itself states about the question, to be held against the answer."""
    playbook_badge: Badge
    facts: FieldGroup
    """What is asked first."""
    groups: tuple[FieldGroup, ...]
    """What else is asked at once."""
    folds: tuple[FieldGroup, ...]
    charts: tuple[ChartFigure, ...]
    """Those beside the answer."""
    charts_source: str
    """Address of what draws the charts anew: their specifications."""
    charts_engine: str
    """Address of the program for it."""
    views: tuple[ResultView, ...]
    figures: tuple[tuple[str, str, str], ...]
    """Name, label and text of every figure, also of those that no view shows."""
    planner: Planner
    method: tuple[Sentence, ...]
    sources: tuple[str, ...]
    given: Mapping[str, Any]
    """The playbook's own structure, handed to the calculator as it is."""
    linked: Mapping[str, Any]
    """The values of the calculators it takes from, as long as their own pages hold no others."""
    example: Mapping[str, Any]
    """What all these begin with, and which of it only holds a place."""
    fact_fields: Mapping[str, Any]
    """Where each calculator asks for the facts of a plan."""
    given_quotes: tuple[Quote, ...]


def calculator(site: Site, here: str, name: str) -> CalculatorView:
    """The calculator with the playbook's defaults and the answer to them; an unknown name raises `KeyError`."""
    text = site.loaded.playbook.calculators.calculators[name]
    example = worked_example(site, name)
    sentences = Sentences(site, here)
    fields = fields_of(site, here, example, sentences)
    given = [reference for references in statements_given(site.loaded, name).values() for reference in references]
    claims = tuple(quote(site, here, reference) for reference in _claims(site, name, example))
    return CalculatorView(
        name=name,
        title=text.title,
        answer=example.sentence,
        answer_is_drawn=example.description["answer_drawn"],
        still=still_example(site, here, example),
        claims=claims,
        playbook_badge=badge(site, "playbook"),
        facts=asked_first(name, fields, _FIRST),
        groups=grouped(name, fields, advanced=False),
        folds=grouped(name, fields, advanced=True),
        charts=charts_in(name, example, ""),
        charts_source=site.href(specifications_path(name), here),
        charts_engine=site.href(site.chart_engine, here),
        views=result_views(name, example, claimed=bool(claims)),
        figures=tuple(
            (figure["name"], figure["label"], example.answer["figures"][figure["name"]])
            for figure in example.description["figures"]
        ),
        planner=planner(site, here, name),
        method=tuple(sentences(paragraph.text) for paragraph in text.method),
        sources=tuple(citation_words(source) for source in text.sources),
        given={
            field["name"]: example.values[field["name"]] for field in example.description["fields"] if field["given"]
        },
        linked=example.linked,
        example=example.example,
        fact_fields=fact_fields(site),
        given_quotes=tuple(quote(site, here, reference) for reference in given),
    )


def _claims(site: Site, calculator: str, example: WorkedExample) -> list[str]:
    """What the result is held against; where the playbook names nothing for that, the KPIs that are read."""
    # What an input starts with is no claim to hold the result against.
    inputs = set(example.origins.values())
    given = [
        reference
        for name, references in statements_given(site.loaded, calculator).items()
        for reference in references
        if name != _DATED and reference not in inputs
    ]
    for references in (given, example.origins.values()):
        kpis = [reference for reference in dict.fromkeys(references) if site.registry[reference].kind == "kpi"]
        if kpis:
            return kpis
    return []
