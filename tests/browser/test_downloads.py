"""The worker's files come by the way that costs least on each kind of host, or else by the next one."""

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.conftest import Browse
from tests.browser.trouble import altered, has_calculated, start
from tests.conftest import Handler

SCRIPTS = frozenset({".js", ".mjs"})
PACKED = {"content-encoding": "gzip"}
SIBLINGS = {"br": ".br", "gzip": ".gz"}
RUNTIME = "/assets/runtime/"


class CountingHandler(Handler):
    """A host of one kind: what it compresses, and by what. Notes the size of each body it sends."""

    coding = ""
    """Of what it compresses; empty for nothing."""
    endings: frozenset[str] | None = None
    """Of the files that it compresses; `None` for all."""
    sent: list[tuple[str, int]]

    def do_GET(self) -> None:  # noqa: N802 - the base class calls it so
        """Send a file of the runtime as this kind of host does; any other as a plain one."""
        if not self.path.startswith(RUNTIME):
            super().do_GET()
            return
        file = Path(self.translate_path(self.path))
        content, coding = file.read_bytes(), ""
        if self.coding and (self.endings is None or file.suffix in self.endings):
            sibling = file.with_name(file.name + SIBLINGS[self.coding])
            content, coding = (sibling.read_bytes(), self.coding) if sibling.is_file() else (content, "")
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if coding:
            self.send_header("Content-Encoding", coding)
        self.end_headers()
        if self.command == "GET":
            self.sent.append((file.name, len(content)))
            self.wfile.write(content)

    do_HEAD = do_GET  # noqa: N815 - the base class calls it so


