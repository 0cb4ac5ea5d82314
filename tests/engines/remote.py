"""A browser that is driven from Python, whichever way its maker has built for that."""

import time
from abc import ABC, abstractmethod
from typing import Any

PATIENCE_S = 180


class Fault(Exception):
    """What the driver or the browser could not do."""


class Remote(ABC):
    """One running browser, which shows one page at a time."""

    @abstractmethod
    def ask(self, command: str, **details: object) -> Any:
        """Have a command carried out; gives its value, or raises `Fault`.

        `visit` (url, width, height) opens a page with storage of its own, `go` (url) another one with the same,
        `resize` (width, height), `evaluate` (script, argument), `click` (selector), `enter` (selector, text) in place
        of what a field holds, `type` (text), and `seen`: addresses of `requests`, and `errors` that the browser
        reported.
        """

    def leave(self) -> None:  # noqa: B027 - most browsers stay for the next visit
        """Nobody looks at the page any more; a browser that is started for each visit ends."""

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
