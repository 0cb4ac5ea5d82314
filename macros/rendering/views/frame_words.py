"""What the theme shows around every page: the footer and the page for addresses that lead nowhere.

All its words are decided here; the theme's templates hold none.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.dates import even_dates_name
from macros.content.languages import direction_of
from macros.content.model.files import Playbook
from macros.content.model.root import Badge, Colophon, PlaybookFile
from macros.content.model.site_settings import Footer
from macros.content.site import Site
from macros.content.times import whole_time
from macros.content.weeks import all_weeks, week_name
from macros.foundation.addresses import PERMALINKS, share_picture
from macros.rendering.views.page_words import introduction, title
from macros.rendering.views.playbook_switch import Switch, playbook_switch
from macros.rendering.views.view import view

__all__ = ["Frame", "frame", "made", "stated_dates"]

_MAIN = ("phases", "verticals", "calculators", "risks", "measurement", "glossary")
"""Pages a lost reader most likely looked for."""

_HOME = "home"
_FOR_MAKERS = (("api/v1/index.json", "Data as JSON"), ("contributing/", "Contributing"))
"""Ways for whoever makes something of the site or changes it; no navigation of readers has them."""
_LOST_TITLE = "Page not found"
_LOST_HEADING = "Page not found"
_LOST_WORDS = (
    ("The address may be mistyped, or the page may have moved. Permalinks, which start with ", False),
    (PERMALINKS, True),
    (", never move.", False),
)
_LOST_NEXT = "Search for what you wanted, or start from one of these."
_OPENED_AS_FILE = (
    ("This page was opened as a file. It can be read; calculators, search and the rest need a web server. ", False),
    ("In the folder of the site, run ", False),
    ("python3 -m http.server", True),
    (" and open http://localhost:8000/ in the browser.", False),
)


@view
class Way:
    page: str
    """Address from the site's root; the theme makes it relative."""
    title: str
    text: str


@view
class Link:
    """A way to another site."""

    label: str
    address: str


@view
class Lost:
    """The page for addresses that lead nowhere."""

    title: str
    heading: str
    words: tuple[tuple[str, bool], ...]
    """Stretches of text, each with whether it is to be typed."""
    next: str
    ways: tuple[Way, ...]


@view
class SearchWords:
    """The search before anything is typed."""

    open: str
    """On the button that opens it, and its name."""
    label: str
    """The field's."""
    close: str
    keys: tuple[tuple[tuple[str, ...], str], ...]
    """Keys, and what they do."""


@view
class AroundWords:
    """What stands around a page, for who sees it and who hears it."""

    skip: str
    """The first link, which leads past the head of the page."""
    header: str
    sections: str
    """The row of tabs."""
    navigation: str
    """The list of all pages, and the button that opens it."""
    close: str
    more: str
    """Before a section's title: what opens the list of its pages."""
    contents: str
    path: str
    """The way from home to a page."""
    dark: str
    """The switch that is on where colors are dark."""
    top: str


@view
class Frame:
    """Everything the theme needs from the playbook."""

    playbook: str
    """Its id."""
    language: str
    """That of its words."""
    direction: str
    """How they run, as HTML says it."""
    base: str
    """Where its pages lie, from the site's root; empty for the first."""
    name: str
    """What stands around its pages as their name; empty where it is the only one, after which the site is named."""
    shared_as: str
    """What other programs call the site beside a link into it: by its own name, or else by the playbook's."""
    switch: Switch | None
    about: tuple[str, ...]
    ways_label: str
    ways: tuple[Way, ...]
    links: tuple[Link, ...]
    """Ways of the site's own, which may lead elsewhere."""
    made: str
    lost: Lost
    opened_as_file: tuple[tuple[str, bool], ...]
    """What a page says that no server sent; stretches of text, each with whether it is to be typed."""
    around: AroundWords
    search: SearchWords
    share_picture: str
    """Where the picture lies that is shown beside links elsewhere, from the site's root."""
    share_picture_text: str
    """What it shows, for whoever does not see it."""


def frame(site: Site) -> Frame:
    """The frame of every page of the site."""
    playbook, footer = site.loaded.playbook, site.settings.footer or Footer()
    ways = {
        key: Way(page=_address(site, key), title=title(playbook, key) or "", text=introduction(playbook, key))
        for key in playbook.pages.pages
    }
    switch = playbook_switch(site)
    return Frame(
        playbook=site.loaded.name,
        language=site.language,
        direction=direction_of(site.language),
        base=site.base,
        name=playbook.playbook.title if site.playbooks else "",
        shared_as=site.name,
        switch=switch,
        about=tuple(footer.text) or _about(playbook),
        ways_label="All pages",
        ways=(*ways.values(), *_ways_of_site(switch)),
        links=tuple(Link(label=link.label, address=link.address) for link in footer.links),
        made=made(site),
        lost=Lost(
            title=_LOST_TITLE,
            heading=_LOST_HEADING,
            words=_LOST_WORDS,
            next=_LOST_NEXT,
            ways=tuple(ways[key] for key in _MAIN if key in ways),
        ),
        opened_as_file=_OPENED_AS_FILE,
        around=AroundWords(
            skip="Skip to content",
            header="Site",
            sections="Sections",
            navigation="Navigation",
            close="Close navigation",
            more="More in",
            contents="On this page",
            path="Breadcrumbs",
            dark="Dark colors",
            top="Back to top",
        ),
        search=SearchWords(
            open="Search",
            label="Search the playbook",
            close="Close",
            keys=((("↑", "↓"), "move"), (("Enter",), "open"), (("Esc",), "close")),
        ),
        share_picture=share_picture(site.base),
        share_picture_text=_share_picture_text(playbook),
    )


def made(site: Site) -> str:
    """From which version of the site a page was made."""
    return f"Site version {site.version}" + (f", commit {site.commit}" if site.commit else "")


def stated_dates(playbook: Playbook) -> str:
    """Every date the playbook states about itself, in its own words; empty where it states none."""
    root = playbook.playbook
    lines: list[Badge | Colophon] = [*root.badges.values(), *root.colophon.values()]
    return " ".join(f"{line.title}: {line.text}." for line in lines if line.date)


def _address(site: Site, key: str) -> str:
    return site.from_root("" if key == _HOME else f"{key}/") or "."


def _ways_of_site(switch: Switch | None) -> Iterator[Way]:
    """What there is once, however many playbooks there are."""
    if switch:
        yield Way(page=switch.all_page, title=switch.all_title, text="")
    yield from (Way(page=page, title=name, text="") for page, name in _FOR_MAKERS)


def _about(playbook: Playbook) -> tuple[str, ...]:
    root = playbook.playbook
    return tuple(filter(None, (_named(root), stated_dates(playbook))))


def _share_picture_text(playbook: Playbook) -> str:
    root, phases = playbook.playbook, len(playbook.phases)
    weeks = all_weeks(root.calendar)
    if not phases:
        return _named(root)
    roadmap = f"A roadmap of {phases} phase{'' if phases == 1 else 's'}"
    span = f" from {week_name(weeks[0])} to {week_name(weeks[-1])}" if weeks else ""
    span = f", {even_dates_name(dates)}" if (dates := whole_time(playbook)) else span
    return f"{_named(root)} {roadmap}{span}."


def _named(root: PlaybookFile) -> str:
    """Title and tagline, a sentence each."""
    return f"{root.title}. {root.tagline}." if root.tagline else f"{root.title}."
