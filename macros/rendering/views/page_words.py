"""What pages are called, and how they are headed and introduced; this site's own words on them, from pages.yaml.

A page is named by its key: `risks` in pages.yaml, `calculators/<name>`, or the reference of its phase or vertical.
Words of no one page, such as the footer's, are those of `macros.rendering.views.frame_words`.
"""

from __future__ import annotations

from macros.content.model.files import Playbook
from macros.foundation.addresses import calculator_of

__all__ = ["heading", "heading_words", "introduction", "source_title", "title", "words"]


def title(playbook: Playbook, page: str) -> str | None:
    """What navigation and the browser's tab call a page; None for one whose words are in no YAML."""
    kind, _, name = page.partition("/")
    if kind == "phase":
        return playbook.phases[name].title
    if kind == "vertical":
        return playbook.verticals[name].short_title
    if calculator := calculator_of(page):
        found = playbook.calculators.calculators.get(calculator)
        return found.title if found else None
    text = playbook.pages.pages.get(page)
    return text.title if text else None


def heading(playbook: Playbook, page: str) -> str:
    """What stands at a page's head: a phase's or vertical's title, a calculator's question, or the page's own words."""
    kind, _, name = page.partition("/")
    if kind == "phase":
        return playbook.phases[name].title
    if kind == "vertical":
        return playbook.verticals[name].title
    if calculator := calculator_of(page):
        return playbook.calculators.calculators[calculator].question
    text = playbook.pages.pages[page]
    return text.heading or text.title


def source_title(playbook: Playbook, page: str) -> str:
    """What the source calls the section that a page holds; empty where that is its heading or there is none."""
    holders = {
        "verticals": playbook.playbook.verticals,
        "related": playbook.playbook.related,
        "measurement": playbook.measurement,
        "risks": playbook.risks,
        "post-implementation": playbook.cadence,
    }
    holder = holders.get(page)
    own = holder.title if holder else ""
    return own if own and own.casefold() != heading(playbook, page).casefold() else ""


def introduction(playbook: Playbook, page: str) -> str:
    """The sentence under the heading."""
    kind, _, name = page.partition("/")
    if kind == "phase":
        return playbook.phases[name].introduced
    if kind == "vertical":
        return playbook.verticals[name].introduced
    if calculator := calculator_of(page):
        return playbook.calculators.calculators[calculator].introduction.text
    return playbook.pages.pages[page].introduction.text


def words(playbook: Playbook, page: str, id_: str) -> str:
    """A sentence of the page; empty where pages.yaml has none, and then nothing is shown."""
    own = playbook.pages.pages.get(page)
    return own.texts[id_].text if own and id_ in own.texts else ""


def heading_words(playbook: Playbook, page: str, id_: str, fallback: str) -> str:
    """A heading on the page; the playbook's own label where pages.yaml has none."""
    return words(playbook, page, id_) or fallback
