"""Head and foot of every page: the strip, the heading with its introduction, and where the page's words come from."""

from __future__ import annotations

from macros.content.kind_labels import kind_label
from macros.content.languages import direction_of
from macros.content.model.phases import Phase
from macros.content.model.verticals import Vertical
from macros.content.registry import Entity
from macros.content.site import Site
from macros.content.site_pages import place_of_page
from macros.content.times import full_time_name, has_dates
from macros.content.weeks import MINUS, all_weeks
from macros.foundation.addresses import calculator_page
from macros.foundation.sentences import joined
from macros.rendering.views.downloads import Menu, download_menu
from macros.rendering.views.page_words import heading, introduction, source_title, words
from macros.rendering.views.sentences import Sentence, Sentences
from macros.rendering.views.statement_ways import StatementWays, statement_ways
from macros.rendering.views.strip import BEYOND_PAGE, PLAN_PAGE, Strip, strip_of
from macros.rendering.views.view import view

__all__ = ["Foot", "Head", "page_foot", "page_head"]

_FILE_OF_PAGE = {"post-implementation": "cadence"}
"""Pages whose file bears another name."""

_PAGE_FILES = ("playbook", "measurement", "risks", "cadence", "assumptions", "conflicts", "glossary", "calculators")


@view
class Neighbor:
    """A calculator in the row of all calculators."""

    title: str
    href: str
    is_current: bool


@view
class Head:
    """A page's head."""

    neighbors: tuple[Neighbor, ...]
    """On a calculator's page all calculators: the row that leads from one to the next."""

    strip: Strip
    title: str
    anchor: str | None
    """Set where the page is an entity's own."""
    source_title: str
    """What the source calls the section that the page holds; empty where nothing is to be said."""
    introduction: Sentence | None
    """`None` where the page begins with its answer."""
    downloads: Menu | None
    """`None` where there is nothing to take away."""


@view
class Statement:
    kind: str
    text: str
    href: str
    permalink: str
    permalink_href: str
    source: str
    source_href: str | None


@view
class Foot:
    """A page's foot: where its words come from, and every statement at home on it."""

    source: str
    source_href: str | None
    edit_href: str | None
    permalink: str | None
    permalink_href: str | None
    count: str
    statements: tuple[Statement, ...]
    ways: StatementWays


def page_head(site: Site, here: str, page: str) -> Head:
    """Head of a page: its key in pages.yaml, `calculators/<name>`, or the reference of its phase or vertical."""
    playbook = site.loaded.playbook
    entity = _own_entity(site, page)
    neighbors = _neighbors(site, here, page)
    return Head(
        neighbors=neighbors,
        strip=_strip(site, here, page),
        title=heading(playbook, page),
        anchor=entity.anchor if entity else None,
        source_title=source_title(playbook, page),
        introduction=None if neighbors else Sentences(site, here)(introduction(playbook, page)),
        downloads=download_menu(site, here),
    )


def page_foot(site: Site, here: str, page: str) -> Foot:
    """Foot of the same page, with every entity that has its home there."""
    entity = _own_entity(site, page)
    path, line = (entity.file, entity.line) if entity else _place_of_words(site, page)
    statements = tuple(_statement(site, here, found) for found in site.registry.on_page(here))
    return Foot(
        source=f"{path}:{line}",
        source_href=site.source_url.format(path=path, line=line) if site.source_url else None,
        edit_href=site.edit_url.format(path=path, line=line) if site.edit_url else None,
        permalink=f"/{entity.permalink}" if entity else None,
        permalink_href=site.href(entity.permalink, here) if entity else None,
        count=f"{len(statements)} statement{'' if len(statements) == 1 else 's'}",
        statements=statements,
        ways=statement_ways(site),
    )


def _neighbors(site: Site, here: str, page: str) -> tuple[Neighbor, ...]:
    folder, _, current = page.partition("/")
    if folder != "calculators" or not current:
        return ()
    return tuple(
        Neighbor(title=text.title, href=site.href(calculator_page(name), here), is_current=name == current)
        for name, text in site.loaded.playbook.calculators.calculators.items()
    )


