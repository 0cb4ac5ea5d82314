"""A Firefox that is driven from Python, by way of puppeteer-core, which runs in Node (driver.mjs)."""

import json
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DRIVER = Path(__file__).with_name("driver.mjs")
PATIENCE_S = 60


class Fault(Exception):
    """What the driver or the browser could not do."""


class Firefox:
    """One running browser, which shows one page at a time."""

    def __init__(self, driver: "subprocess.Popen[str]") -> None:
        self._driver = driver

    def ask(self, command: str, **details: object) -> Any:
        """Have a command of driver.mjs carried out; gives its value."""
        assert self._driver.stdin
        assert self._driver.stdout
        try:
            print(json.dumps({"command": command, **details}), file=self._driver.stdin, flush=True)
        except BrokenPipeError:
            raise Fault("Firefox did not start; Node says why above") from None
        line = self._driver.stdout.readline()
        if not line:
            raise Fault("Firefox did not start or has ended; Node says why above")
        answer = json.loads(line)
        if "fault" in answer:
            raise Fault(answer["fault"])
        return answer["value"]

    def evaluate(self, script: str, argument: object = None) -> Any:
        """The value of a function written in JavaScript, called in the page."""
        return self.ask("evaluate", script=script, argument=argument)

    def until(self, script: str, argument: object = None) -> Any:
        """Wait until a function gives something true in the page, which may be on its way to another; gives that."""
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                value = self.evaluate(script, argument)
            except Fault as fault:
                value, last = None, fault
            else:
                last = None
            if value:
                return value
            assert time.monotonic() < end, f"never true: {script}; {last}"
            time.sleep(0.1)

    def until_equal(self, script: str, wanted: object) -> None:
        """Wait until a function's value in the page is `wanted`; at last the difference is told."""
        end = time.monotonic() + PATIENCE_S
        while (value := self.evaluate(script)) != wanted and time.monotonic() < end:
            time.sleep(0.1)
        assert value == wanted


@contextmanager
def running(program: str, preferences: Mapping[str, object]) -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own, in which these preferences are set."""
    command = ["node", str(DRIVER), program, json.dumps(preferences)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as driver:
        try:
            yield Firefox(driver)
        finally:
            # The end of its input ends it.
            driver.communicate(timeout=PATIENCE_S)
