"""Browsers that are old or locked down: what can be done without a feature is done, the rest is said in plain words."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Browse
from tests.browser.trouble import altered, has_calculated, has_failed, start, works_again

TOO_OLD = r"this browser is too old to run Python, or is set up to forbid it\. Update it, .*"
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
  const get = () => { throw new DOMException("no", "SecurityError"); };
  Object.defineProperty(globalThis, name, { configurable: true, get });
}
"""
NO_STREAMING = "delete WebAssembly.compileStreaming; delete WebAssembly.instantiateStreaming;"


def worker_begins_with(page: Page, script: str) -> None:
    """Take a feature away from the worker, before its own program runs."""
    page.route("**/calculator/worker.*", altered(lambda content: f"{script}\n".encode() + content))


@pytest.mark.parametrize("place", ["page", "worker"])
def test_a_browser_that_forbids_webassembly(browse: Browse, sandbox: str, place: str) -> None:
    """Lockdown Mode and the like: the reader hears what is switched off and what to do."""
    page = browse(sandbox, faulty=True)
    if place == "page":
        page.evaluate("() => { window.real = WebAssembly; delete window.WebAssembly; }")
    else:
        worker_begins_with(page, "delete globalThis.WebAssembly;")
    start(page)
    has_failed(page, "WebAssembly, which Python needs, is switched off in this browser.* Allow it for this site.*")
    page.evaluate("() => { window.WebAssembly ??= real; }")
    page.unroute("**/calculator/worker.*")
    works_again(page)


@pytest.mark.parametrize(
    "worker",
    [
        "window.Worker = class { constructor() { throw new TypeError('no module workers'); } };",
        "window.Worker = class extends Worker { constructor(url) { super(url); } };",
        "delete window.Worker;",
    ],
    ids=["throws", "runs classic scripts only", "has none"],
)
def test_a_browser_without_module_workers(browse: Browse, sandbox: str, worker: str) -> None:
    """It refuses such a worker, takes it for a classic one, or has never heard of any: the reader hears what to do."""
    page = browse(sandbox, faulty=True)
    page.evaluate(f"() => {{ window.real = Worker; {worker} }}")
    start(page)
    has_failed(page, TOO_OLD)
    page.evaluate("() => { window.Worker = real; }")
    works_again(page)


def test_a_browser_whose_webassembly_is_too_old(browse: Browse, sandbox: str) -> None:
    """It does not know what Pyodide was made of: no word of opcodes, but of what to do."""
    page = browse(sandbox, faulty=True)
    broken = (
        "WebAssembly.compileStreaming = WebAssembly.compile = async () => { throw new Error('invalid opcode 0x6'); };"
    )
    worker_begins_with(page, f"{broken} WebAssembly.validate = () => false;")
    start(page)
    has_failed(page, TOO_OLD)
    page.unroute("**/calculator/worker.*")
    works_again(page)


def test_a_browser_older_than_the_language_of_pyodide(browse: Browse, sandbox: str) -> None:
    """It fetches a script as it was published and cannot read it: no word of tokens, but of what to do."""

    def unreadable(route: Route) -> None:
        if route.request.resource_type == "fetch":
            route.fallback()
        else:
            route.fulfill(body="class A { static ] }", content_type="text/javascript")

    page = browse(sandbox, faulty=True)
    page.route("**/pyodide.asm-*js", unreadable)
    start(page)
    has_failed(page, TOO_OLD)
    page.unroute("**/pyodide.asm-*js")
    works_again(page)


@pytest.mark.parametrize(
    "script",
    [
        NO_STREAMING,
        "delete globalThis.DecompressionStream;",
        "delete globalThis.Worker;",
        "delete globalThis.caches;",
        "Object.defineProperty(crypto, 'subtle', { value: undefined });",
        NO_STORAGE,
    ],
    ids=["compileStreaming", "DecompressionStream", "nested workers", "caches", "crypto.subtle", "storage"],
)
def test_a_worker_without(browse: Browse, sandbox: str, script: str) -> None:
    """What only makes a start shorter or surer may be missing."""
    page = browse(sandbox, prepare=lambda page: worker_begins_with(page, script))
    start(page)
    has_calculated(page)


@pytest.mark.parametrize(
    "script",
    [NO_STORAGE, "delete window.CompressionStream; delete window.DecompressionStream;", NO_STREAMING],
    ids=["storage", "CompressionStream", "compileStreaming"],
)
def test_a_page_without(browse: Browse, sandbox: str, script: str) -> None:
    """A browser that keeps nothing, or lacks what only long addresses need, calculates all the same."""
    page = browse(sandbox, prepare=lambda page: page.add_init_script(script))
    start(page)
    has_calculated(page)


def test_a_browser_too_old_for_modules(browse: Browse, sandbox: str) -> None:
    """It passes over the page's program; the built result stands, and a sentence says why nothing follows."""

    def age(page: Page) -> None:
        page.add_init_script("delete HTMLScriptElement.prototype.noModule")
        page.route("**/main.mjs", lambda route: route.abort())

    page = browse(sandbox, faulty=True, prepare=age)
    expect(page.locator("form")).to_have_attribute("data-state", "failed")
    expect(page.locator("[data-status]")).to_contain_text("this browser is too old for it")
    assert page.locator("output[name=total]").inner_text() == "200"


COLORS = """() => {
  const parts = document.querySelectorAll("html, body, .md-header, h1, .md-content a, [data-hue], [data-hue] *");
  return [...parts].map((part) => {
    const it = getComputedStyle(part);
    return [it.color, it.backgroundColor, it.borderTopColor, it.boxShadow, it.fill].join();
  });
}"""
"""All colors of a page, as they are in the end."""
DARK = {"color_scheme": "dark"}


@pytest.mark.parametrize(
    "options",
    [{"color_scheme": "light"}, DARK, DARK | {"java_script_enabled": False}],
    ids=["light", "dark", "dark without scripts"],
)
def test_a_browser_that_does_not_know_light_dark(browse: Browse, site_url: str, options: dict[str, Any]) -> None:
    """Every color is the same, in light, in dark, and on paper; here the style sheet uses a name no browser knows."""

    def age(page: Page) -> None:
        page.route("**/site.css", altered(lambda styles: styles.replace(b"light-dark(", b"never-heard-of(")))

    young = browse(f"{site_url}phases/", **options)
    old = browse(f"{site_url}phases/", prepare=age, **options)
    for medium in ("screen", "print"):
        for page in (young, old):
            page.emulate_media(media=medium)
        colors = young.evaluate(COLORS)
        assert len(set(colors)) > 10
        assert old.evaluate(COLORS) == colors
