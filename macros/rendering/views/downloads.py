"""The menu of what a page offers to take away: each file with what is in it, its form and its size."""

from __future__ import annotations

from macros.content.site import Site
from macros.exports.downloads import Download, downloads
from macros.rendering.views.view import view

__all__ = ["Menu", "download_menu"]

_LABEL = "Download"
_BESIDE = " in a new tab"


@view
class Item:
    """A file."""

    about: str
    detail: str
    """Its form and size."""
    href: str
    is_page: bool
    """Whether it is opened beside the page instead of kept."""


@view
class Menu:
    """All files of a page."""

    label: str
    files: tuple[Item, ...]


def download_menu(site: Site, here: str) -> Menu | None:
    """The menu of the page at `here`; None where there is nothing to take away."""
    files = tuple(_item(site, here, file) for file in downloads(site.loaded, site.address, here, site.base, site.today))
    return Menu(label=_LABEL, files=files) if files else None


def _item(site: Site, here: str, file: Download) -> Item:
    return Item(
        about=file.about,
        detail=f"{file.form}{_BESIDE if file.is_page else ''}, {size_words(len(file.content))}",
        href=site.href(file.path, here),
        is_page=file.is_page,
    )


def size_words(size: int) -> str:
    """What a file takes, as people say it.

    >>> size_words(120), size_words(94_930), size_words(2_340_000)
    ('1 kB', '95 kB', '2.3 MB')
    """
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"
