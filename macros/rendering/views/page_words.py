"""This site's own words for a page, from pages.yaml."""

from __future__ import annotations

from collections.abc import Iterable

from macros.content.model import Playbook

__all__ = ["heading_words", "listed", "words"]


def words(playbook: Playbook, page: str, id_: str) -> str:
    """A sentence of the page; empty where pages.yaml has none, and then nothing is shown."""
    own = playbook.pages.pages.get(page)
    return own.texts[id_].text if own and id_ in own.texts else ""


def heading_words(playbook: Playbook, page: str, id_: str, fallback: str) -> str:
    """A heading of the page; the playbook's own label where pages.yaml has none."""
    return words(playbook, page, id_) or fallback


def listed(words: Iterable[str]) -> str:
    """Several words in a sentence.

    >>> listed(["one"]), listed(["one", "two", "three"])
    ('one', 'one, two and three')
    """
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
