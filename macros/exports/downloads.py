"""What each page of the site offers to take away, made of what the page shows and of nothing of its reader.

Each file is made by what `playbook export` makes it by. Not for: the menu (`macros.rendering.views.downloads`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.content.loaded import Loaded
from macros.content.registry import Entity, Registry
from macros.content.windowing import plan_window
from macros.exports.csv_files import csv_of
from macros.exports.edition import Edition
from macros.exports.markdown import markdown
from macros.exports.markdown_pages import LLMS, LLMS_FULL, MARKDOWN, llms, markdown_page
from macros.exports.outline import whole
from macros.exports.plan_table import phase_table, plan_table
from macros.exports.tables import Table, register
from macros.exports.workbook import workbook, workbook_of
from macros.foundation.addresses import FOLDER_OF_KIND

__all__ = ["Download", "downloads", "published"]

_PLAYBOOK, _PHASES = "playbook/", "phases/"
_EVERYTHING, _PLAN = "Everything", "Plan"
_THIS_PAGE, _ALL_LISTS = "This page", "All lists of this page"
_FORMS = {"xlsx": "Excel", "csv": "CSV"}
_REMEMBERED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that a page offers."""

    path: str
    """From the site's root."""
    about: str
    """What is in it."""
    form: str
    """What kind of file it is, for people."""
    content: bytes


def downloads(loaded: Loaded, address: str | None, page: str) -> tuple[Download, ...]:
    """What the page at this address offers; nothing where nothing of the playbook is at home.

    `address` is where the site is published, if anybody knows.
    """
    made = _kept(loaded, address)
    if page not in made:
        made[page] = tuple(_made(Edition(loaded=loaded, address=address), page))
    return made[page]


def published(loaded: Loaded, address: str | None) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file that any page offers, and of the lists for language models."""
    edition = Edition(loaded=loaded, address=address)
    for page in dict.fromkeys(
        [*([_PHASES] if loaded.playbook.phases else ()), *(it.page for it in edition.entities.values())]
    ):
        for file in downloads(loaded, address, page):
            yield file.path, file.content
    yield LLMS, llms(edition).encode()


@lru_cache(maxsize=_REMEMBERED)
def _kept(_loaded: Loaded, _address: str | None) -> dict[str, tuple[Download, ...]]:
    """A page tells the sizes of files that the site publishes later, so each is made once."""
    return {}


def _made(edition: Edition, page: str) -> Iterator[Download]:
    playbook = edition.loaded.playbook
    folder, _, name = page.rstrip("/").partition("/")
    if page == _PLAYBOOK:
        yield _file(edition, page, ".xlsx", _EVERYTHING, workbook(edition))
        yield Download(path=LLMS_FULL, about=_EVERYTHING, form="Markdown", content=markdown(whole(edition)).encode())
    elif page == _PHASES:
        yield from _plan(edition, page, "plan", _PLAN, plan_table(edition))
    elif folder == FOLDER_OF_KIND["phase"] and name in playbook.phases:
        planned = next(it for it in edition.plan.phases if it.id == name)
        yield from _plan(edition, page, name, playbook.phases[name].short_title, phase_table(edition, planned))
    elif folder == FOLDER_OF_KIND["vertical"] and name in playbook.verticals:
        yield from _of_vertical(edition, page, name)
    elif found := Registry.of(edition.loaded).on_page(page):
        yield from _of_registers(edition, page, found)
    if text := markdown_page(edition, page):
        yield Download(path=f"{page}{MARKDOWN}", about=_THIS_PAGE, form="Markdown", content=text.encode())


def _of_vertical(edition: Edition, page: str, name: str) -> Iterator[Download]:
    """Its whole plan; of a long one nobody would want a copy for each vertical."""
    playbook = edition.loaded.playbook
    if plan_window(playbook, name) == list(playbook.phases):
        own = Edition(loaded=edition.loaded, verticals=(name,), address=edition.address)
        yield from _plan(own, page, name, f"{_PLAN}: {playbook.verticals[name].short_title}", plan_table(own))


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
