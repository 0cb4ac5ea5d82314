"""Which pages a playbook has beside those of its files, and the words of each: its own, or ours where it has none.

Ours stand in `pages.yaml` beside this module, for they suit any playbook and belong to none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from macros.content.documents import Document
from macros.content.documents import Path as At
from macros.content.loaded import Loaded
from macros.content.model.files import Playbook
from macros.content.model.ours import PageText, PageTexts
from macros.content.model.pages import NEEDED_TEXTS
from macros.content.strict_yaml import parse

__all__ = ["place_of_page", "with_pages"]

_OURS = Path(__file__).with_name("pages.yaml")
_HOME = "home"
_ADDRESS = f"macros/content/{_OURS.name}"

_NEEDS: Mapping[str, Callable[[Playbook], Any]] = {
    "phases": lambda it: it.phases,
    "verticals": lambda it: it.verticals,
    "compare": lambda it: it.verticals and it.phases,
    "risks": lambda it: it.risks,
    "measurement": lambda it: it.measurement,
    "post-implementation": lambda it: it.frameworks,
    "related": lambda it: it.playbook.related,
    "conflicts": lambda it: it.conflicts.conflicts,
    "glossary": lambda it: it.glossary.terms,
    "assumptions": lambda it: it.assumptions.assumptions,
    "calculators": lambda it: it.calculators.calculators,
    "plan": lambda it: it.phases,
}
"""Page -> what of a playbook it shows, without which there is no such page; every playbook has all others."""


def with_pages(playbook: Playbook) -> Playbook:
    """The playbook with the words of every page that it has, and of no other; its own pages first, in their order."""
    own, (ours, _) = playbook.pages.pages, _ours()
    there = [page for page in {**own, **ours} if page not in _NEEDS or _NEEDS[page](playbook)]
    words = {page: _filled(page, own[page]) if page in own else ours[page] for page in there}
    if _HOME not in own:
        words[_HOME] = ours[_HOME].model_copy(update={"heading": playbook.playbook.title})
    return replace(playbook, pages=playbook.pages.model_copy(update={"pages": words}))


def place_of_page(loaded: Loaded, page: str) -> tuple[str, int]:
    """File and line of a page's words."""
    path: At = ("pages", page)
    own = loaded.documents.get("pages")
    if own is not None and path in own.keys:
        return own.path, own.keys[path].line
    return _ADDRESS, _ours()[1].keys[path].line


def _filled(page: str, own: PageText) -> PageText:
    """A playbook's words for a page, with ours where it cannot do without one."""
    missing = {id_: _ours()[0][page].texts[id_] for id_ in NEEDED_TEXTS.get(page, ()) if id_ not in own.texts}
    return own.model_copy(update={"texts": own.texts | missing}) if missing else own


@cache
def _ours() -> tuple[Mapping[str, PageText], Document]:
    document, _ = parse(_ADDRESS, _OURS.read_bytes())
    assert document is not None
    return PageTexts.model_validate(document.data).pages, document
