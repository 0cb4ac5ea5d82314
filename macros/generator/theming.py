"""Small repairs of what Material 9.8.1 writes; a test holds each pattern to the pinned version."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from jinja2 import FileSystemLoader

from macros.foundation.folders import files_below

__all__ = ["REPAIRS", "VisibleFiles", "mend", "plain"]

REPAIRS: tuple[tuple[str, str], ...] = (
    (r'(data-md-component="search" role="dialog")', r'\1 aria-label="Search"'),
    (r'<nav class="md-path" aria-label="Navigation"', '<nav class="md-path" aria-label="Breadcrumbs"'),
    (r'(<input class="md-toggle"[^>]*?) autocomplete="off"', r"\1"),
    (r'(<nav class="md-nav" data-md-level="\d" aria-labelledby="__nav_[0-9_]+)_label"', r'\1_title"'),
    (r'<label class="md-nav__title" for="(__nav_[0-9_]+)"', r'<label class="md-nav__title" for="\1" id="\1_title"'),
    (r'(<label class="md-nav__link[^>]*?) tabindex=""', r"\1"),
    (r'<link rel="(?:prev|next)"[^>]*>', ""),
    (
        r'(<label class="md-header__button md-icon" for="__drawer")>',
        r'\1 tabindex="0"><span class="pb-header-name">Show navigation</span>',
    ),
)
"""What is matched and what stands there instead: names for dialog and breadcrumbs, no autofill on a checkbox,
navigation named by its title (Material names it by a label that is empty where a section has an index page),
no empty tab index, no announced neighbors (Firefox fetches the next page unasked; the policy refuses it, an error on
each page), and a menu button that the keyboard reaches, where Enter opens the drawer."""

_CONTENTS_SWITCH = 'id="__toc"'
_SEARCH = re.compile(r'("search": "(?:[^"]*/)?)assets/javascripts/workers/search\.\w+\.min\.js"')
"""The worker that the theme starts with every page, in what it tells its own scripts."""


class VisibleFiles(FileSystemLoader):
    """The theme's files but for its ten thousand icons, which lie in a hidden folder.

    They are templates too, and MkDocs, which publishes nothing hidden, would list them to refuse each by its name.
    """

    def list_templates(self) -> list[str]:
        """What may be published."""
        return sorted({path for folder in self.searchpath for path in files_below(Path(folder), hidden=False)})


def mend(html: str, scripts: str) -> str:
    """The page with every repair made, and with our search worker, from the folder `scripts`, before the theme's."""
    for pattern, replacement in REPAIRS:
        html = re.sub(pattern, replacement, html)
    html = _SEARCH.sub(rf'\g<1>{scripts}/search/worker.js"', html)
    # Material labels the switch of a page's contents even where the page has none.
    return html if _CONTENTS_SWITCH in html else html.replace(' for="__toc"', "")


def plain(title: str) -> str:
    """A title as the theme must get it: neither MkDocs nor Material escapes it."""
    return escape(title, quote=False)
