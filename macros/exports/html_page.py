"""A page of HTML by itself, made from a template of this room: whole without scripts, style sheets or pictures."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.content.languages import OWN_LANGUAGE, direction_of, has_latin_letters
from macros.exports.edition import Edition
from macros.foundation.spoken_languages import with_languages
from macros.foundation.version import own_version

__all__ = ["html_page"]


def html_page(template: str, edition: Edition, title: str, **values: Any) -> bytes:
    """The page that a template makes of `values`; on paper its foot says of what it is, and of which version."""
    foot = _in_css(f"{edition.title} · version {own_version()}")
    language = edition.loaded.playbook.playbook.language or OWN_LANGUAGE
    page = {"title": title, "foot": foot, "paper": edition.paper, "language": language}
    html: str = _environment().get_template(template).render(page, direction=direction_of(language), **values)
    own = html.lstrip()
    return (own if has_latin_letters(language) else with_languages(own, language, OWN_LANGUAGE)).encode()


@lru_cache
def _environment() -> Environment:
    files = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=files, autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def _in_css(words: str) -> str:
    """Words inside a string of a style sheet, whatever signs they hold."""
    return "".join(sign if sign.isalnum() or sign in " ·,.:-" else f"\\{ord(sign):x} " for sign in words)
