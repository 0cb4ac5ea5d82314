"""Who asks the live server gets what is as new as it gets, at once or when it is built."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.generator.live_server import LiveServer
from macros.generator.watching import Watcher
from tests.conftest import free_port


@pytest.fixture(name="server")
def quiet_server(tmp_path: Path) -> Iterator[LiveServer]:
    """One that serves a whole site of two pages; requests reach it without a network."""
    for name in ("old", "new"):
        for page in ("a", "b"):
            (tmp_path / name / page).mkdir(parents=True)
            (tmp_path / name / page / "index.html").write_text(f"<body>{name} {page}</body>", encoding="utf-8")
        (tmp_path / name / "assets").mkdir()
        (tmp_path / name / "assets" / "x.css").write_text(name, encoding="utf-8")
        (tmp_path / name / "404.html").write_text(f"{name} lost", encoding="utf-8")
    server = LiveServer(("127.0.0.1", free_port()), "/", Watcher([], {}), lambda: None)
    server.watch(str(tmp_path))
    server.publish(tmp_path / "old")
    yield server
    server.server_close()


def get(server: LiveServer, path: str) -> str:
    """What is answered."""
    answer: Any = server.serve_request({"PATH_INFO": path}, lambda *_: None)
    said = b"".join(answer).decode()
    if hasattr(answer, "close"):  # as a server does with what it has sent
        answer.close()
    return said


def epoch_of(server: LiveServer) -> int:
    """What a page that knows nothing is told to know."""
    return int(get(server, "/livereload/0/1").split()[0])


class Asking(threading.Thread):
    """A request that may have to wait."""

    def __init__(self, server: LiveServer, path: str) -> None:
        super().__init__(daemon=True)
        self._server, self._path = server, path
        self.answer = ""
        self.start()

    def run(self) -> None:
        """Ask."""
        self.answer = get(self._server, self._path)


def test_a_page_in_view_is_answered_while_the_others_wait(server: LiveServer, tmp_path: Path) -> None:
    """And they are answered when the whole site is there; what no edit of words changes never waits."""
    server.hold()
    server.publish(tmp_path / "old", ["a/index.html"])
    assert "old a" in get(server, "/a/")
    assert get(server, "/assets/x.css") == "old"
    asking = Asking(server, "/b/")
    deadline = time.monotonic() + 20
    while not server.is_awaited and time.monotonic() < deadline:
        time.sleep(0.01)
    assert server.is_awaited
    assert asking.answer == ""

    server.publish(tmp_path / "new")
    asking.join(20)
    assert "new b" in asking.answer
    assert not server.is_awaited
    assert "new a" in get(server, "/a/")


def test_the_pages_seen_last_are_known_the_last_one_first(server: LiveServer) -> None:
    """Each once; files that are no pages are none."""
    for path in ("/a/", "/b/", "/assets/x.css", "/a/"):
        get(server, path)
    assert server.in_view == ["a/index.html", "b/index.html"]


def test_open_pages_are_loaded_anew_when_there_is_something_to_see(server: LiveServer, tmp_path: Path) -> None:
    """Each page asks whether there is something newer than itself."""
    before = epoch_of(server)
    server.publish(tmp_path / "new", new="nothing")
    assert epoch_of(server) == before
    server.publish(tmp_path / "new")
    assert epoch_of(server) > before


def test_words_alone_are_set_in_place_by_pages_that_know_the_rest(server: LiveServer, tmp_path: Path) -> None:
    """A page that missed more than words is loaded as a whole, however many edits of words came since."""
    server.publish(tmp_path / "new")
    known = epoch_of(server)
    server.publish(tmp_path / "new", ["a/index.html"], new="words")
    assert get(server, f"/livereload/{known}/1").endswith(" words")
    assert get(server, f"/livereload/{known - 1}/1").endswith(" page")
    server.publish(tmp_path / "old")
    server.publish(tmp_path / "old", ["a/index.html"], new="words")
    assert get(server, f"/livereload/{known}/1").endswith(" page")


def test_the_rest_waits_until_the_open_page_has_loaded(server: LiveServer, tmp_path: Path) -> None:
    """It says so by asking for what is newer; a page that never does holds nothing up for long."""
    get(server, "/a/")
    server.publish(tmp_path / "new", ["a/index.html"])
    epoch = epoch_of(server)
    begin = time.monotonic()
    server.await_loaded()
    assert time.monotonic() - begin > 0.5
    threading.Thread(target=get, args=(server, f"/livereload/{epoch}/1"), daemon=True).start()
    time.sleep(0.2)
    begin = time.monotonic()
    server.await_loaded()
    assert time.monotonic() - begin < 0.5


def test_the_dock_is_in_every_page_and_in_nothing_else(server: LiveServer) -> None:
    """Before the end of the page, so that it is part of it."""
    server.dock = b"<p>dock</p>"
    page = get(server, "/a/")
    assert page.index("<p>dock</p>") < page.index("live-reload.mjs") < page.index("</body>")
    assert get(server, "/assets/x.css") == "old"
    assert get(server, "/nowhere/") == "old lost"
