"""Static hosts on this machine: they keep connections, compress as such hosts do, and can be as slow as a real line."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from macros.publishing.fingerprints import hashed_prefix
from macros.publishing.hosts import FOR_GOOD
from tests.conftest import Handler

__all__ = ["BROTLI", "GITHUB_PAGES", "KINDS", "PLAIN", "TOLD", "Host", "Kind", "Line", "hosting"]

CHUNK = 16_384
KEPT_SECONDS = 600
"""How long browsers may keep what they got without asking again, as usual hosts say for every file."""
TEXTS = frozenset({".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".xml"})
"""What hosts that compress on the way take for text."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a host does to files on their way."""

    name: str
    siblings: tuple[tuple[str, str], ...] = ()
    """Encodings in the order the host prefers them, each with the ending of the file beside the one asked for."""
    compressed: frozenset[str] = frozenset()
    """Endings of what it compresses itself, with gzip. Archives and unknown bytes are never among them."""
    is_told: bool = False
    """Whether it is set up by the header files that the site brings, so that browsers keep what never changes."""


BROTLI = Kind(name="brotli siblings", siblings=(("br", ".br"), ("gzip", ".gz")), compressed=TEXTS)
GITHUB_PAGES = Kind(name="like GitHub Pages", compressed=TEXTS | {".wasm"})
PLAIN = Kind(name="compresses nothing")
KINDS = (BROTLI, GITHUB_PAGES, PLAIN)
TOLD = replace(BROTLI, name="brotli siblings, and the site's own headers", is_told=True)


class Line:
    """What one reader's connections share: so many megabits a second, and a delay before each answer."""

    def __init__(self, megabits: float | None = None, delay_ms: float = 0) -> None:
        self._bytes_per_second = megabits * 1e6 / 8 if megabits else None
        self.delay_seconds = delay_ms / 1000
        self._lock = threading.Lock()
        self._free_at = 0.0

    def carry(self, size: int) -> None:
        """Wait until `size` bytes have had their turn."""
        if not self._bytes_per_second:
            return
        with self._lock:
            self._free_at = max(time.monotonic(), self._free_at) + size / self._bytes_per_second
            until = self._free_at
        time.sleep(max(0.0, until - time.monotonic()))


@dataclass
class Body:
    """What went over the wire for one request: all of a file, or what was sent of it before the browser hung up."""

    path: str
    size: int = 0


@dataclass
class Host:
    """A running host; `line` may be exchanged, and `sent` emptied, between two visits."""

    kind: Kind = BROTLI
    url: str = ""
    line: Line = field(default_factory=Line)
    sent: list[Body] = field(default_factory=list)

    @property
    def sent_bytes(self) -> int:
        """All bodies so far."""
        return sum(body.size for body in self.sent)

    @property
    def sent_again(self) -> list[str]:
        """What was sent that had been sent before, be it as its compressed copy."""
        paths = [body.path.partition("?")[0].removesuffix(".gz") for body in self.sent]
        return sorted({path for path in paths if paths.count(path) > 1})


class _Handler(Handler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    host: Host

    def setup(self) -> None:
        """A connection costs a trip of its own."""
        super().setup()
        time.sleep(self.host.line.delay_seconds)

    def do_GET(self) -> None:  # noqa: N802 - the base class calls it so
        """Send the file, or the sibling that the browser understands."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        time.sleep(self.host.line.delay_seconds)
        if not file.is_file():
            self.send_error(404)
            return
        accepted = self.headers.get("Accept-Encoding", "")
        encoding, content = _encoded(file, accepted, self.host.kind)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(content)))
        never_changes = self.host.kind.is_told and hashed_prefix(self.path.lstrip("/"))
        self.send_header("Cache-Control", FOR_GOOD if never_changes else f"max-age={KEPT_SECONDS}")
        self.send_header("Vary", "Accept-Encoding")
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        if self.command == "HEAD":
            return
        body = Body(path=self.path)
        self.host.sent.append(body)
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            self.host.line.carry(len(chunk))
            body.size += len(chunk)
            self.wfile.write(chunk)

    do_HEAD = do_GET  # noqa: N815 - the base class calls it so


@cache
def _encoded(file: Path, accepted: str, kind: Kind) -> tuple[str, bytes]:
    """The name of the encoding, empty for none, and what goes over the wire."""
    for name, ending in kind.siblings:
        sibling = file.with_name(file.name + ending)
        if name in accepted and sibling.is_file():
            return name, sibling.read_bytes()
    content = file.read_bytes()
    if file.suffix in kind.compressed and "gzip" in accepted:
        return "gzip", gzip.compress(content, 6)
    return "", content


@contextmanager
def hosting(folder: Path, kind: Kind = BROTLI) -> Iterator[Host]:
    """Serve `folder` on a free port of this machine, as hosts of that kind do."""
    host = Host(kind=kind)
    handler = type("HostHandler", (_Handler,), {"host": host})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    host.url = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
