"""The home page: the weeks in one picture, a date to put on them, the calculators' answers, the playbook's claims."""

from __future__ import annotations

from macros.content.model.files import Playbook
from macros.content.site import Site
from macros.rendering.views.answers import AnswerCard, DateForm, answer_cards, date_form
from macros.rendering.views.chips import Chip, weeks_chip
from macros.rendering.views.claims import Claim, claims
from macros.rendering.views.page_words import heading, heading_words, introduction, words
from macros.rendering.views.roadmap import Roadmap, roadmap
from macros.rendering.views.view import view

__all__ = ["HomePage", "home_page"]

_OWN_ANSWERS = "What the calculators say about your plan"


@view
class Part:
    """Heading and introduction of one part of the page."""

    anchor: str
    heading: str
    introduction: str


@view
class Adjusted:
    text: str
    chip: Chip


@view
class VerticalCard:
    title: str
    href: str
    adjustments: tuple[Adjusted, ...]


@view
class Definition:
    title: str
    text: str
    href: str


@view
class HomePage:
    """The home page, part by part."""

    heading: str
    introduction: str
    date_form: DateForm | None
    plan_href: str
    """The page of the reader's own plan."""
    roadmap: Roadmap
    answers_part: Part
    own_answers_heading: str
    """What heads them for a reader whose own plan they answer."""
    answers: tuple[AnswerCard, ...]
    verticals_part: Part
    verticals: tuple[VerticalCard, ...]
    claims_part: Part
    claims: tuple[Claim, ...]
    goals_part: Part
    goals: tuple[Definition, ...]
    principles_part: Part
    principles: tuple[Definition, ...]


def home_page(site: Site, here: str) -> HomePage:
    """Everything of the home page."""
    playbook = site.loaded.playbook
    root = playbook.playbook
    return HomePage(
        heading=heading(playbook, "home"),
        introduction=introduction(playbook, "home"),
        date_form=date_form(site, here),
        plan_href=site.href("plan/", here),
        roadmap=roadmap(site, here),
        answers_part=_part(playbook, "answers", "Calculators"),
        own_answers_heading=heading_words(playbook, "home", "own-answers-heading", _OWN_ANSWERS),
        answers=answer_cards(site, here),
        verticals_part=_part(playbook, "verticals", root.verticals.title),
        verticals=tuple(
            VerticalCard(
                title=vertical.short_title,
                href=site.href(f"verticals/{id_}/", here),
                adjustments=tuple(
                    Adjusted(text=adjustment.text, chip=weeks_chip(playbook, adjustment.weeks))
                    for adjustment in vertical.adjustments.values()
                ),
            )
            for id_, vertical in playbook.verticals.items()
        ),
        claims_part=_part(playbook, "claims", "Claims"),
        claims=claims(site, here),
        goals_part=_part(playbook, "goals", root.goals.title),
        goals=tuple(
            Definition(title=goal.title, text=goal.text, href=site.href(f"goal/{id_}", here))
            for id_, goal in root.goals.items.items()
        ),
        principles_part=_part(playbook, "principles", root.principles.title),
        principles=tuple(
            Definition(title=principle.title, text=principle.text, href=site.href(f"principle/{id_}", here))
            for id_, principle in root.principles.items.items()
        ),
    )


def _part(playbook: Playbook, name: str, fallback: str) -> Part:
    return Part(
        anchor=name,
        heading=heading_words(playbook, "home", f"{name}-heading", fallback),
        introduction=words(playbook, "home", f"{name}-introduction"),
    )
