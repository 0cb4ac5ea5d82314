"""What a reader's device keeps to read and calculate without a network: every file, its bytes and its checksum."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from macros.foundation.addresses import is_permalink
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
_LEADS_TO = re.compile(r'http-equiv="refresh" content="0; url=(?:\.\./)*([^"]*)"')


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
    permalinks: dict[str, str]
    """Where each permalink leads, both from the site's root."""

    @property
    def size(self) -> str:
        """What it takes on the device, as shown to people."""
        return _size(file.bytes for file in self.files)

    def to_json(self) -> str:
        """The list as the service worker reads it."""
        return json.dumps({**asdict(self), "size": self.size}, separators=(",", ":"))


def listing_of(site: Built, release: str) -> Listing:
    """The list for a built site."""
    return Listing(
        release=release,
        files=tuple(_kept(site, path) for path in _needed(site)),
        permalinks={
            path.removesuffix("index.html"): found[1]
            for path in site.pages
            if is_permalink(path) and (found := _LEADS_TO.search(site.text(path)))
        },
    )


def size_of(site: Built) -> str:
    """What the list's files take, as long as nothing is added that would make another MB."""
    return _size(site.size(path) for path in _needed(site))


def _needed(site: Built) -> list[str]:
    # Permalinks are worked out from the list itself.
    return [path for path in site.paths if not is_permalink(path) and not _NOT_NEEDED.fullmatch(path)]


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
