"""Whatever goes wrong with Python in the page: a sentence says so, result and entries stay, another try works."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from macros.publishing.runtime import node
from tests.browser.conftest import Browse, write_sandbox
from tests.browser.trouble import BOOT_MS, altered, flipped, has_failed, start, status, works_again
from tests.conftest import Handler, serving


@pytest.mark.parametrize(
    ("address", "answer", "reason"),
    [
        ("**/*.wasm*", status(404), r"\.wasm could not be loaded \(HTTP 404\)"),
        ("**/*.whl*", status(404), r"\.whl could not be loaded \(HTTP 404\)"),
        ("**/python_stdlib*", status(500), r"python_stdlib\S+ could not be loaded \(HTTP 500\)"),
        ("**/pyodide-*.js", status(404), r"pyodide-\S+ could not be loaded \(HTTP 404\)"),
        ("**/worker.mjs", status(404), "its program could not be loaded"),
        ("**/*.whl*", lambda route: route.abort(), r"\.whl could not be loaded \(no connection\)"),
        ("**/*.wasm*", altered(lambda content: content[:-9]), r"\.wasm arrived only in part"),
        ("**/*.wasm*", altered(flipped), r"\.wasm arrived damaged"),
        ("**/*.whl*", altered(flipped), r"\.whl arrived damaged"),
        ("**/*.zip*", altered(lambda content: content + b"!"), r"\.zip arrived damaged"),
        ("**/pyodide.asm-*.js", altered(flipped), r"\.js arrived damaged"),
        (
            "**/pyodide-*.js",
            altered(lambda content: content, **{"content-type": "text/plain"}),
            "as a script .*wrong type",
        ),
    ],
)
def test_a_file_that_is_missing_or_wrong(
    browse: Browse, sandbox: str, address: str, answer: Callable[[Route], Any], reason: str
) -> None:
    """Missing, blocked, cut, of a wrong type or with one byte changed: named, and never run."""
    page = browse(sandbox, faulty=True)
    page.route(address, answer)
    start(page)
    has_failed(page, reason)
    page.unroute(address)
    works_again(page)


def test_a_calculators_scripts_that_do_not_come(browse: Browse, sandbox: str) -> None:
    """The page says so by itself, and another try needs no second one to calculate what was typed meanwhile."""
    page = browse(sandbox, faulty=True, prepare=lambda page: page.route("**/live.mjs", lambda route: route.abort()))
    expect(page.locator("form")).to_have_attribute("data-state", "failed")
    expect(page.locator("[data-status]")).to_contain_text("not available: its program could not be loaded.")
    assert page.locator("output[name=total]").inner_text() == "200"
    start(page)
    page.unroute("**/live.mjs")
    works_again(page)


def test_a_policy_that_forbids_webassembly(browse: Browse, sandbox: str) -> None:
    """A host's Content-Security-Policy without wasm-unsafe-eval ends in a sentence."""
    page = browse(sandbox, faulty=True)
    page.route("**/worker.mjs", altered(lambda content: content, **{"content-security-policy": "script-src 'self'"}))
    start(page)
    has_failed(page, "WebAssembly did not start")
    page.unroute("**/worker.mjs")
    works_again(page)


def test_too_little_memory_to_start(browse: Browse, sandbox: str) -> None:
    """A browser that has no room for Python says so."""
    broken = b"WebAssembly.instantiate = async () => { throw new RangeError('Out of memory: no room'); };\n"
    page = browse(sandbox, faulty=True)
    page.route("**/worker.mjs", altered(lambda content: broken + content))
    start(page)
    has_failed(page, "Out of memory")
    page.unroute("**/worker.mjs")
    works_again(page)


def test_a_network_that_goes_and_comes_back(browse: Browse, sandbox: str) -> None:
    """Offline in the middle of the download, online again for the next try."""
    page = browse(sandbox, faulty=True)

    def lose(route: Route) -> None:
        page.context.set_offline(True)
        route.continue_()

    page.route("**/*.wasm*", lose)
    start(page)
    # Scripts are asked for again where a page is guarded, so either may be what did not come.
    has_failed(page, r"could not be loaded (as a script )?\(no connection.*\)")
    page.unroute("**/*.wasm*")
    page.context.set_offline(False)
    works_again(page)


