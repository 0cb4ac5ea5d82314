"""What the theme shows around every page: the footer, the ways on from a missing page, the words of the share image."""

from __future__ import annotations

from macros.content.model import Playbook
from macros.content.model.root import Badge, Colophon
from macros.content.site import Site
from macros.content.weeks import all_weeks, week_name
from macros.rendering.views.view import view

__all__ = ["Frame", "frame"]

_MAIN = ("phases", "verticals", "calculators", "risks", "measurement", "glossary")
"""Pages a lost reader most likely looked for."""

_HOME = "home"


@view
class Way:
    page: str
    """Address from the site's root; the theme makes it relative."""
    title: str
    text: str


@view
class Frame:
    """Everything the theme needs from the playbook."""

    about: tuple[str, ...]
    ways: tuple[Way, ...]
    main_ways: tuple[Way, ...]
    made: str
    share_image_text: str


def frame(site: Site) -> Frame:
    """The frame of every page of the site."""
    playbook = site.loaded.playbook
    ways = {
        key: Way(page=_address(key), title=text.title, text=text.introduction.text)
        for key, text in playbook.pages.pages.items()
    }
    return Frame(
        about=_about(playbook),
        ways=(*ways.values(), Way(page="api/v1/index.json", title="Data as JSON", text="")),
        main_ways=tuple(ways[key] for key in _MAIN if key in ways),
        made=f"Site version {site.version}" + (f", commit {site.commit}" if site.commit else ""),
        share_image_text=_share_image_text(playbook),
    )


def _address(key: str) -> str:
    return "." if key == _HOME else f"{key}/"


def _about(playbook: Playbook) -> tuple[str, ...]:
    """The playbook's name, and every date it states about itself, in its own words."""
    root = playbook.playbook
    lines: list[Badge | Colophon] = [*root.badges.values(), *root.colophon.values()]
    dates = [f"{line.title}: {line.text}." for line in lines if line.date]
    return tuple(filter(None, (f"{root.title}. {root.tagline}.", " ".join(dates))))


def _share_image_text(playbook: Playbook) -> str:
    weeks = all_weeks(playbook.playbook.calendar)
    return (
        f"{playbook.playbook.title}: a roadmap of {len(playbook.phases)} phases "
        f"from {week_name(weeks[0])} to {week_name(weeks[-1])}."
    )
