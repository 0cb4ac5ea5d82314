"""The scripts that need no page, in Node."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

DRIVER = Path(__file__).with_name("driver.mjs")


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