class CuttingHandler(Handler):
    """Hangs up in the middle of a file."""

    cut = ".wasm"

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send half of what was promised."""
        if type(self).cut and type(self).cut in self.path:
            outputfile.write(source.read(100_000))
            self.close_connection = True
            return
        super().copyfile(source, outputfile)


@pytest.fixture
def cutting(sandbox_site: Path) -> Iterator[str]:
    """The page behind a server that hangs up in the middle."""
    CuttingHandler.cut = ".wasm"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(CuttingHandler, directory=str(sandbox_site)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_connection_that_breaks_inside_a_file(browse: Browse, cutting: str) -> None:
    """What came is not taken for the whole."""
    page = browse(cutting, faulty=True)
    start(page)
    has_failed(page, r"\.wasm arrived only in part")
    CuttingHandler.cut = ""
    works_again(page)


@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        ("hang", "took too long and was stopped"),
        ("crash", "the probe broke"),
        ("abort", ""),
        ("greedy", "MemoryError"),
    ],
)
def test_a_calculation_that_never_ends_or_breaks(browse: Browse, sandbox: str, mode: str, reason: str) -> None:
    """The worker is replaced; the result stays, and after a better entry another try works."""
    page = browse(sandbox, faulty=True)
    page.get_by_label("Users").focus()
    expect(page.locator("form")).to_have_attribute("data-state", "live", timeout=BOOT_MS)
    page.get_by_label("Users").fill("120")
    expect(page.locator("output[name=total]")).to_have_text("240")
    page.get_by_label("Users").fill("100")
    expect(page.locator("output[name=total]")).to_have_text("200")
    page.locator("summary").click()
    page.get_by_label("Mode").select_option(mode)
    expect(page.locator("form")).to_have_attribute("data-state", "failed", timeout=20_000)
    page.get_by_label("Users").fill("120")
    has_failed(page, reason)
    page.get_by_label("Mode").select_option("steady")
    works_again(page)


def test_a_start_that_gives_no_sign_is_given_up(browse: Browse, sandbox: str) -> None:
    """A server that never answers ends, after the time set for it, in a sentence."""
    page = browse(sandbox, faulty=True, prepare=lambda page: page.clock.install())
    page.route("**/*.wasm*", lambda _: None)
    start(page)
    expect(page.locator("[data-status]")).to_contain_text("Python")
    page.clock.run_for(46_000)
    has_failed(page, "it took too long to load")
    page.unroute("**/*.wasm*")
    works_again(page)


def test_a_worker_that_never_comes_is_said_within_seconds(browse: Browse, sandbox: str) -> None:
    """A host that answers nothing for its small program is not waited for as a slow download is."""
    page = browse(sandbox, faulty=True, prepare=lambda page: page.clock.install())
    page.route("**/worker.mjs", lambda _: None)
    start(page)
    expect(page.locator("[data-status]")).to_contain_text("Python")
    page.clock.run_for(16_000)
    has_failed(page, "it took too long to load")
    page.unroute("**/worker.mjs")
    works_again(page)


CLIENT = """async ([script, act]) => {
  const { Client } = await import(script);
  const workers = [], states = [];
  const page = { runtime: '{"release":1}' };
  const makeWorker = (manifest, fresh) => {
    const worker = new EventTarget();
    Object.assign(worker, { manifest, fresh, sent: [], ended: false });
    worker.postMessage = (message) => worker.sent.push(message);
    worker.terminate = () => { worker.ended = true; };
    worker.say = (data) => worker.dispatchEvent(new MessageEvent("message", { data }));
    workers.push(worker);
    return worker;
  };
  const client = new Client(makeWorker, () => page.runtime, { bootMs: 300 });
  client.subscribe((state) => states.push(state.name));
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const live = new Function("client", "workers", "page", "pause", `return (async () => { ${act} })()`);
  await live(client, workers, page, pause);
  return { states, ended: workers.map((it) => it.ended), fresh: workers.map((it) => it.fresh),
    manifests: workers.map((it) => it.manifest) };
}"""


@pytest.fixture
def client(browse: Browse, sandbox_site: Path) -> Iterator[Callable[[str], dict[str, Any]]]:
    """Lets a client of its own, with made-up workers, live through something."""
    # The page's own policy would forbid the test to say what.
    blank = sandbox_site / "blank.html"
    blank.write_text("<!doctype html><title>Blank</title><link rel=icon href=data:,>", encoding="utf-8")
    with serving(sandbox_site) as url:
        page = browse(f"{url}blank.html")
        yield lambda act: page.evaluate(CLIENT, [f"{url}assets/js/calculator/client.mjs", act])


def test_a_slow_download_is_not_given_up(client: Callable[[str], dict[str, Any]]) -> None:
    """Each sign of life gives it more time; silence ends it."""
    lived = client(
        """client.boot();
        for (let n = 1; n < 5; n++) {
          await pause(150);
          workers[0].say({ type: "stage", stage: "downloading", size: "5 MB", share: n / 10 });
        }
        if (client.state.name !== "downloading" || client.state.share !== 0.4) throw new Error(client.state.name);
        await pause(500);"""
    )
    assert lived["states"] == ["loading", *["downloading"] * 4, "failed"]
    assert lived["ended"] == [True]


def test_another_try_passes_over_the_browsers_cache(client: Callable[[str], dict[str, Any]]) -> None:
    """A damaged file that a browser kept would fail for ever."""
    lived = client(
        """client.boot();
        workers[0].say({ type: "stage", stage: "failed", reason: "damaged", outdated: false });
        client.retry();"""
    )
    assert lived["fresh"] == [False, True]


def test_a_page_of_a_newer_release_gets_its_own_python(client: Callable[[str], dict[str, Any]]) -> None:
    """Instant navigation may bring a page that was published after the tab's Python started."""
    lived = client(
        """client.boot();
        workers[0].say({ type: "stage", stage: "ready" });
        client.ask("probe", "{}");
        workers[0].say({ type: "answer", id: 1, answer: "{}" });
        page.runtime = '{"release":2}';
        client.ask("probe", "{}");"""
    )
    assert lived["ended"] == [True, False]
    assert lived["manifests"] == ['{"release":1}', '{"release":2}']


