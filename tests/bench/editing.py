"""How long an editor waits: from a YAML file saved until the open page shows its new words."""

import os
import platform
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.processes import mkdocs
from tests.bench.report import quantile, table
from tests.bench.visits import opened
from tests.conftest import free_port, linked_project
from tests.places import a_statement, longest_page

__all__ = ["measure", "rows"]

ROUNDS = 5
TARGET_SECONDS = 1.5
REST_SECONDS = 1.0
"""Between a page's arrival and the next edit: nobody saves while it is still loading."""
START_SECONDS = 180
HEADER = ["edit", "p50 to its target", "p95 to p50", "p50 here", "of it the build"]

_BUILT = re.compile(r"Documentation built in ([0-9.]+) seconds")


@dataclass(frozen=True, kw_only=True)
class Edit:
    """Words of a file that a page shows."""

    what: str
    page: str
    file: Path
    words: str


def edits() -> tuple[Edit, ...]:
    """One of each kind of file."""
    return (
        _edit("a risk", "risk", "mitigation", "risks/"),
        _edit("a phase", "activity", "text", longest_page("phase")),
        _edit("a vertical", "adjustment", "text", longest_page("vertical")),
    )


def _edit(what: str, kind: str, words: str, page: str) -> Edit:
    entity, said = a_statement(kind, words, page)
    return Edit(what=what, page=page, file=Path(entity.file), words=said)


@dataclass(frozen=True, kw_only=True)
class Waited:
    """One edit."""

    seconds: float
    build_seconds: float


def measure(site: Path) -> str:  # noqa: ARG001 - every section is called alike
    """Edit each file in turn, with its page open in a browser; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    made = edits()
    waits: dict[str, list[Waited]] = {edit.what: [] for edit in made}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        project = Path(name) / "project"
        linked_project(project)
        with _served(project) as address, opened(playwright, Path(name) / "profile", "about:blank") as page:
            for number in range(ROUNDS):
                for edit in made:
                    waits[edit.what].append(_wait(page, address, project, edit, number))
    ran = f"Python {platform.python_version()}, Chromium, {platform.machine()}"
    return "\n\n".join([table(rows(waits), HEADER), f"Measured with {ran}: {ROUNDS} edits of each file, {busy}."])


@contextmanager
def _served(project: Path) -> Iterator[str]:
    """The project as `make serve` serves it."""
    port = free_port()
    command = mkdocs("serve", "--no-strict", "--dev-addr", f"127.0.0.1:{port}")
    memory = Path("/dev/shm")  # noqa: S108 - where `make serve` writes the site, if there is room
    place = {"TMPDIR": str(memory)} if memory.is_dir() and shutil.disk_usage(memory).free > 200_000_000 else {}
    with _log(project).open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            command, cwd=project, env={**os.environ, **place, "NO_MKDOCS_2_WARNING": "1"}, stdout=log, stderr=log
        )
        try:
            deadline = time.monotonic() + START_SECONDS
            while "Serving on" not in _log(project).read_text(encoding="utf-8"):
                if server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"nothing is served:\n{_log(project).read_text(encoding='utf-8')}")
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/"
        finally:
            # As Ctrl+C: the server then removes what it has written.
            server.send_signal(signal.SIGINT)
            server.wait()


def _log(project: Path) -> Path:
    # Beside the project: what lies inside it is watched.
    return project.with_name("serve.log")


def _wait(page: Page, address: str, project: Path, edit: Edit, number: int) -> Waited:
    file, before = project / edit.file, f"{edit.words}{_mark(number - 1)}"
    after = f"{edit.words}{_mark(number)}"
    page.goto(address + edit.page, wait_until="load")
    page.get_by_text(before).first.wait_for(state="attached")
    time.sleep(REST_SECONDS)
    text = file.read_text(encoding="utf-8")
    # Whole in one step, as editors save: a file that is seen half-written is built from twice.
    aside = _log(project).with_name("aside.yaml")
    aside.write_text(text.replace(before, after), encoding="utf-8")
    begin = time.perf_counter()
    aside.replace(file)
    page.get_by_text(after).first.wait_for(state="attached")
    seconds = time.perf_counter() - begin
    built = _BUILT.findall(_log(project).read_text(encoding="utf-8"))
    return Waited(seconds=seconds, build_seconds=float(built[-1]))


def _mark(number: int) -> str:
    """What an edit appends, so that no text is another's beginning."""
    return "" if number < 0 else f" {'abcdefghij'[number]}"


def rows(waits: Mapping[str, Sequence[Waited]]) -> list[list[str]]:
    """A line of the table for each kind of edit, and one for all."""
    everything = {**waits, "all": [wait for own in waits.values() for wait in own]}
    made = []
    for what, own in everything.items():
        seconds = [wait.seconds for wait in own]
        middle = quantile(seconds, 0.5)
        made.append(
            [
                what,
                f"{middle / TARGET_SECONDS:.2f} ×",
                f"{quantile(seconds, 0.95) / middle:.2f} ×",
                f"{middle * 1000:,.0f} ms",
                f"{quantile([wait.build_seconds for wait in own], 0.5) * 1000:,.0f} ms",
            ]
        )
    return made