@contextmanager
def hosting(folder: Path, coding: str, endings: frozenset[str] | None) -> Iterator[tuple[str, type[CountingHandler]]]:
    """A host of its own kind, on a free port of this machine; gives its address and its notes."""
    kind = type("Kind", (CountingHandler,), {"coding": coding, "endings": endings, "sent": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=str(folder)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", kind
    server.shutdown()
    server.server_close()


def sizes(folder: Path, ending: Callable[[str], str]) -> int:
    """What a start costs where each file of the runtime comes with this ending after its name."""
    runtime = folder / "assets" / "runtime"
    parts = json.loads((runtime / "manifest.json").read_text(encoding="utf-8"))["parts"].values()
    return sum((runtime / (part["path"] + ending(part["path"]))).stat().st_size for part in parts)


def is_script(path: str) -> bool:
    """Whether the browser itself loads it, by its plain address."""
    return Path(path).suffix in SCRIPTS


@pytest.mark.parametrize(
    ("coding", "endings", "ending"),
    [
        ("br", None, lambda _: ".br"),
        ("br", SCRIPTS, lambda path: ".br" if is_script(path) else ".gz"),
        ("br", SCRIPTS | {".wasm"}, lambda path: ".gz" if path.endswith((".zip", ".whl")) else ".br"),
        ("gzip", SCRIPTS | {".wasm", ".json"}, lambda _: ".gz"),
        ("gzip", None, lambda _: ".gz"),
        ("", None, lambda path: "" if is_script(path) else ".gz"),
    ],
    ids=[
        "brotli for all",
        "brotli for scripts",
        "brotli for scripts and WebAssembly",
        "GitHub Pages",
        "gzip for all",
        "compresses nothing",
    ],
)
def test_no_file_is_sent_twice_and_each_as_small_as_the_host_can(
    chromium: Browser,
    sandbox_site: Path,
    coding: str,
    endings: frozenset[str] | None,
    ending: Callable[[str], str],
) -> None:
    """Counted on the host: one body a file, and in all the sum of the smallest forms; another start sends nothing."""
    # Not by `browse`: a page that is guarded has no cache.
    with hosting(sandbox_site, coding, endings) as (url, host), chromium.new_context() as context:
        page = context.new_page()
        page.goto(url)
        start(page)
        has_calculated(page)
        files = [name.removesuffix(".gz") for name, _ in host.sent]
        assert len(files) == len(set(files)) == 5, host.sent
        assert sum(size for _, size in host.sent) == sizes(sandbox_site, ending)
        host.sent.clear()
        page.goto(url)
        start(page)
        has_calculated(page)
        assert host.sent == []


def as_html(_: bytes) -> bytes:
    """What some hosts send with a 200 where they have no file."""
    return b"<!doctype html><title>Welcome</title>"


@pytest.mark.parametrize(
    ("change", "headers"),
    [
        (gzip.compress, {}),
        (gzip.compress, PACKED),
        (lambda content: content, PACKED),
        (gzip.decompress, {}),
        (as_html, {"content-type": "text/html"}),
        (lambda content: content[: len(content) // 2], {}),
        (lambda content: content[:1], {}),
        (lambda _: b"", {}),
        (lambda content: content + bytes(512), {}),
        (lambda content: gzip.compress(gzip.decompress(content)[:1000]) + content, {}),
        (lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:], {}),
        (lambda content: gzip.compress(gzip.decompress(content) + b"!"), {}),
    ],
    ids=[
        "compressed twice",
        "compressed twice and declared once",
        "declared, so that the browser unpacks it",
        "unpacked without a word",
        "HTML",
        "cut short",
        "one byte",
        "empty",
        "trailing zero bytes",
        "several members",
        "one byte different",
        "too long",
    ],
)
def test_a_sibling_that_is_wrong(
    browse: Browse, sandbox: str, change: Callable[[bytes], bytes], headers: dict[str, str]
) -> None:
    """The plain file, checked, takes its place, and the bar never passes its end."""
    page = browse(sandbox)
    page.evaluate("""() => {
      window.shares = [];
      const post = Worker.prototype.addEventListener;
      Worker.prototype.addEventListener = function (name, listener, ...rest) {
        if (name === "message") post.call(this, name, ({ data }) => shares.push(data.share ?? 0));
        return post.call(this, name, listener, ...rest);
      };
    }""")
    page.route("**/assets/runtime/*.gz", altered(change, **headers))
    start(page)
    has_calculated(page)
    assert max(page.evaluate("shares")) == 1


def test_a_sibling_that_is_not_there(browse: Browse, sandbox: str) -> None:
    """A publisher who leaves the siblings away loses speed and nothing else."""
    page = browse(sandbox, faulty=True)
    page.route("**/assets/runtime/*.gz", lambda route: route.fulfill(status=404, body="gone"))
    start(page)
    has_calculated(page)


@pytest.mark.parametrize("kind", ["application/octet-stream", "application/wasm; charset=utf-8", "text/plain", ""])
@pytest.mark.parametrize("has_sibling", [True, False], ids=["sibling", "plain"])
def test_webassembly_with_another_type(browse: Browse, sandbox: str, kind: str, *, has_sibling: bool) -> None:
    """Its bytes are checked, so whatever type a host has for it, it is compiled."""
    page = browse(sandbox, faulty=not has_sibling)
    page.route("**/*.wasm", altered(lambda content: content, **{"content-type": kind}))
    if not has_sibling:
        page.route("**/*.gz", lambda route: route.abort())
    start(page)
    has_calculated(page)


def test_a_kept_site_asks_the_network_for_nothing(browse: Browse, sandbox: str) -> None:
    """What lies on the device for use without a network is taken from there, and no sibling or header is asked for."""
    page = browse(sandbox)
    page.evaluate("""async () => {
      const { parts } = JSON.parse(document.querySelector("[data-runtime]").dataset.runtime);
      const cache = await caches.open("kept");
      for (const { path } of Object.values(parts)) await cache.add(`assets/runtime/${path}`);
    }""")
    asked: list[str] = []

    def note(route: Route) -> Any:
        asked.append(route.request.url)
        route.fallback()

    page.route("**/assets/runtime/*", note)
    start(page)
    has_calculated(page)
    assert [url for url in asked if not is_script(url)] == []
