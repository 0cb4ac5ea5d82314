"""`mkdocs serve` for an editor: problems show as a banner over the last good playbook, and go when they are mended."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from tests.conftest import MADE_UP, ROOT, free_port, made_up_project

RISKS = Path("playbooks") / MADE_UP / "risks.yaml"
PATIENCE_SECONDS = 90


@pytest.fixture(name="project")
def copied_project(tmp_path: Path) -> Path:
    """A checkout that a test may spoil, code included."""
    project = made_up_project(tmp_path)
    for name in ("macros", "calculators"):
        (project / name).unlink()
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    return project


def serving(project: Path, port: int) -> dict[str, Any]:
    """What starts `mkdocs serve` on a port, as `make serve` does."""
    return {
        "args": [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dev-addr", f"127.0.0.1:{port}"],
        "cwd": project,
        "env": {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project)},
    }


@pytest.fixture(name="address")
def served_address(project: Path) -> Iterator[str]:
    """The project while it is served."""
    port = free_port()
    with (project / "serve.log").open("w") as log:
        server = subprocess.Popen(**serving(project, port), stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


def page_when(address: str, right: Callable[[str], bool]) -> str:
    """The page once it is right; it is asked for again and again, since the server rebuilds in its own time."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    html = ""
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                html = answer.read().decode()
        except OSError:
            html = ""
        if right(html):
            return html
        time.sleep(0.3)
    pytest.fail(f"{address} never became right; last seen:\n{html[:2000]}")


def test_an_editor_s_mistake_shows_above_the_last_good_playbook(project: Path, address: str) -> None:
    """The lines of `playbook check` appear in a banner and in the terminal; mending brings the new state."""
    page = f"{address}risks/"
    page_when(page, lambda html: "Letters to every member" in html)
    text = (project / RISKS).read_text(encoding="utf-8")

    (project / RISKS).write_text(text.replace("mitigation: Letters", "mitigaton: Letters"), encoding="utf-8")
    spoiled = page_when(page, lambda html: 'class="pb-problems"' in html)

    assert "risks.yaml:" in spoiled
    assert "mitigaton" in spoiled
    assert "Letters to every member" in spoiled
    assert "mitigaton" in (project / "serve.log").read_text(encoding="utf-8")

    (project / RISKS).write_text(text.replace("mitigation: Letters", "mitigation: Cards"), encoding="utf-8")
    mended = page_when(page, lambda html: "Cards to every member" in html)

    assert 'class="pb-problems"' not in mended


def test_an_address_in_use_is_told_before_anything_is_built(project: Path) -> None:
    """A sentence and another address, not a traceback after half a minute."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        served = subprocess.run(**serving(project, port), capture_output=True, text=True, check=False)
    assert served.returncode == 1
    assert f"cannot serve on 127.0.0.1:{port}" in served.stderr
    assert f"make serve ADDRESS=127.0.0.1:{port + 1}" in served.stderr
    assert "Traceback" not in served.stderr
    assert "Building documentation to" not in served.stderr


def test_an_editor_is_served_the_sources_themselves(address: str) -> None:
    """Everything that a page loads is there, nothing of ours packed, and the search finds its entries."""
    page = f"{address}calculators/roi/"
    html = page_when(page, lambda html: "data-calculator=" in html)
    named = re.findall(r'<(?:script|link)[^>]* (?:src|href)="([^"]*assets/[^"]*)"', html)
    named += re.findall(r'"search": "([^"]*)"', html)
    loaded = {urljoin(page, path).removeprefix(address) for path in named}
    sources = {"main.mjs", "calculator/live.mjs", "calculator/unsupported.js", "theme/search-worker.js"}
    assert {path for path in loaded if path.startswith("assets/js")} == {f"assets/js/{path}" for path in sources}
    assert len([path for path in loaded if path.startswith("assets/css/")]) > 20
    config = json.loads(page_when(f"{address}search/search_index.json", bool))["config"]
    for path in [*loaded, config["engine"], config["entries"]]:
        with urllib.request.urlopen(address + path, timeout=10) as answer:
            assert answer.read(), path


def test_a_builder_s_edit_shows_without_a_restart(project: Path, address: str) -> None:
    """Python that views are made of is loaded anew when it changes."""
    page = f"{address}risks/"
    page_when(page, lambda html: "Week −1" in html)
    weeks = project / "macros/content/weeks.py"
    text = weeks.read_text(encoding="utf-8")
    assert 'f"Week {' in text

    weeks.write_text(text.replace('f"Week {', 'f"Wk {'), encoding="utf-8")

    assert "Wk −1" in page_when(page, lambda html: "Wk −1" in html)
