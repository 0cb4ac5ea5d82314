"""Third-party parts and their licences, as a page shows them."""

from __future__ import annotations

from macros.content.site import Site
from macros.foundation.addresses import LICENCE_LIST, LICENCE_TEXTS
from macros.rendering.views.view import view

__all__ = ["licence_list"]


@view
class Row:
    name: str
    version: str
    licence: str
    note: str
    files: tuple[str, ...]
    text: str


@view
class LicencesView:
    list_sentence: str
    files: tuple[tuple[str, str], ...]
    """Address and name of the list's own files."""
    files_label: str
    rows: tuple[Row, ...]


def licence_list(site: Site, here: str) -> LicencesView:
    """Every part, with its licence's text folded away."""
    words = site.loaded.playbook.pages.pages["licences"].texts
    return LicencesView(
        list_sentence=words["list"].text,
        files=tuple((site.href(path, here), path) for path in (LICENCE_LIST, LICENCE_TEXTS)),
        files_label=words["files"].text,
        rows=tuple(
            Row(
                name=part.name,
                version=part.version,
                licence=part.licence,
                note=part.note,
                files=part.files,
                text=part.text,
            )
            for part in site.parts
        ),
    )
