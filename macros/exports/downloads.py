"""What each page of the site offers to take away, made of what the page shows and of nothing of its reader.

Each file is made by what `playbook export` makes it by. Not for: the menu (`macros.rendering.views.downloads`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from macros.content.loaded import Loaded
from macros.content.registry import Entity, Registry
from macros.content.windowing import plan_window
from macros.exports.calendar import calendar
from macros.exports.csv_files import csv_of
from macros.exports.edition import Edition
from macros.exports.fixed_schedule import fixed_schedule
from macros.exports.markdown import markdown
from macros.exports.markdown_pages import LLMS, LLMS_FULL, MARKDOWN, llms, markdown_page
from macros.exports.outline import whole
from macros.exports.pack import pack
from macros.exports.plan_table import phase_table, plan_table
from macros.exports.print_edition import print_edition
from macros.exports.schedule import Schedule
from macros.exports.tables import Table, register
from macros.exports.workbook import workbook, workbook_of
from macros.foundation.addresses import FOLDER_OF_KIND

__all__ = ["Download", "calendar_path", "downloads", "published"]

_NEVER = dt.date(2020, 1, 1)
"""Before all that is made."""
_PLAYBOOK, _PHASES = "playbook/", "phases/"
_EVERYTHING, _PLAN = "Everything", "Plan"
_THIS_PAGE, _ALL_LISTS = "This page", "All lists of this page"
_CALENDAR = "Dates"
_TO_PRINT, _PACK = "Everything, to print", "Kick-off pack, to print"
_PAGE = ".htm"
"""A page by itself, none of the site's: those end in `.html`."""
_FORMS = {"xlsx": "Excel", "csv": "CSV", "htm": "a page", "ics": "calendar file"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that a page offers."""

    path: str
    """From the playbook's base."""
    about: str
    """What is in it."""
    form: str
    """What kind of file it is, for people."""
    content: bytes

    @property
    def is_page(self) -> bool:
        """Whether it is read and printed where it is, rather than kept."""
        return self.path.endswith(_PAGE)


_KEPT: WeakKeyDictionary[Loaded, dict[tuple[str | None, str], tuple[Download, ...]]] = WeakKeyDictionary()
"""A page tells the sizes of files that the site publishes later: each is made once, for as long as its playbook is."""


def downloads(
    loaded: Loaded, address: str | None, page: str, base: str = "", today: dt.date = _NEVER
) -> tuple[Download, ...]:
    """What the page at this address offers; nothing where nothing of the playbook is at home.

    `address` is where the site is published, if anybody knows, and `base` where the playbook's pages lie in it; a
    calendar that is made says that it is of `today`.
    """
    made = _KEPT.setdefault(loaded, {})
    if (address, page) not in made:
        edition = Edition(loaded=loaded, address=address, base=base)
        schedule = fixed_schedule(edition, f"{today}T00:00:00Z")
        made[address, page] = tuple(_made(edition, page, schedule))
    return made[address, page]


def published(
    loaded: Loaded, address: str | None, base: str = "", today: dt.date = _NEVER
) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file that any page offers, and of the lists for language models."""
    edition = Edition(loaded=loaded, address=address, base=base)
    for page in dict.fromkeys(
        [*([_PHASES] if loaded.playbook.phases else ()), *(it.page for it in edition.entities.values())]
    ):
        for file in downloads(loaded, address, page, base, today):
            yield file.path, file.content
    yield LLMS, llms(edition).encode()


def calendar_path(loaded: Loaded) -> str:
    """Where the calendar of a playbook with dates lies, from the playbook's base."""
    return f"{_PHASES}{loaded.name}.ics"


def _made(edition: Edition, page: str, schedule: Schedule | None) -> Iterator[Download]:
    playbook = edition.loaded.playbook
    folder, _, name = page.rstrip("/").partition("/")
    if page == _PLAYBOOK:
        yield _file(edition, page, ".xlsx", _EVERYTHING, workbook(edition, schedule))
        yield _file(edition, page, f"everything{_PAGE}", _TO_PRINT, print_edition(edition))
        yield Download(path=LLMS_FULL, about=_EVERYTHING, form="Markdown", content=markdown(whole(edition)).encode())
    elif page == _PHASES:
        yield from _plan(edition, page, "plan", _PLAN, plan_table(edition, schedule))
        yield _file(edition, page, f"kick-off{_PAGE}", _PACK, pack(edition, schedule))
        if schedule:
            yield _file(edition, page, ".ics", _CALENDAR, calendar(schedule))
    elif folder == FOLDER_OF_KIND["phase"] and name in playbook.phases:
        planned = next(it for it in edition.plan.phases if it.id == name)
        yield from _plan(
            edition, page, name, playbook.phases[name].short_title, phase_table(edition, planned, schedule)
        )
    elif folder == FOLDER_OF_KIND["vertical"] and name in playbook.verticals:
        yield from _of_vertical(edition, page, name, schedule)
    elif found := Registry.of(edition.loaded).on_page(page):
        yield from _of_registers(edition, page, found)
    if text := markdown_page(edition, page):
        yield Download(path=f"{page}{MARKDOWN}", about=_THIS_PAGE, form="Markdown", content=text.encode())


def _of_vertical(edition: Edition, page: str, name: str, schedule: Schedule | None) -> Iterator[Download]:
    """Its whole plan; of a long one nobody would want a copy for each vertical."""
    playbook = edition.loaded.playbook
    if playbook.phases and plan_window(playbook, name) == list(playbook.phases):
        own = Edition(loaded=edition.loaded, verticals=(name,), address=edition.address, base=edition.base)
        dated = replace(schedule, edition=own) if schedule else None
        yield from _plan(own, page, name, f"{_PLAN}: {playbook.verticals[name].short_title}", plan_table(own, dated))
        yield _file(own, page, f"{name}-kick-off{_PAGE}", _PACK, pack(own, dated))


def _of_registers(edition: Edition, page: str, found: list[Entity]) -> Iterator[Download]:
    """All that is at home on a page as one workbook, and each list of it by itself."""
    holding = {edition.entities[it.parent].kind for it in found if it.parent}
    tables = [register(edition, kind, page=page) for kind in dict.fromkeys(it.kind for it in found)]
    lists = [table for table in tables if table.key not in holding]
    name = page.strip("/")
    if len(lists) > 1:
        yield _file(edition, page, f"{name}.xlsx", _ALL_LISTS, workbook_of(edition.title, tables))
        for table in lists:
            yield _file(edition, page, f"{table.key}.csv", table.title, csv_of(table))
    elif lists:
        yield _file(edition, page, f"{name}.xlsx", lists[0].title, workbook_of(edition.title, tables))
        yield _file(edition, page, f"{name}.csv", lists[0].title, csv_of(lists[0]))


def _plan(edition: Edition, page: str, name: str, about: str, table: Table) -> Iterator[Download]:
    """A list to work through, as a workbook and as CSV."""
    yield _file(edition, page, f"{name}.xlsx", about, workbook_of(f"{edition.title}: {about}", [table]))
    yield _file(edition, page, f"{name}.csv", about, csv_of(table))


def _file(edition: Edition, page: str, name: str, about: str, content: bytes) -> Download:
    """Called by the playbook, since it will lie among other files on the reader's device."""
    called = f"{edition.loaded.name}{'' if name.startswith('.') else '-'}{name}"
    return Download(path=f"{page}{called}", about=about, form=_FORMS[name.rpartition(".")[2]], content=content)
