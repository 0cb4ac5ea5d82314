"""A code host on this machine: answers what a test lays down, keeps comments, and remembers what it was asked."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class FakeHost:
    """Answers by path; a list comes in pages, as hosts send it."""

    address: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    """What is there: JSON, or bytes as they are, or the number of an error, or an address that begins with `http`."""
    comments: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """By the path that they are listed at."""
    author: dict[str, Any] = field(default_factory=dict)
    """What a comment that is written here says of its author."""
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    """Method, path with query, and headers of each request."""

    def changes(self) -> list[tuple[str, str]]:
        """What was written: method and path."""
        return [(method, path) for method, path, _ in self.asked if method != "GET"]

    def answer(self, method: str, path: str, data: dict[str, Any]) -> Any:
        """What is said to a request."""
        plain, query = urlsplit(path).path, parse_qs(urlsplit(path).query)
        if method == "POST":
            self.comments[plain].append({"id": 100 + len(self.comments[plain]), **self.author, **data})
            return self.comments[plain][-1]
        if method in {"PATCH", "PUT"}:
            number = int(plain.rpartition("/")[2])
            [found] = [one for some in self.comments.values() for one in some if one["id"] == number]
            found.update(data)
            return found
        found = self.comments.get(plain, self.answers.get(plain, 404))
        if isinstance(found, list):
            page, size = (int(query[name][0]) for name in ("page", "per_page"))
            return found[(page - 1) * size : page * size]
        return found


@contextmanager
def hosting() -> Iterator[FakeHost]:
    """A host that listens until the test is done."""
    host = FakeHost()

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            """Every method alike."""
            self.raw_requestline = self.rfile.readline()
            if self.raw_requestline and self.parse_request():
                self.respond()
                self.wfile.flush()
            else:
                self.close_connection = True

        def respond(self) -> None:
            """Answer, and remember."""
            host.asked.append((self.command, self.path, dict(self.headers)))
            length = int(self.headers.get("Content-Length", 0))
            data = json.loads(self.rfile.read(length)) if length else {}
            found = host.answer(self.command, self.path, data)
            leads = isinstance(found, str) and found.startswith("http")
            self.send_response(302 if leads else found if isinstance(found, int) else 200)
            if leads:
                self.send_header("Location", found)
            body = found if isinstance(found, bytes) else json.dumps(found).encode()
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    host.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
