"""Third-party parts and their licenses, as a page shows them."""

from __future__ import annotations

from macros.content.site import Site
from macros.foundation.addresses import LICENSE_LIST, LICENSE_TEXTS
from macros.rendering.views.view import view

__all__ = ["license_list"]


@view
class Row:
    name: str
    version: str
    license: str
    note: str
    files: tuple[str, ...]
    text: str


@view
class LicensesView:
    list_sentence: str
    files: tuple[tuple[str, str], ...]
    """Address and name of the list's own files."""
    files_label: str
    rows: tuple[Row, ...]


def license_list(site: Site, here: str) -> LicensesView:
    """Every part, with its license's text folded away."""
    words = site.loaded.playbook.pages.pages["licenses"].texts
    return LicensesView(
        list_sentence=words["list"].text,
        files=tuple((site.href(path, here), path) for path in (LICENSE_LIST, LICENSE_TEXTS)),
        files_label=words["files"].text,
        rows=tuple(
            Row(
                name=part.name,
                version=part.version,
                license=part.license,
                note=part.note,
                files=part.files,
                text=part.text,
            )
            for part in site.parts
        ),
    )