def test_a_release_published_while_the_tab_is_open(browse: Browse, tmp_path: Path) -> None:
    """The old files are gone: the sentence says so, and the newer page opens with the entries kept."""
    site = write_sandbox(tmp_path, serving=True)
    with serving(site) as url:
        page = browse(url, faulty=True)
        bridge = tmp_path / "checkout" / "calculators" / "bridge.py"
        bridge.write_text(bridge.read_text().replace('["You need "', '["Now you need "'), encoding="utf-8")
        write_sandbox(tmp_path, serving=True)
        start(page)
        has_failed(page, "a newer version of this site has been published since the page was opened")
        page.get_by_role("button", name="Load the newer page").click()
        expect(page.locator("[data-answer]")).to_have_text("Now you need 240 seats.", timeout=BOOT_MS)
        assert page.get_by_label("Users").input_value() == "120"


def test_a_module_that_was_trimmed_away(browse: Browse, sandbox: str) -> None:
    """Rather than fail, this calculation and the next run on the whole standard library; nobody else ever loads it."""
    page = browse(f"{sandbox}?probe.users=120")
    expect(page.locator("output[name=total]")).to_have_text("240", timeout=BOOT_MS)
    assert not [url for url in page.guard.requests if "reserve" in url]  # type: ignore[attr-defined]
    page.locator("summary").click()
    page.get_by_label("Mode").select_option("rare")
    page.get_by_label("Users").fill("7")
    expect(page.locator("output[name=total]")).to_have_text("14", timeout=BOOT_MS)
    page.get_by_label("Users").fill("8")
    expect(page.locator("output[name=total]")).to_have_text("16")
    assert len([url for url in page.guard.requests if "reserve" in url]) == 1  # type: ignore[attr-defined]


def test_where_nothing_could_be_trimmed_the_stock_library_calculates(
    browse: Browse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built on a machine without Node: Pyodide's own library, nothing compressed, and the same answers."""
    monkeypatch.setattr(node, "program", lambda: None)
    site = write_sandbox(tmp_path)
    assert not list(site.glob("assets/runtime/*.gz"))
    with serving(site) as url:
        page = browse(url)
        start(page)
        expect(page.locator("output[name=total]")).to_have_text("240", timeout=BOOT_MS)
        expect(page.locator("form")).to_have_attribute("data-state", "live")
