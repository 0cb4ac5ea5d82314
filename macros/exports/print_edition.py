"""The print edition: an edition on one page, whole without scripts, style sheets or pictures of its own."""

from __future__ import annotations

from macros.exports.edition import Edition
from macros.exports.html_page import html_page
from macros.exports.outline import part_of, whole

__all__ = ["print_edition"]

_ABOUT = "About this playbook"


def print_edition(edition: Edition) -> bytes:
    """The page as HTML: every part below a heading, every statement with its id as its element's."""
    playbook = edition.loaded.playbook.playbook
    about = part_of(edition, playbook, playbook.id)
    chapters = whole(edition).parts[len(about.parts) :]
    about.title = _ABOUT
    says_something = about.text or about.facts or about.lines or about.parts
    parts = [about, *chapters] if says_something else chapters
    return html_page("print_edition.html", edition, edition.title, parts=parts)
