"""What the site publishes beside its pages: files for machines, and those that readers take away."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.site import Site
from macros.exports.downloads import published
from macros.foundation.addresses import MOVED
from macros.outputs.change_feed import change_feed
from macros.outputs.example_files import example_files
from macros.outputs.fixed_dates import fixed_dates
from macros.outputs.json_api import json_documents
from macros.outputs.licenses import license_files

__all__ = ["documents"]


def documents(site: Site) -> Iterator[tuple[str, str | bytes]]:
    """Path from the site's root, and content, of every file that is no page; of whatever is published together."""
    for path, content in _documents(site):
        yield path, content
        for old in (old for old, new in MOVED.items() if new == path):
            yield old, content


def _documents(site: Site) -> Iterator[tuple[str, str | bytes]]:
    yield from json_documents(site)
    yield from license_files(site.parts)
    for each in site.together:
        for path, content in _own(each):
            yield each.from_root(path), content


def _own(site: Site) -> Iterator[tuple[str, bytes]]:
    """What each playbook has of its own, from its base."""
    yield from example_files(site)
    yield from change_feed(site)
    yield from fixed_dates(site)
    yield from published(site.loaded, site.address, site.base, site.today)
