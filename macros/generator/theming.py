"""How the theme and the rest meet: what it gives components, how it takes titles and marks, what of its HTML is mended.

The repairs are of what Material 9.8.1 writes; a test holds each pattern to the pinned version.
"""

from __future__ import annotations

import re
from html import escape

import markupsafe

from macros.generator import theme_icons
from macros.rendering.icons import draw_with

__all__ = ["REPAIRS", "attribute", "hand_over", "mark", "mend", "plain"]

REPAIRS: tuple[tuple[str, str], ...] = (
    (r'(<input class="md-toggle"[^>]*?) autocomplete="off"', r"\1"),
    (r'(<nav class="md-nav" data-md-level="\d" aria-labelledby="__nav_[0-9_]+)_label"', r'\1_title"'),
    (r'<label class="md-nav__title" for="(__nav_[0-9_]+)"', r'<label class="md-nav__title" for="\1" id="\1_title"'),
    (r'(<label class="md-nav__link[^>]*?) tabindex=""', r"\1"),
    (r'<link rel="(?:prev|next)"[^>]*>', ""),
    (r'(<article class="md-content__inner md-typeset)"', r'\1 pb-content"'),
    (
        r'__md_get=\(e,_=localStorage,t=__md_scope\)=>(JSON\.parse\()_(\.getItem\(t\.pathname\+"\."\+e\)\))',
        r"__md_get=(e,_,t=__md_scope)=>{try{return \1(_||localStorage)\2}catch(e){return null}}",
    ),
    (
        r"__md_set=\(e,_,t=localStorage,a=__md_scope\)=>\{try\{t\.setItem",
        "__md_set=(e,_,t,a=__md_scope)=>{try{(t||localStorage).setItem",
    ),
    (
        r'(<label class="md-header__button md-icon" for="__drawer")>',
        r'\1 tabindex="0"><span class="pb-header-name">Show navigation</span>',
    ),
)
"""What is matched and what stands there instead: no autofill on a checkbox,
navigation named by its title (Material names it by a label that is empty where a section has an index page),
no empty tab index, no announced neighbors (Firefox fetches the next page unasked; the policy refuses it, an error on
each page), a class of ours around what components are styled in, a memory that is merely empty where a browser blocks
site data, and a menu button that the keyboard reaches, where Enter opens the drawer."""

_CONTENTS_SWITCH = 'id="__toc"'


def hand_over() -> None:
    """Give components the theme's icons."""
    draw_with(theme_icons.drawing)


def mark(hue: str) -> str:
    """The icon with which the theme marks pages of a hue in its navigation; drawn in our part of the theme."""
    return f"pb/hue-{hue}"


def mend(html: str) -> str:
    """The page with every repair made."""
    for pattern, replacement in REPAIRS:
        html = re.sub(pattern, replacement, html)
    # Material labels the switch of a page's contents even where the page has none.
    return html if _CONTENTS_SWITCH in html else html.replace(' for="__toc"', "")


def attribute(text: str) -> str:
    """A text as the theme must get it for an attribute, which Material does not escape and our templates do."""
    return markupsafe.escape(text)


def plain(title: str) -> str:
    """A title as the theme must get it: neither MkDocs nor Material escapes it."""
    return escape(title, quote=False)