def _own_entity(site: Site, page: str) -> Entity | None:
    """The entity a page is about, if there is one."""
    reference = f"playbook/{site.loaded.playbook.playbook.id}" if page == "playbook" else page
    return site.registry.get(reference)


def _place_of_words(site: Site, page: str) -> tuple[str, int]:
    """File and line to change for a page without an entity of its own."""
    documents = site.loaded.documents
    folder, _, name = page.partition("/")
    key = _FILE_OF_PAGE.get(page, page)
    path: tuple[str, ...]
    if folder == "calculators" and name:
        document, path = documents["calculators"], ("calculators", name)
    elif page == "related":
        document, path = documents["playbook"], ("related",)
    elif key in _PAGE_FILES:
        return documents[key].path, 1
    else:
        return place_of_page(site.loaded, page)
    return document.path, document.keys[path].line


def _statement(site: Site, here: str, entity: Entity) -> Statement:
    return Statement(
        kind=kind_label(entity, site.registry, site.loaded.vocabulary),
        text=entity.title,
        href=site.href(entity.reference, here),
        permalink=f"/{entity.permalink}",
        permalink_href=site.href(entity.permalink, here),
        source=f"{entity.file}:{entity.line}",
        source_href=site.source_href(entity),
    )


def _strip(site: Site, here: str, page: str) -> Strip:
    kind, _, name = page.partition("/")
    playbook = site.loaded.playbook
    if kind == "phase":
        phase = playbook.phases[name]
        place = (("You are here: ", False), (phase.title, True), (f", {_in_a_sentence(site, phase)}", False))
        return strip_of(site, here, current=page, place=place, place_dates=page, has_plan=True)
    if kind == "vertical":
        return strip_of(site, here, vertical=name, place=_vertical_place(site, name), has_plan=True)
    own = words(playbook, page, "place")
    current = BEYOND_PAGE if here == BEYOND_PAGE else None
    return strip_of(site, here, current=current, place=((own, False),) if own else (), has_plan=here != PLAN_PAGE)


def _in_a_sentence(site: Site, phase: Phase) -> str:
    """Its time; kept apart from words that run from right to left where it begins with a number."""
    when = full_time_name(phase)
    runs_back = direction_of(site.language) == "rtl"
    return f"\N{FIRST STRONG ISOLATE}{when}\N{POP DIRECTIONAL ISOLATE}" if phase.dates and runs_back else when


def _moves_blocks(vertical: Vertical) -> bool:
    return any(it.set.weeks is not None for it in vertical.replacements.values())


def _vertical_place(site: Site, vertical_id: str) -> tuple[tuple[str, bool], ...]:
    vertical = site.loaded.playbook.verticals[vertical_id]
    spans = [adjustment.weeks for adjustment in vertical.adjustments.values() if adjustment.weeks]
    weeks = [
        str(week).replace("-", MINUS)
        for week in all_weeks(site.loaded.playbook.playbook.calendar)
        if any(span.first <= week <= span.last for span in spans)
    ]
    name = (vertical.short_title, True)
    if site.loaded.playbook.playbook.calendar is None:
        dates = has_dates(site.loaded.playbook)
        if any(adjustment.blocks for adjustment in vertical.adjustments.values()):
            return (name, (f" adds work {'on the dates' if dates else 'in the steps'} that are marked.", False))
        return (name, (f" adds nothing that is tied to a {'date' if dates else 'step'}.", False))
    if not weeks:
        return (name, (" adds nothing that is tied to a week.", False))
    return (
        name,
        (f" adds work in Week{'s' if len(weeks) > 1 else ''} {joined(weeks)}, marked under the blocks. ", False),
        ("No week is added." if _moves_blocks(vertical) else "No block moves and no week is added.", False),
    )
