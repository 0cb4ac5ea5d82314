"""What the site publishes beside its pages: files for machines."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.site import Site
from macros.outputs.example_files import example_files
from macros.outputs.json_api import json_documents
from macros.outputs.licenses import license_files

__all__ = ["documents"]


def documents(site: Site) -> Iterator[tuple[str, str | bytes]]:
    """Path from the site's root, and content, of every file that is no page."""
    yield from json_documents(site)
    yield from license_files(site.parts)
    yield from example_files(site)
