"""What a reader's device keeps to read and calculate without a network: every file, its bytes and its checksum.

Of several playbooks, each one's own files are a part that a reader keeps or not; what all share is always kept.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from macros.foundation.addresses import MOVED, playbook_at
from macros.publishing.built import Built
from macros.publishing.fingerprints import hashed_prefix

__all__ = ["Kept", "Listing", "listings_of", "sizes_of"]

_NOT_NEEDED = re.compile(
    r"(.*\.(map|gz|br)"  # for debuggers and servers
    r"|assets/runtime/reserve-.*"  # for a trace that missed a module, with a network
    r"|assets/images/(home|share(-[a-z0-9-]+)?)\.png"  # for other sites
    r"|_headers|\.htaccess|headers/.*|robots\.txt|sw\.js"
    r")"
)
_LEADS_TO = re.compile(rb'http-equiv="refresh" content="0; url=([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file to keep."""

    path: str
    """Its address from the site's root; a page's ends in a slash, home's is empty."""
    bytes: int
    sha256: str
    hashed: bool
    """Whether its address changes with its content, so that what is kept is right for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a release keeps: everything, or one part of it."""

    release: str
    files: tuple[Kept, ...]
    redirects: dict[str, str]
    """Where each permalink and old address leads, both from the site's root; of these, only this list is kept."""

    @property
    def size(self) -> str:
        """What it takes on the device, as shown to people."""
        return _size(file.bytes for file in self.files)

    def to_json(self, **more: object) -> str:
        """The list as the service worker reads it."""
        return json.dumps({**asdict(self), "size": self.size, **more}, separators=(",", ":"))


def listings_of(site: Built, release: str, bases: Mapping[str, str]) -> dict[str, Listing]:
    """The lists for a built site by part: the playbooks' ids, and the empty one for what all share.

    Args:
        site: the site as it is published.
        release: its name.
        bases: where several playbooks lie (`playbook_at`); of one playbook none, and then all is in one list.
    """
    redirects: dict[str, dict[str, str]] = {part: {} for part in ("", *bases)}
    for path, target in _redirects(site).items():
        old = path.removesuffix("index.html")
        redirects[playbook_at(old, bases)][old] = target
    return {
        part: Listing(release=release, files=tuple(_kept(site, path) for path in paths), redirects=redirects[part])
        for part, paths in _parts(site, bases).items()
    }


def sizes_of(site: Built, bases: Mapping[str, str]) -> dict[str, str]:
    """What the files of each list take, by part, as long as nothing is added that would make another MB."""
    return {part: _size(map(site.size, paths)) for part, paths in _parts(site, bases).items()}


def _parts(site: Built, bases: Mapping[str, str]) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {part: [] for part in ("", *bases)}
    for path in _needed(site):
        parts[playbook_at(path, bases)].append(path)
    return parts


def _needed(site: Built) -> list[str]:
    redirects = _redirects(site)
    return [path for path in site.paths if not _NOT_NEEDED.fullmatch(path) and path not in redirects]


def _redirects(site: Built) -> dict[str, str]:
    """Where each page leads that only leads on, and where each file lies that is published at its old address too."""
    pages = {
        path: _from_root(path, found[1].decode()) for path in site.pages if (found := _LEADS_TO.search(site[path]))
    }
    return pages | {old: new for old, new in MOVED.items() if old in site}


def _from_root(path: str, address: str) -> str:
    """The address that the page at `path` leads to, from the site's root.

    >>> _from_root("old/index.html", "../new/index.html#top"), _from_root("r/p/risk/x/index.html", "../../../../")
    ('new/#top', '')
    """
    file, hash_mark, fragment = address.partition("#")
    page = re.sub(r"(^|/)index\.html$", r"\1", file)
    whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), page)).lstrip("/")
    return f"{whole}{'/' * (whole != '' and page.endswith('/'))}{hash_mark}{fragment}"


def _size(sizes: Iterable[int]) -> str:
    """Whole numbers of MB are near enough to decide by."""
    return f"{sum(sizes) / 1e6:.0f} MB"


def _kept(site: Built, path: str) -> Kept:
    return Kept(
        path=re.sub(r"(^|/)index\.html$", r"\1", path),
        bytes=site.size(path),
        sha256=site.checksum(path).hex(),
        hashed=hashed_prefix(path) is not None,
    )
