"""What is started against what: this site, stock Pyodide loaded the plain way, and PyScript served by ourselves."""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from macros.calculated.checking import load
from macros.calculated.defaults import request
from macros.content.loading import playbook_names
from macros.publishing.runtime import wheel
from macros.publishing.runtime.compression import compressed
from tests.conftest import ROOT

__all__ = ["CALCULATOR", "CONTESTANTS", "FONTS", "OURS", "STOCK", "Contestant", "prepare"]

PAGES = Path(__file__).with_name("pages")
PEERS = Path(__file__).with_name("peers")
"""An npm project of its own, so that nobody but the bench installs it."""
PYSCRIPT = PEERS / "node_modules" / "@pyscript" / "core" / "dist"
FONTS = PEERS / "node_modules" / "@fontsource"
PYODIDE = ROOT / "node_modules" / "pyodide"
CALCULATOR = "roi"


@dataclass(frozen=True, kw_only=True)
class Contestant:
    """A page that answers a calculator's default request when a reader first shows an intent."""

    name: str
    path: str
    """Of the page on its host."""
    intent: str
    """Selector of what the reader puts the focus on."""
    result: str
    """An expression, true in the page once the first live result is there."""


OURS = Contestant(
    name="this site",
    path=f"calculators/{CALCULATOR}/",
    intent="form[data-calculator] input",
    result="document.querySelector('form[data-state=live]')",
)
STOCK = Contestant(
    name="stock Pyodide", path="stock.html", intent="button", result="document.querySelector('output').textContent"
)
UNDER_PYSCRIPT = Contestant(
    name="PyScript", path="pyscript.html", intent="button", result="document.querySelector('output').textContent"
)
CONTESTANTS = (OURS, STOCK, UNDER_PYSCRIPT)


def prepare(folder: Path) -> None:
    """Fill `folder` with the pages that are not ours, and all they load, as their manuals say."""
    shutil.copytree(PAGES, folder, dirs_exist_ok=True)
    (folder / "pyodide").mkdir()
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copy(PYODIDE / name, folder / "pyodide")
    shutil.copytree(PYSCRIPT, folder / "core", ignore=shutil.ignore_patterns("*.map"))
    (folder / "calculators-0-py3-none-any.whl").write_bytes(wheel.build(ROOT / "calculators"))
    (playbook,) = playbook_names(ROOT)
    (folder / "request.json").write_text(json.dumps(request(load(ROOT, playbook), CALCULATOR)), encoding="utf-8")
    # What is published here has compressed siblings; what it is compared with shall not lack them.
    for path in [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".html"]:
        content = path.read_bytes()
        for ending, made in compressed(content, hashlib.sha256(content).hexdigest()).items():
            path.with_name(path.name + ending).write_bytes(made)
