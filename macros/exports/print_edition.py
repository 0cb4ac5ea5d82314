"""The print edition: an edition on one page, whole without scripts, style sheets or pictures of its own."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.exports.edition import Edition
from macros.exports.outline import part_of, whole
from macros.foundation.version import own_version

__all__ = ["print_edition"]

_ABOUT = "About this playbook"
_TEMPLATE = Path(__file__).with_suffix(".html")


def print_edition(edition: Edition) -> bytes:
    """The page as HTML: every part below a heading, every statement with its id as its element's."""
    playbook = edition.loaded.playbook.playbook
    about = part_of(edition, playbook, playbook.id)
    chapters = whole(edition).parts[len(about.parts) :]
    about.title = _ABOUT
    files = FileSystemLoader(_TEMPLATE.parent)
    environment = Environment(loader=files, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    template = environment.get_template(_TEMPLATE.name)
    foot = _in_css(f"{edition.title} · version {own_version()}")
    says_something = about.text or about.facts or about.lines or about.parts
    parts = [about, *chapters] if says_something else chapters
    html: str = template.render(title=edition.title, foot=foot, parts=parts)
    return html.lstrip().encode()


def _in_css(words: str) -> str:
    """Words inside a string of a style sheet, whatever signs they hold."""
    return "".join(sign if sign.isalnum() or sign in " ·,.:-" else f"\\{ord(sign):x} " for sign in words)
