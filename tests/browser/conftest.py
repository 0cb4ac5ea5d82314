"""A real Chromium, and a guard on every page it opens."""

import html
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, sync_playwright

from macros.publishing import runtime
from macros.setup import chromium as setup
from tests.browser.own_plan import Planned, begin
from tests.conftest import ROOT, alone, serving

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    setup.PLAIN_LETTERS,
]
SANDBOX = Path(__file__).with_name("sandbox")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@contextmanager
def launched() -> Iterator[Browser]:
    """The machine's Chromium, headless."""
    path = setup.find()
    assert path, "no Chromium here; `make test` installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    with launched() as browser:
        yield browser


class Guard:
    """Keeps a browser context inside one origin and remembers what went wrong in it."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin = origin
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.requests: list[str] = []
        context.route("**/*", self._route)
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _route(self, route: Route) -> None:
        if route.request.url.startswith((self.origin, "data:", "blob:")):
            route.fallback()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def check(self) -> None:
        """Fail on any request to another origin, and on any error the browser reported (refusals by a CSP included)."""
        assert self.outside == [], "requests left the origin"
        assert self.errors == [], "the browser reported errors"


def until(page: Page, expression: str, timeout_s: float = 60) -> None:
    """Wait until an expression is true in the page. Playwright's own way needs eval, which the policy forbids."""
    arrive(page, lambda: _is_true(page, expression), expression, timeout_s)


def arrive(page: Page, has_come: Callable[[], bool], what: str = "", timeout_s: float = 60) -> None:
    """Wait until something is so that the browser tells of in its own time."""
    end = time.monotonic() + timeout_s
    while not has_come():
        assert time.monotonic() < end, f"never true: {what}"
        page.wait_for_timeout(100)


def _is_true(page: Page, expression: str) -> bool:
    try:
        return bool(page.evaluate(expression))
    except Error as error:
        # The page is on its way to another.
        if "context was destroyed" not in error.message and "navigat" not in error.message:
            raise
        return False


def hold(held: list[Route]) -> Callable[[Route], None]:
    """Answers requests only when the test says so, of those that it has put into the list."""

    def put(route: Route) -> None:
        held.append(route)

    return put


Browse = Callable[..., Page]


@pytest.fixture
def browse(chromium: Browser) -> Iterator[Browse]:
    """Open a page in a context of its own: `browse(url, **options of new_context)`.

    Every such page is guarded to the end of the test; `faulty=True` is for tests that break something on purpose, whose
    errors are the point. The guard is the page's attribute `guard`.
    """
    opened: list[tuple[BrowserContext, Guard, bool]] = []

    def browse(url: str, *, faulty: bool = False, prepare: Callable[[Page], Any] | None = None, **options: Any) -> Page:
        context = chromium.new_context(
            # A service worker's requests pass by the guard; tests that want one ask for it.
            **{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", "service_workers": "block"}
            | options
        )
        context.set_default_timeout(20_000)
        guard = Guard(context, "/".join(url.split("/")[:3]) + "/")
        opened.append((context, guard, faulty))
        page = context.new_page()
        page.guard = guard  # type: ignore[attr-defined]
        if prepare:
            prepare(page)
        page.goto(url)
        return page

    yield browse
    for context, guard, faulty in opened:
        context.close()
        if not faulty:
            guard.check()
        assert guard.outside == []


def write_sandbox(folder: Path, *, serving: bool = False) -> Path:
    """Fill `folder` with the page of a made-up calculator; gives the folder of the site, which lies in it.

    `folder/checkout/calculators` may be edited in between, for a newer release of the same site.
    """
    checkout, site = folder / "checkout", folder / "site"
    if not checkout.exists():
        shutil.copytree(SANDBOX / "calculators", checkout / "calculators")
        shutil.copy(ROOT / "package.json", checkout)
        (checkout / "node_modules").symlink_to(ROOT / "node_modules")
        shutil.copytree(ROOT / "docs" / "assets" / "js", site / "assets" / "js")
    with alone():
        manifest = runtime.assemble(site / "assets" / "runtime", checkout, serving=serving)
    page = (SANDBOX / "index.html").read_text(encoding="utf-8")
    (site / "index.html").write_text(page.replace("MANIFEST", html.escape(manifest.to_json())), encoding="utf-8")
    return site


@pytest.fixture(scope="session")
def sandbox_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One page with a made-up calculator, under the project's own scripts and Pyodide."""
    return write_sandbox(tmp_path_factory.mktemp("sandbox"))


@pytest.fixture(scope="session")
def sandbox(sandbox_site: Path) -> Iterator[str]:
    """Where that page is served."""
    with serving(sandbox_site) as url:
        yield url


@pytest.fixture(scope="session")
def kept_plan(chromium: Browser, site_url: str) -> Any:
    """What a device keeps on which such a plan was chosen."""
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{site_url}plan/")
    begin(page)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def planned(browse: Browse, kept_plan: Any, site_url: str) -> Planned:
    """A page on a device with the plan, on a day of it."""

    def opened(path: str, day: str = "2026-11-11", **options: Any) -> Page:
        return browse(
            f"{site_url}{path}",
            prepare=lambda page: page.clock.set_fixed_time(f"{day}T12:00:00"),
            storage_state=kept_plan,
            **options,
        )

    return opened
