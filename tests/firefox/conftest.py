"""A real Firefox, as it comes, without scripts, in dark, and in dark without scripts; each page is guarded."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.setup import firefox as setup
from tests.firefox.remote import Firefox, running

WITHOUT_SCRIPTS = {"javascript.enabled": False}
DARK = {"layout.css.prefers-color-scheme.content-override": 0}
LAPTOP = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def program() -> str:
    """The machine's Firefox. Without one these tests are skipped, unless $FIREFOX asks for one."""
    path = setup.find()
    if path is None:
        pytest.skip(
            "no Firefox here; to have these tests run, install it or name one: FIREFOX=/path/to/firefox make test"
        )
    return path


@pytest.fixture(scope="session")
def plain(program: str) -> Iterator[Firefox]:
    """Firefox as it comes."""
    with running(program, {}) as firefox:
        yield firefox


@pytest.fixture(scope="session")
def scriptless(program: str) -> Iterator[Firefox]:
    """Firefox with scripts switched off."""
    with running(program, WITHOUT_SCRIPTS) as firefox:
        yield firefox


@pytest.fixture(scope="session")
def dark(program: str) -> Iterator[Firefox]:
    """Firefox on a machine that is set to dark."""
    with running(program, DARK) as firefox:
        yield firefox


@pytest.fixture(scope="session")
def scriptless_dark(program: str) -> Iterator[Firefox]:
    """Firefox with scripts switched off, on a machine that is set to dark."""
    with running(program, WITHOUT_SCRIPTS | DARK) as firefox:
        yield firefox


Visit = Callable[..., Firefox]


@pytest.fixture
def visit() -> Iterator[Visit]:
    """Open an address in a fresh tab: `visit(firefox, url)`.

    The page is guarded to the end of the test; `faulty=True` is for tests whose network goes.
    """
    opened: list[tuple[Firefox, str, bool]] = []

    def visit(firefox: Firefox, url: str, *, faulty: bool = False, size: dict[str, int] = LAPTOP) -> Firefox:
        firefox.ask("visit", url=url, **size)
        opened.append((firefox, "/".join(url.split("/")[:3]) + "/", faulty))
        return firefox

    yield visit
    for firefox, origin, faulty in opened:
        seen = firefox.ask("seen")
        outside = [url for url in seen["requests"] if not url.startswith((origin, "data:", "blob:"))]
        assert outside == [], "requests left the origin"
        assert faulty or seen["errors"] == [], "the browser reported errors"
