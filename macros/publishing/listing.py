"""What a reader's device keeps to read and calculate without a network: every file, its bytes and its checksum."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from macros.foundation.addresses import MOVED
from macros.publishing.built import Built
from macros.publishing.fingerprints import hashed_prefix

__all__ = ["Kept", "Listing", "listing_of", "size_of"]

_NOT_NEEDED = re.compile(
    r"(.*\.(map|gz|br)"  # for debuggers and servers
    r"|assets/runtime/reserve-.*"  # for a trace that missed a module, with a network
    r"|assets/images/(home|share)\.png"  # for other sites
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
    """Everything a release keeps."""

    release: str
    files: tuple[Kept, ...]
    redirects: dict[str, str]
    """Where each permalink and old address leads, both from the site's root; of these, only this list is kept."""

    @property
    def size(self) -> str:
        """What it takes on the device, as shown to people."""
        return _size(file.bytes for file in self.files)

    def to_json(self) -> str:
        """The list as the service worker reads it."""
        return json.dumps({**asdict(self), "size": self.size}, separators=(",", ":"))


def listing_of(site: Built, release: str) -> Listing:
    """The list for a built site."""
    redirects = {path.removesuffix("index.html"): target for path, target in _redirects(site).items()}
    return Listing(release=release, files=tuple(_kept(site, path) for path in _needed(site)), redirects=redirects)


def size_of(site: Built) -> str:
    """What the list's files take, as long as nothing is added that would make another MB."""
    return _size(site.size(path) for path in _needed(site))


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
