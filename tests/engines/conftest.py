"""Further browsers, as they come, without scripts, in dark, and in dark without scripts; each page is guarded."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from macros.setup import firefox as firefox_setup
from macros.setup import webkit as webkit_setup
from tests.engines import firefox, webkit
from tests.engines.remote import Remote

LAPTOP = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


class Running(Protocol):
    """How a browser is started."""

    def __call__(self, program: str, /, *, scripts: bool, dark: bool) -> AbstractContextManager[Remote]:
        """The program, set up so."""


@dataclass(frozen=True, kw_only=True)
class Engine:
    """A browser of the machine."""

    program: str
    start: Running

    def running(self, *, scripts: bool = True, dark: bool = False) -> AbstractContextManager[Remote]:
        """The browser, on a machine that is set up so."""
        return self.start(self.program, scripts=scripts, dark=dark)


ENGINES: dict[str, tuple[Callable[[], str | None], Running, str]] = {
    "firefox": (firefox_setup.find, firefox.running, "install it or name one: FIREFOX=/path/to/firefox make test"),
    "webkit": (webkit_setup.find, webkit.running, "on Debian, as root: apt-get install webkit2gtk-driver xvfb"),
}
"""How each is found and started, and how to get it."""


# Closed with their tests: an idle WebKit goes on painting, half a processor's time.
@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each further browser. Where one is missing its tests are skipped, unless $FIREFOX or $WEBKIT asks for it."""
    find, start, advice = ENGINES[request.param]
    program = find()
    if program is None:
        pytest.skip(f"no {request.param} here; to have these tests run, {advice}")
    return Engine(program=program, start=start)


@pytest.fixture(scope="module")
def plain(engine: Engine) -> Iterator[Remote]:
    """The browser as it comes."""
    with engine.running() as browser:
        yield browser


@pytest.fixture(scope="module")
def scriptless(engine: Engine) -> Iterator[Remote]:
    """The browser with scripts switched off."""
    with engine.running(scripts=False) as browser:
        yield browser


@pytest.fixture(scope="module")
def dark(engine: Engine) -> Iterator[Remote]:
    """The browser on a machine that is set to dark."""
    with engine.running(dark=True) as browser:
        yield browser


@pytest.fixture(scope="module")
def scriptless_dark(engine: Engine) -> Iterator[Remote]:
    """The browser with scripts switched off, on a machine that is set to dark."""
    with engine.running(scripts=False, dark=True) as browser:
        yield browser


Visit = Callable[..., Remote]


@pytest.fixture
def visit() -> Iterator[Visit]:
    """Open an address with storage of its own: `visit(browser, url)`.

    The page is guarded to the end of the test; `faulty=True` is for tests whose network goes.
    """
    opened: list[tuple[Remote, str, bool]] = []

    def visit(browser: Remote, url: str, *, faulty: bool = False, size: dict[str, int] = LAPTOP) -> Remote:
        browser.ask("visit", url=url, **size)
        opened.append((browser, "/".join(url.split("/")[:3]) + "/", faulty))
        return browser

    yield visit
    for browser, origin, faulty in opened:
        seen = browser.ask("seen")
        browser.leave()
        outside = [url for url in seen["requests"] if not url.startswith((origin, "data:", "blob:"))]
        assert outside == [], "requests left the origin"
        assert faulty or seen["errors"] == [], "the browser reported errors"
