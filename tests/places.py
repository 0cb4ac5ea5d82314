"""Where the live site has which kind of page and words, for whoever measures or photographs it: found, not known."""

from functools import cache
from pathlib import Path

from macros.calculated.checking import load
from macros.content.loading import playbook_names
from macros.content.registry import Entity, Registry
from tests.conftest import ROOT

__all__ = ["a_statement", "longest_page"]


@cache
def _registry() -> Registry:
    (name,) = playbook_names(ROOT)
    return Registry.of(load(ROOT, name))


def longest_page(kind: str) -> str:
    """The page of the phase or vertical that says most, from the site's root."""
    registry = _registry()
    return max(registry.of_kind(kind), key=lambda entity: len(registry.on_page(entity.page))).page


def a_statement(kind: str, words: str, page: str) -> tuple[Entity, str]:
    """The first thing of a kind on a page whose `words`, such as its text, stand in one piece in its file; and them."""
    for entity in _registry().on_page(page):
        said = getattr(entity.node, words, None)
        if entity.kind == kind and said and said in Path(ROOT, entity.file).read_text(encoding="utf-8"):
            return entity, said
    raise LookupError(f"no {kind} on {page} says its {words} in one piece")
