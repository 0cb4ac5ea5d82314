"""A good static host on this machine: keeps connections, compresses, and can be as slow as a real line."""

import gzip
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from tests.conftest import Handler

__all__ = ["Host", "Line", "hosting"]

CHUNK = 16_384
KEPT_SECONDS = 600
"""How long browsers may keep what they got without asking again, as usual hosts say for every file."""
ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""In the order a host prefers them, with the ending of the sibling that lies beside a file."""


TEXTS = {".css", ".html", ".js", ".json", ".mjs", ".py", ".svg", ".xml"}
"""What hosts compress on the way where nothing lies ready."""


SITEMAP = "sitemap.xml"


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
class Host:
    """A running host; `line` may be exchanged, and `sent` emptied, between two visits."""

    url: str = ""
    line: Line = field(default_factory=Line)
    sent: list[tuple[str, int]] = field(default_factory=list)
    """Path and size of each body, as it went over the wire."""

    @property
    def sent_bytes(self) -> int:
        """All bodies so far."""
        return sum(size for _, size in self.sent)


class _Handler(Handler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    host: Host

    def setup(self) -> None:
        """A connection costs a trip of its own."""
        super().setup()
        time.sleep(self.host.line.delay_seconds)

    def _own_addresses(self, sitemap: bytes) -> bytes:
        """The site as if built for this address: without loading a page anew, a reader reaches only what it names."""
        first = re.search(rb"<loc>(.*?)</loc>", sitemap)
        return sitemap.replace(first[1], self.host.url.encode()) if first else sitemap

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
        encoding, content = _encoded(file, accepted)
        if file.name == SITEMAP:
            encoding, content = "", self._own_addresses(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", f"max-age={KEPT_SECONDS}")
        self.send_header("Vary", "Accept-Encoding")
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        if self.command == "HEAD":
            return
        self.host.sent.append((self.path, len(content)))
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            self.host.line.carry(len(chunk))
            self.wfile.write(chunk)

    do_HEAD = do_GET  # noqa: N815 - the base class calls it so


@cache
def _encoded(file: Path, accepted: str) -> tuple[str, bytes]:
    """The name of the encoding, empty for none, and what goes over the wire."""
    for name, ending in ENCODINGS.items():
        sibling = file.with_name(file.name + ending)
        if name in accepted and sibling.is_file():
            return name, sibling.read_bytes()
    content = file.read_bytes()
    if file.suffix in TEXTS and "gzip" in accepted:
        return "gzip", gzip.compress(content, 6)
    return "", content


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """Serve `folder` on a free port of this machine."""
    host = Host()
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
