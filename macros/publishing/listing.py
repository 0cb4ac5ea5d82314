"""What a reader's device keeps to read and calculate without a network: every file, its bytes and its checksum."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from macros.folders import files_below
from macros.publishing.fingerprints import hashed_prefix

__all__ = ["Kept", "Listing", "listing_of", "size_of"]

_NOT_NEEDED = re.compile(
    r"(r/.*"  # permalinks are worked out from the list itself
    r"|.*\.(map|gz|br)"  # for debuggers and servers
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


def listing_of(out: Path, release: str) -> Listing:
    """The list for the built site in the folder `out`."""
    paths = files_below(out)
    return Listing(
        release=release,
        files=tuple(_kept(out, path) for path in paths if not _NOT_NEEDED.fullmatch(path)),
        permalinks={
            path.removesuffix("index.html"): found[1]
            for path in paths
            if path.startswith("r/") and (found := _LEADS_TO.search((out / path).read_text(encoding="utf-8")))
        },
    )


def size_of(out: Path) -> str:
    """What the list's files take, as long as nothing is added that would make another MB."""
    return _size((out / path).stat().st_size for path in files_below(out) if not _NOT_NEEDED.fullmatch(path))


def _size(sizes: Iterable[int]) -> str:
    """Whole numbers of MB are near enough to decide by."""
    return f"{sum(sizes) / 1e6:.0f} MB"


def _kept(out: Path, path: str) -> Kept:
    content = (out / path).read_bytes()
    return Kept(
        path=re.sub(r"(^|/)index\.html$", r"\1", path),
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        hashed=hashed_prefix(path) is not None,
    )
