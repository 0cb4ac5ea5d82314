"""The home page: the weeks in one picture, a date to put on them, the calculators' answers, the playbook's claims."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.model.files import Playbook
from macros.content.site import Site
from macros.content.times import has_dates
from macros.content.windowing import is_long
from macros.rendering.views.answers import AnswerCard, DateForm, answer_cards, date_form
from macros.rendering.views.chips import Chip, added_chip
from macros.rendering.views.claims import Claim, claims
from macros.rendering.views.named import NamedList, NamedRoadmap, named_roadmap, named_verticals
from macros.rendering.views.page_words import heading, heading_words, introduction, words
from macros.rendering.views.roadmap import Roadmap, roadmap
from macros.rendering.views.view import view

__all__ = ["HomePage", "home_page"]

_WAYS = "In this playbook"
_OWN_ANSWERS = "What the calculators say about your plan"
_ELSEWHERE = ("home", "offline", "licenses")
"""Pages that are no part of what a playbook says."""


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
    introduction: str
    """Said where nothing else is."""
    adjustments: tuple[Adjusted, ...]


@view
class Definition:
    title: str
    text: str
    href: str


@view
class Way:
    """A page of the site."""

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
    """The page of the reader's own plan; empty where there is nothing to plan."""
    has_dates: bool
    """Whether the playbook gives the plan its dates, so that none are asked for."""
    roadmap: Roadmap | None
    long_roadmap: NamedRoadmap | None
    """In place of the other one where there are many phases."""
    ways_heading: str
    ways: tuple[Way, ...]
    """The pages there are, where no plan leads to them."""
    answers_part: Part
    own_answers_heading: str
    """What heads them for a reader whose own plan they answer."""
    answers: tuple[AnswerCard, ...]
    verticals_part: Part
    verticals: tuple[VerticalCard, ...]
    many_verticals: NamedList | None
    """In place of the cards where there are many."""
    claims_part: Part
    claims: tuple[Claim, ...]
    has_aims: bool
    """Whether it says what it aims at, or what it holds to."""
    goals_part: Part
    goals: tuple[Definition, ...]
    principles_part: Part
    principles: tuple[Definition, ...]


def home_page(site: Site, here: str) -> HomePage:
    """Everything of the home page."""
    playbook = site.loaded.playbook
    root = playbook.playbook
    drawn, is_plan_long, are_many = roadmap(site, here), is_long(len(playbook.phases)), is_long(len(playbook.verticals))
    return HomePage(
        heading=heading(playbook, "home"),
        introduction=introduction(playbook, "home"),
        date_form=date_form(site, here),
        plan_href=site.href("plan/", here) if playbook.phases else "",
        has_dates=has_dates(playbook),
        roadmap=None if is_plan_long else drawn,
        long_roadmap=named_roadmap(site, here, drawn) if drawn and is_plan_long else None,
        ways_heading=_WAYS,
        ways=tuple(_ways(site, here)) if not playbook.phases else (),
        answers_part=_part(playbook, "answers", "Calculators"),
        own_answers_heading=heading_words(playbook, "home", "own-answers-heading", _OWN_ANSWERS),
        answers=answer_cards(site, here),
        verticals_part=_part(playbook, "verticals", playbook.verticals_heading.title),
        many_verticals=named_verticals(site, here, are_all=False) if are_many else None,
        verticals=()
        if are_many
        else tuple(
            VerticalCard(
                title=vertical.short_title,
                href=site.href(f"verticals/{id_}/", here),
                introduction="" if vertical.adjustments else vertical.introduced,
                adjustments=tuple(
                    Adjusted(text=adjustment.text, chip=added_chip(playbook, adjustment))
                    for adjustment in vertical.adjustments.values()
                ),
            )
            for id_, vertical in playbook.verticals.items()
        ),
        claims_part=_part(playbook, "claims", "Claims"),
        claims=claims(site, here),
        has_aims=bool(playbook.goals or playbook.principles),
        goals_part=_part(playbook, "goals", root.goals.title if root.goals else ""),
        goals=tuple(
            Definition(title=goal.title, text=goal.text, href=site.href(f"goal/{id_}", here))
            for id_, goal in playbook.goals.items()
        ),
        principles_part=_part(playbook, "principles", root.principles.title if root.principles else ""),
        principles=tuple(
            Definition(title=principle.title, text=principle.text, href=site.href(f"principle/{id_}", here))
            for id_, principle in playbook.principles.items()
        ),
    )


def _ways(site: Site, here: str) -> Iterator[Way]:
    playbook = site.loaded.playbook
    for page, text in playbook.pages.pages.items():
        if page not in _ELSEWHERE:
            yield Way(title=text.title, text=introduction(playbook, page), href=site.href(f"{page}/", here))


def _part(playbook: Playbook, name: str, fallback: str) -> Part:
    return Part(
        anchor=name,
        heading=heading_words(playbook, "home", f"{name}-heading", fallback),
        introduction=words(playbook, "home", f"{name}-introduction"),
    )
