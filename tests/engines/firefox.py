"""A Firefox, driven by way of puppeteer-core, which runs in Node (driver.mjs)."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.engines.remote import PATIENCE_S, Fault, Remote

DRIVER = Path(__file__).with_name("driver.mjs")
WITHOUT_SCRIPTS = {"javascript.enabled": False}
DARK = {"layout.css.prefers-color-scheme.content-override": 0}


class Firefox(Remote):
    """One running Firefox."""

    def __init__(self, driver: "subprocess.Popen[str]") -> None:
        self._driver = driver

    def ask(self, command: str, **details: object) -> Any:
        """Have a command of driver.mjs carried out."""
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


@contextmanager
def running(program: str, *, scripts: bool, dark: bool) -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own."""
    preferences = ({} if scripts else WITHOUT_SCRIPTS) | (DARK if dark else {})
    command = ["node", str(DRIVER), program, json.dumps(preferences)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as driver:
        try:
            yield Firefox(driver)
        finally:
            # The end of its input ends it.
            driver.communicate(timeout=PATIENCE_S)
