"""The calculators side by side: what each answers, and its answer for the worked example."""

from __future__ import annotations

from macros.content.site import Site
from macros.foundation.addresses import calculator_page
from macros.rendering.views.sentences import Sentence, Sentences, page_sentence
from macros.rendering.views.view import view
from macros.rendering.views.worked_example import worked_example

__all__ = ["calculators_index"]


@view
class CalculatorCard:
    anchor: str
    title: str
    question: str
    href: str
    answer: tuple[tuple[str, bool], ...]
    introduction: Sentence


@view
class CalculatorsIndexView:
    note: Sentence
    cards: tuple[CalculatorCard, ...]


def calculators_index(site: Site, here: str) -> CalculatorsIndexView:
    """One card a calculator, in the playbook's order."""
    sentences = Sentences(site, here)
    return CalculatorsIndexView(
        note=page_sentence(site, sentences, "calculators", "answers"),
        cards=tuple(
            CalculatorCard(
                anchor=f"calculator-{name}",
                title=text.title,
                question=text.question,
                href=site.href(calculator_page(name), here),
                answer=worked_example(site, name).sentence,
                introduction=sentences(text.introduction.text),
            )
            for name, text in site.loaded.playbook.calculators.calculators.items()
        ),
    )
