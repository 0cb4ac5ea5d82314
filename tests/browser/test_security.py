"""What strangers hand over stays text, no request leaves the site, and no script runs that is not ours."""

import random
import socketserver
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Browse, arrive, until
from tests.browser.test_calculators import field, wait_until_live
from tests.conftest import Published, serving

BROWSERS_OWN = {"content-autofill.googleapis.com:443"}
"""Where Chromium asks what a form's fields mean, on its own account; the policy keeps pages from going there."""
PLANTED = "globalThis.planted = true"
HOSTILE = [
    f"<img src=x onerror='{PLANTED}'>",
    f"<script>{PLANTED}</script>",
    f"\"><svg onload='{PLANTED}'>",
    f"javascript:{PLANTED}",
    "{{constructor.constructor('alert(1)')()}}",
    "__proto__",
    "1e999",
    "-0",
    "NaN",
    "\x00\u202e\ud7ff😀",
    "9" * 2000,
    "%",
    '{"values": []}',
]
STATES = '{"toString": 1}', "[]", "null", "{", f'"<img src=x onerror={PLANTED}>"', "9" * 500


def unharmed(page: Page) -> None:
    """Nothing planted ran or became an element, and no prototype was changed."""
    assert page.evaluate("globalThis.planted") is None
    assert page.evaluate("({}).polluted") is None
    assert page.locator("main img[src=x], main svg[onload]").count() == 0
    assert "planted" not in "".join(page.locator("main script").all_text_contents())


def test_a_planted_script_is_refused(browse: Browse, site_url: str) -> None:
    """Inline, in an attribute, by eval and from another origin: the page's policy runs none."""
    page = browse(f"{site_url}risks/", faulty=True)
    refused = page.evaluate(
        """async (planted) => {
          const refused = [];
          addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
          const script = document.createElement("script");
          script.textContent = planted;
          document.body.append(script);
          const image = document.createElement("div");
          image.innerHTML = `<img src="x" onerror="${planted}">`;
          document.body.append(image);
          for (const name of ["script", "iframe"]) {
            document.body.append(Object.assign(document.createElement(name), { src: "https://other.invalid/" }));
          }
          await fetch("https://other.invalid/").catch(() => {});
          setTimeout(planted);
          await new Promise((go) => setTimeout(go, 500));
          return refused;
        }""",
        PLANTED,
    )
    assert page.evaluate("globalThis.planted") is None
    assert {"script-src-elem", "script-src-attr", "script-src", "connect-src", "frame-src"} <= set(refused)


def test_hostile_addresses_and_storage_stay_text(browse: Browse, published: Published) -> None:
    """Query strings, fragments and what a device remembers: a bounded, seeded set on every calculator."""
    draw = random.Random(20261122)
    page = browse(f"{published.url}calculators/roi/", faulty=True)
    crashes: list[str] = []
    page.on("pageerror", lambda error: crashes.append(str(error)))
    fields = {"roi": "users", "adoption": "users", "timeline": "anchor_date"}
    for name, own in fields.items():
        for text in draw.sample(HOSTILE, 5):
            page.evaluate(
                # The theme's own keys, which hold `.__`, are its own to read.
                "(text) => { for (const key of [...Object.keys(localStorage), 'playbook.offline'])"
                " if (!key.includes('.__')) localStorage.setItem(key, text) }",
                draw.choice(STATES),
            )
            other = draw.choice(HOSTILE)
            query = f"{name}.{own}={quote(text)}&{name}.__proto__={quote(other)}&{quote(other)}={quote(text)}"
            page.goto(f"{published.url}calculators/{name}/?{query}#{quote(other)}")
            expect(page.locator("form[data-calculator]")).to_be_visible()
            page.wait_for_timeout(150)
            unharmed(page)
    assert crashes == []


class Proxy(BaseHTTPRequestHandler):
    """Notes every request, and passes on only those to the site."""

    asked: list[str]
    origin: str

    def do_GET(self) -> None:
        """Fetch for the browser."""
        self.asked.append(self.path)
        if not self.path.startswith(self.origin):
            self.send_error(403)
            return
        try:
            with urllib.request.urlopen(self.path) as answer:
                self.send_response(answer.status)
                for name in ("Content-Type", "Last-Modified"):
                    if answer.headers[name]:
                        self.send_header(name, answer.headers[name])
                body = answer.read()
        except urllib.error.HTTPError as error:
            self.send_error(error.code)
            return
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_CONNECT(self) -> None:
        """Anything encrypted would go to a stranger."""
        self.asked.append(self.path)
        self.send_error(403)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def proxy(site_url: str) -> Iterator[tuple[str, list[str]]]:
    """A proxy on this machine: its address, and all that was asked of it."""
    asked: list[str] = []
    origin = "/".join(site_url.split("/")[:3]) + "/"
    server: socketserver.BaseServer = ThreadingHTTPServer(
        ("127.0.0.1", 0), type("Noting", (Proxy,), {"asked": asked, "origin": origin})
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    server.server_close()


def test_a_proxy_sees_no_request_to_anyone_else(chromium: Browser, proxy: tuple[str, list[str]], site_url: str) -> None:
    """Reading, calculating and keeping the site, its service worker included; and not one cookie is set."""
    address, asked = proxy
    # Without the last word the browser would pass the proxy by for its own machine.
    context = chromium.new_context(proxy={"server": address, "bypass": "<-loopback>"})
    page = context.new_page()
    page.goto(f"{site_url}offline/")
    page.get_by_role("button", name="Keep the site on this device").click()
    until(page, "document.querySelector('[data-offline]').dataset.state === 'kept'", 120)
    page.goto(f"{site_url}calculators/roi/")
    field(page, "users").fill("120")
    wait_until_live(page)
    assert context.cookies() == []
    context.close()
    assert any("sw.js" in path for path in asked)
    assert any(".wasm" in path for path in asked)
    assert {urlsplit(path).netloc or path for path in asked} - BROWSERS_OWN == {urlsplit(site_url).netloc}


def test_under_the_hosts_headers_python_starts_and_framing_is_refused(browse: Browse, published: Published) -> None:
    """The worker's own answer carries the policy too, as `_headers` sends it."""
    lines = (Path(published.folder) / "_headers").read_text(encoding="utf-8").split("\n/", 1)[0].splitlines()[1:]
    sent = dict(line.strip().split(": ", 1) for line in lines)
    with serving(published.folder, headers=sent) as url:
        page = browse(f"{url}calculators/roi/")
        field(page, "users").fill("120")
        wait_until_live(page)
        framed = browse(f"{url}404.html", faulty=True)
        framed.goto("about:blank")
        framed.set_content(f'<iframe src="{url}risks/"></iframe>')
        arrive(framed, lambda: framed.frames[-1].url.startswith("chrome-error:"))
