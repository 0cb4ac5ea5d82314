"""Python starts the short way in the browser, and does there what it does on the long one."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calculators import NAMES
from macros.publishing import runtime
from macros.publishing.runtime import node
from macros.publishing.runtime.pyodide import installed
from tests.conftest import ROOT, alone

BRIDGE = """
import re
from dataclasses import dataclass, field

NUMBER = re.compile(r"(?P<sign>-?)[0-9]{2,}", re.ASCII)

@dataclass(frozen=True, slots=True)
class Entry:
    users: int = field(metadata={"label": "Users"})
    name: str = "nobody"
"""
START = """
const [loader, library, wheel, code, interpreter] = process.argv.slice(1), fs = require("fs");
import(loader).then(async ({ loadPyodide }) => {
  const python = await loadPyodide({
    stdLibURL: library,
    lockFileContents: { info: JSON.parse(interpreter), packages: {} },
    packageBaseUrl: "file:///",
    fsInit: async (files) => files.writeFile("/lib/calculators.whl", fs.readFileSync(wheel)),
  });
  python.pyimport("sys").path.append("/lib/calculators.whl");
  console.log(python.runPython(code));
}).catch((error) => { console.error(String(error.message)); process.exitCode = 1; });
"""


def started_from(checkout: Path, out: Path) -> Callable[[str], Any]:
    """Runs Python code on the library and the calculators that are assembled of a checkout; what it comes to."""
    parts = runtime.assemble(out, checkout).parts
    pyodide = installed(ROOT)

    def run(code: str) -> Any:
        arguments = [pyodide.files["loader"].as_uri(), out / parts["library"].path, out / parts["calculators"].path]
        done = subprocess.run(
            [node.program() or "", "-e", START, *arguments, code, json.dumps(pyodide.interpreter)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    return run


@pytest.fixture
def started(checkout: Path, tmp_path: Path) -> Callable[[str], Any]:
    """Runs code on the trimmed library and a tiny package of calculators."""
    (checkout / "calculators" / "bridge.py").write_text(BRIDGE)
    return started_from(checkout, tmp_path / "out")


def test_classes_and_patterns_come_compiled(started: Any) -> None:
    """What the build has compiled is taken as it is, and means the same."""
    told = started("""
import json, re
re._parser.parse = None  # nothing can be compiled any more
from calculators.bridge import NUMBER, Entry
entry = Entry(users=3)
try:
    entry.users = 4
except Exception as error:
    refused = type(error).__name__
code = Entry.__init__.__code__
json.dumps([repr(entry), entry == Entry(3, "nobody"), hash(entry) == hash(Entry(3)), refused, code.co_filename,
            NUMBER.fullmatch("-42")["sign"], NUMBER.fullmatch("4") is None, NUMBER.flags == re.ASCII])
""")
    assert told == ["Entry(users=3, name='nobody')", True, True, "FrozenInstanceError", "<dataclass>", "-", True, True]


def test_what_the_build_has_not_met_is_compiled_there(started: Any) -> None:
    """Another class and another pattern work as ever."""
    told = started("""
import json, re
from dataclasses import make_dataclass
Pair = make_dataclass("Pair", ["left", "right"])
json.dumps([repr(Pair(1, 2)), Pair.__init__.__code__.co_filename, re.findall("[xyz]+", "axybz")])
""")
    assert told == ["Pair(left=1, right=2)", "<string>", ["xy", "z"]]


def test_modules_are_found_in_one_step_and_unused_ones_wait(started: Any) -> None:
    """Library and calculators come from their archives; a module for trouble is there once it is asked."""
    told = started("""
import gc, json, sys
import calculators.bridge
loaders = {type(sys.modules[name].__spec__.loader).__name__ for name in ("json", "json.decoder", "calculators.bridge")}
colors = sys.modules["_colorize"]
waits = "can_colorize" not in vars(colors)
works = colors.can_colorize()
json.dumps([sorted(loaders), waits, works, gc.isenabled(), sorted({"asyncio.events", "zipfile"} & set(sys.modules))])
""")
    assert told == [["Archive"], True, False, False, []]


def test_calculators_are_found_in_their_archive(tmp_path: Path) -> None:
    """As on a disk, by their folders; and one after the other is imported by whoever has time."""
    with alone():
        run = started_from(ROOT, tmp_path / "out")
    told = run("""
import json
import calculators
from calculators import bridge
rounds = 0
while bridge.prepare():
    rounds += 1
json.dumps([rounds, calculators.NAMES])
""")
    assert told == [len(NAMES), list(NAMES)]
