"""This site's own words for a page, from pages.yaml."""

from __future__ import annotations

from macros.content.model import Playbook

__all__ = ["heading_words", "words"]


def words(playbook: Playbook, page: str, id_: str) -> str:
    """A sentence of the page; empty where pages.yaml has none, and then nothing is shown."""
    text = playbook.pages.pages[page].texts.get(id_)
    return text.text if text else ""


def heading_words(playbook: Playbook, page: str, id_: str, fallback: str) -> str:
    """A heading of the page; the playbook's own label where pages.yaml has none."""
    return words(playbook, page, id_) or fallback
