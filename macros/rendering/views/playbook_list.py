"""All playbooks of a site, one beside the other: what each is for, for whom it is, and how long it takes."""

from __future__ import annotations

from macros.content.dates import even_dates_name
from macros.content.site import Site
from macros.content.times import whole_time
from macros.content.weeks import all_weeks, week_name
from macros.foundation.sentences import joined
from macros.rendering.views.view import view

__all__ = ["OVERVIEW_TITLE", "playbook_list"]

OVERVIEW_TITLE = "All playbooks"
_HEADING = "Playbooks"
_LEAD = "Each playbook has {own} of its own. The search finds all of them."
_FEW = 6
"""So many verticals are named; of more, how many there are."""


@view
class Line:
    label: str
    text: str
    is_ours: bool
    """Whether it is in the site's language."""


@view
class PlaybookCard:
    anchor: str
    title: str
    language: str
    """Of its own words."""
    href: str
    about: str
    """Empty where it says nothing under its title."""
    lines: tuple[Line, ...]


@view
class PlaybookListView:
    heading: str
    lead: str
    cards: tuple[PlaybookCard, ...]


def playbook_list(site: Site, here: str) -> PlaybookListView:
    """The playbooks, in the site's order."""
    return PlaybookListView(
        heading=_HEADING,
        lead=_LEAD.format(own=joined(_own_parts(site))),
        cards=tuple(_card(it, site, here) for it in site.together),
    )


def _own_parts(site: Site) -> list[str]:
    """What every playbook of the site has."""
    all_of = [it.loaded.playbook for it in site.together]
    plan = ["a plan"] if all(it.phases for it in all_of) else []
    calculators = ["calculators"] if all(it.calculators.calculators for it in all_of) else []
    return [*plan, "pages", *calculators]


def _card(playbook: Site, site: Site, here: str) -> PlaybookCard:
    root = playbook.loaded.playbook.playbook
    return PlaybookCard(
        anchor=f"playbook--{playbook.loaded.name}",
        title=root.title,
        language=playbook.language,
        href=site.href(f"{playbook.loaded.name}:", here),
        about=root.tagline or "",
        lines=_lines(playbook),
    )


def _lines(site: Site) -> tuple[Line, ...]:
    """What there is to say of it."""
    overview = site.loaded.playbook.playbook.overview
    lines = (
        Line(label="What for", text=overview.text if overview else "", is_ours=False),
        Line(label="For whom", text=_audience(site), is_ours=False),
        Line(label="How long", text=_length(site), is_ours=True),
    )
    return tuple(line for line in lines if line.text)


def _audience(site: Site) -> str:
    names = [vertical.short_title for vertical in site.loaded.playbook.verticals.values()]
    if len(names) > _FEW:
        names = [*names[:_FEW], f"{len(names) - _FEW:,} more"]
    return joined(names)


def _length(site: Site) -> str:
    """Its weeks or dates, and phases; empty where it has no plan."""
    playbook = site.loaded.playbook
    weeks, phases = all_weeks(playbook.playbook.calendar), len(playbook.phases)
    if not phases:
        return ""
    parts = f"{phases:,} phase{'' if phases == 1 else 's'}"
    if dates := whole_time(playbook):
        return f"{even_dates_name(dates)}, in {parts}"
    if not weeks:
        return parts
    plan = f"{len(weeks):,} week{'' if len(weeks) == 1 else 's'}, {week_name(weeks[0])} to {week_name(weeks[-1])}"
    return f"{plan}, in {parts}"
