"""WebKitGTK, the engine that Safari has too: its MiniBrowser, driven over WebDriver on a screen that nobody sees."""

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from typing import Any

from macros.setup import webkit as setup
from tests.conftest import free_port
from tests.engines.remote import PATIENCE_S, Fault, Remote

WITHOUT_SCRIPTS, DARK = "--enable-javascript=false", "--dark-mode"
SCREEN = "1600x1200x24"
START_S = 45
"""How long a browser may take to start before it is started anew."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""WebDriver's own name for a reference to an element."""
CALLED = """const done = arguments[arguments.length - 1];
Promise.resolve((FUNCTION)(arguments[0]))
  .then((value) => done({ value }), (error) => done({ fault: String(error) }));"""
SEEN = """() => {
  const entries = performance.getEntriesByType("resource");
  return {
    requests: entries.map((it) => it.name),
    errors: entries.filter((it) => it.responseStatus >= 400).map((it) => `${it.responseStatus} ${it.name}`),
  };
}"""
"""WebDriver tells of no messages; the page in sight knows what it loaded and how that was answered."""


class Wire:
    """WebDriver as it goes over the wire."""

    def __init__(self, port: int) -> None:
        self._port = port

    def ask(
        self, method: str, path: str, body: Mapping[str, object] | None = None, patience_s: float = PATIENCE_S
    ) -> Any:
        """The value of an answer."""
        connection = HTTPConnection("127.0.0.1", self._port, timeout=patience_s)
        try:
            connection.request(method, path, None if body is None else json.dumps(body))
            answer = json.loads(connection.getresponse().read())["value"]
        except (OSError, HTTPException) as error:
            raise Fault(f"WebKitWebDriver does not answer: {error}") from None
        finally:
            connection.close()
        if isinstance(answer, dict) and "error" in answer:
            raise Fault(f"{answer['error']}: {answer['message']}")
        return answer


class WebKit(Remote):
    """One browser after the other: each visit starts a new one with its driver, which knows nothing of the last."""

    def __init__(self, driver: str, environment: Mapping[str, str], browser: str, options: list[str]) -> None:
        self._command, self._environment = driver, environment
        self._wanted = {"webkitgtk:browserOptions": {"binary": browser, "args": ["--automation", *options]}}
        self._driver: subprocess.Popen[bytes] | None = None
        self._session = ""

    def ask(self, command: str, **details: object) -> Any:
        """Have the command of that name carried out."""
        commands: dict[str, Callable[..., Any]] = {
            "visit": self._visit,
            "go": self._go,
            "resize": self._resize,
            "evaluate": self._evaluate,
            "click": self._click,
            "enter": self._enter,
            "type": self._type,
            "seen": self._seen,
        }
        return commands[command](**details)

    def leave(self) -> None:
        """Let go of the browser and its driver: it draws without a graphics card, and takes half a processor idle."""
        if self._session:
            with suppress(Fault):
                self._wire.ask("DELETE", f"/session/{self._session}", patience_s=START_S)
            self._session = ""
        if self._driver:
            # The browser is a child that a driver which hangs would leave behind.
            os.killpg(self._driver.pid, signal.SIGKILL)
            self._driver.wait()
            self._driver = None

    def _tell(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:
        return self._wire.ask(method, f"/session/{self._session}{path}", body)

    def _visit(self, url: str, width: int, height: int) -> None:
        for patience_s in (START_S, START_S, PATIENCE_S):
            self.leave()
            try:
                self._start(patience_s)
                break
            except Fault as fault:
                # Now and then a driver waits for good for the browser that it has started.
                last = fault
        else:
            raise last
        self._resize(width, height)
        self._go(url)

    def _start(self, patience_s: float) -> None:
        port = free_port()
        command = [self._command, f"--port={port}", "--host=127.0.0.1"]
        self._driver = subprocess.Popen(
            command, env=self._environment, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self._wire = Wire(port)
        _wait_for(self._wire)
        capabilities = {"capabilities": {"alwaysMatch": self._wanted}}
        self._session = self._wire.ask("POST", "/session", capabilities, patience_s)["sessionId"]

    def _go(self, url: str) -> None:
        self._tell("POST", "/url", {"url": url})

    def _resize(self, width: int, height: int) -> None:
        """The window is never narrower than its own buttons, some 450 pixels."""
        self._tell("POST", "/window/rect", {"width": width, "height": height})

    def _evaluate(self, script: str, argument: object) -> Any:
        body = {"script": CALLED.replace("FUNCTION", script), "args": [argument]}
        answer = self._tell("POST", "/execute/async", body)
        if "fault" in answer:
            raise Fault(answer["fault"])
        return answer.get("value")

    def _found(self, selector: str) -> str:
        element = self._tell("POST", "/element", {"using": "css selector", "value": selector})
        return f"/element/{element[ELEMENT]}"

    def _click(self, selector: str) -> None:
        self._tell("POST", f"{self._found(selector)}/click", {})

    def _enter(self, selector: str, text: str) -> None:
        self._evaluate("(it) => document.querySelector(it).select()", selector)
        self._type(text)

    def _type(self, text: str) -> None:
        active = self._tell("GET", "/element/active")
        self._tell("POST", f"/element/{active[ELEMENT]}/value", {"text": text})

    def _seen(self) -> Any:
        return self._evaluate(SEEN, None)


@contextmanager
def running(driver: str, *, scripts: bool, dark: bool) -> Iterator[WebKit]:
    """The engine on a screen of its own, with a home of its own."""
    options = ([] if scripts else [WITHOUT_SCRIPTS]) + ([DARK] if dark else [])
    browser = setup.browser()
    assert browser
    with _screen() as display, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        webkit = WebKit(driver, {**os.environ, "DISPLAY": display, "HOME": home}, browser, options)
        try:
            yield webkit
        finally:
            webkit.leave()


@contextmanager
def _screen() -> Iterator[str]:
    """An X server that draws into memory; the name of its display."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def _wait_for(wire: Wire) -> None:
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            wire.ask("GET", "/status")
        except Fault:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return
