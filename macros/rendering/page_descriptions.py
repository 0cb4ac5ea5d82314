"""The description of every page, for search engines and for whoever shows a link: each page has its own.

Most come from YAML; a page that is written by hand is described by its own first paragraph.
"""

from __future__ import annotations

import re
from html import unescape

from macros.content.site import Site
from macros.foundation.sentences import shortened
from macros.rendering.views.gone import gone_page
from macros.rendering.views.link_preview import LONGEST, LinkPreview, link_preview

__all__ = ["Descriptions"]

_FIRST_PARAGRAPH = re.compile(r"<(?:/h1)>.*?<(?:p)>(.*?)<(?:/p)>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class Descriptions:
    """The descriptions of one site's pages."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._pages: dict[str, str] = {}
        """The page that each text describes."""

    def of(self, page: str, title: str, html: str) -> LinkPreview:
        """The description of a page, which no other page has.

        Args:
            page: its key, as in `macros.rendering.views.page_words`; of a page in no YAML, any name of its own.
            title: what it is called; it tells pages apart that would be described alike.
            html: its content.
        """
        return self._own(page, title, link_preview(self._site, page) or _of_words(html, title))

    def of_gone(self, page: str, reference: str) -> LinkPreview:
        """The description of the page of something retired: what it was, until when, and why it went."""
        gone = gone_page(self._site, page, reference)
        text = shortened(f"{gone.label}: {gone.title}. {gone.lead}", LONGEST)
        return self._own(page, gone.title, LinkPreview(text=text, origin="ours"))

    def _own(self, page: str, title: str, told: LinkPreview) -> LinkPreview:
        """The same, unless another page is described so: then with the page's title, or even its key."""
        texts = (told.text, f"{title}. {told.text}", f"{title} ({page}). {told.text}")
        text = next(text for text in texts if self._pages.setdefault(text, page) == page)
        return LinkPreview(text=text, origin=told.origin)


def _of_words(html: str, title: str) -> LinkPreview:
    """The first paragraph below the heading; the title where a page has none."""
    found = _FIRST_PARAGRAPH.search(html)
    text = " ".join(unescape(_TAG.sub("", found[1])).split()) if found else ""
    return LinkPreview(text=shortened(text, LONGEST) or title, origin="ours")
