"""The scripts that need no page, in Node."""

import json
import subprocess
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

DRIVER = Path(__file__).with_name("driver.mjs")
NUMBERS = count()
TICK = ("activity/shelve", "done", "2028-03-06")
NOTE = ("activity/shelve", "note", "Ask Ada")
OWNER = ("activity/shelve", "owner", "Ada")


class Scripts:
    """One running Node with the modules loaded."""

    def __init__(self, node: "subprocess.Popen[str]") -> None:
        self._node = node

    def __call__(self, command: str, *args: Any) -> Any:
        """What a command of driver.mjs gives."""
        assert self._node.stdin
        assert self._node.stdout
        print(json.dumps([command, *args]), file=self._node.stdin, flush=True)
        answer = json.loads(self._node.stdout.readline())
        assert "fault" not in answer, answer["fault"]
        return answer["value"]


@pytest.fixture(scope="session")
def js() -> Iterator[Scripts]:
    """Ask a module: `js("merged", one, other)`."""
    with subprocess.Popen(["node", str(DRIVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as node:
        yield Scripts(node)
        node.communicate(timeout=10)


class Tab:
    """One tab on a device."""

    def __init__(self, js: Scripts, device: str, **options: Any) -> None:
        self.js, self.device, self.name = js, device, f"tab{next(NUMBERS)}"
        js("tab", self.name, device, options)

    def reload(self) -> None:
        """The page anew."""
        self.js("tab", self.name, self.device, {"reload": True})

    def do(self, method: str, *args: Any) -> Any:
        """One of the actions."""
        return self.js("do", self.name, method, *args)

    def enter(self, *entries: tuple[str, str, Any], what: str = "entered") -> Any:
        """Change entries of the active plan."""
        return self.do("change", [{"subject": s, "field": f, "value": v} for s, f, v in entries], what)

    def value(self, entry: tuple[str, str, Any]) -> Any:
        """What counts of an entry of the active plan."""
        return self.js("value", self.name, *entry[:2])

    @property
    def state(self) -> dict[str, Any]:
        """Of the active plan."""
        state: dict[str, Any] = self.js("state", self.name)
        return state

    @property
    def all(self) -> list[tuple[str, str, bool]]:
        """Name, state and whether it is active."""
        return [(it["name"], it["state"], it["isActive"]) for it in self.js("all", self.name)]

    @property
    def text(self) -> str:
        """The active plan."""
        return str(self.state["text"])

    @property
    def id(self) -> str:
        """The active plan's."""
        return str(json.loads(self.text)["id"])


@pytest.fixture
def device(js: Scripts) -> str:
    """Nothing is kept yet, and there is room."""
    name = f"device{next(NUMBERS)}"
    js("device", name)
    return name


Open = Callable[..., Tab]


@pytest.fixture(name="open_tab")
def _open_tab(js: Scripts, device: str) -> Open:
    """Open a tab on the device, or on another."""
    return lambda on=device, **options: Tab(js, on, **options)


def kept(js: Scripts, device: str) -> dict[str, str]:
    """The plans as the device keeps them."""
    return {key: text for key, text in js("kept", device).items() if key.startswith("plans:")}
