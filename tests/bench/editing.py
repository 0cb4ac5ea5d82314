"""How long an editor waits: from a file saved until the open page shows it, beside plain MkDocs with the same pages."""

import html
import os
import platform
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape
from playwright.sync_api import Page, sync_playwright

from tests.bench import rendered
from tests.bench.processes import mkdocs
from tests.bench.report import quantile, table
from tests.bench.visits import opened
from tests.conftest import free_port, linked_project
from tests.places import a_statement, longest_page

__all__ = ["Edit", "Served", "edits", "measure", "rows", "served", "wait_for"]

ROUNDS = 7
TARGET = 0.5
"""Of what plain MkDocs takes."""
REST_SECONDS = 1.0
"""Between a page's arrival and the next edit: nobody saves while it is still loading."""
START_SECONDS = 180
PROBLEM = "a mistake"
DOCK = "#dock-title"
HEADER = ["edit", "p50 to plain MkDocs", "target", "p50 to its target", "p95 to p50", "p50 here", "plain MkDocs here"]


@dataclass(frozen=True, kw_only=True)
class Edit:
    """Words of a file that a page shows."""

    what: str
    page: str
    file: Path
    words: str
    target_seconds: float


def edits() -> tuple[Edit, ...]:
    """One of each kind of file."""
    return (
        _edit("a risk", "risk", "mitigation", "risks/", 0.6),
        _edit("a phase", "activity", "text", longest_page("phase"), 0.8),
        _edit("a vertical", "adjustment", "text", longest_page("vertical"), 0.8),
    )


def _edit(what: str, kind: str, words: str, page: str, target_seconds: float) -> Edit:
    entity, said = a_statement(kind, words, page)
    return Edit(what=what, page=page, file=Path(entity.file), words=said, target_seconds=target_seconds)


@dataclass(frozen=True, kw_only=True)
class Waited:
    """One kind of edit: seconds of each, here and with plain MkDocs, which tells of no mistake."""

    target_seconds: float
    seconds: Sequence[float]
    plain_seconds: Sequence[float] = ()


def measure(site: Path) -> str:  # noqa: ARG001 - every section is called alike
    """Edit each file in turn, with its page open in a browser; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        ours, plain = Path(name) / "ours", Path(name) / "plain"
        linked_project(ours)
        rendered.write(plain)
        with (
            served(ours) as our_site,
            served(plain) as plain_site,
            opened(playwright, Path(name) / "profile", "about:blank") as page,
        ):
            waits = _waits(page, our_site, plain_site)
    ran = f"Python {platform.python_version()}, Chromium, {platform.machine()}"
    return "\n\n".join([table(rows(waits), HEADER), f"Measured with {ran}: {ROUNDS} edits of each in turn, {busy}."])


@dataclass(frozen=True, kw_only=True)
class Served:
    """A folder of sources, and where their site is."""

    folder: Path
    address: str

    def save(self, file: Path, text: str) -> float:
        """Put the text there and tell when; whole in one step, as editors save."""
        # Beside the project: what lies inside it is watched.
        aside = self.folder.with_name("aside")
        aside.write_text(text, encoding="utf-8")
        now = time.perf_counter()
        aside.replace(self.folder / file)
        return now

    def read(self, file: Path) -> str:
        """What the file holds."""
        return (self.folder / file).read_text(encoding="utf-8")


@contextmanager
def served(project: Path, *, start_seconds: float = START_SECONDS) -> Iterator[Served]:
    """The project as `make serve` serves it, which must be there in so many seconds."""
    port = free_port()
    command = mkdocs("serve", "--no-strict", "--dev-addr", f"127.0.0.1:{port}")
    memory = Path("/dev/shm")  # noqa: S108 - where `make serve` writes the site, if there is room
    place = {"TMPDIR": str(memory)} if memory.is_dir() and shutil.disk_usage(memory).free > 200_000_000 else {}
    told = project.with_name(f"{project.name}.log")
    with told.open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            command, cwd=project, env={**os.environ, **place, "NO_MKDOCS_2_WARNING": "1"}, stdout=log, stderr=log
        )
        try:
            deadline = time.monotonic() + start_seconds
            while "Serving on" not in told.read_text(encoding="utf-8"):
                if server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"nothing is served:\n{told.read_text(encoding='utf-8')}")
                time.sleep(0.1)
            yield Served(folder=project, address=f"http://127.0.0.1:{port}/")
        finally:
            # As Ctrl+C: the server then removes what it has written.
            server.send_signal(signal.SIGINT)
            server.wait()


def _waits(page: Page, ours: Served, plain: Served) -> dict[str, Waited]:
    made = edits()
    here: dict[str, list[float]] = {edit.what: [] for edit in made}
    there: dict[str, list[float]] = {edit.what: [] for edit in made}
    mistakes = []
    for number in range(ROUNDS):
        for edit in made:
            here[edit.what].append(wait_for(page, ours, edit.page, edit.file, edit.words, number))
            there[edit.what].append(wait_for(page, plain, edit.page, *_in_markdown(plain, edit), number))
        mistakes.append(_mistake(page, ours, made[0]))
    waits = {
        edit.what: Waited(target_seconds=edit.target_seconds, seconds=here[edit.what], plain_seconds=there[edit.what])
        for edit in made
    }
    return {**waits, PROBLEM: Waited(target_seconds=made[0].target_seconds, seconds=mistakes)}


def _in_markdown(plain: Served, edit: Edit) -> tuple[Path, str]:
    """The file of plain MkDocs that holds the same words, and how they stand there."""
    file = Path("docs") / f"{edit.page.rstrip('/')}.md"
    text = plain.read(file)
    spellings = (edit.words, html.escape(edit.words, quote=False), str(escape(edit.words)))
    return file, next(words for words in spellings if words in text)


def wait_for(page: Page, site: Served, address: str, file: Path, words: str, number: int) -> float:
    """How long one edit takes."""
    before, after = (f"{words}{_mark(one)}" for one in (number - 1, number))
    said = html.unescape(words)
    page.goto(site.address + address, wait_until="load")
    page.get_by_text(f"{said}{_mark(number - 1)}").first.wait_for(state="attached")
    time.sleep(REST_SECONDS)
    begin = site.save(file, site.read(file).replace(before, after))
    page.get_by_text(f"{said}{_mark(number)}").first.wait_for(state="attached")
    return time.perf_counter() - begin


def _mistake(page: Page, site: Served, edit: Edit) -> float:
    """How long it takes until a mistake is told; it is mended again."""
    page.goto(site.address + edit.page, wait_until="load")
    time.sleep(REST_SECONDS)
    text = site.read(edit.file)
    begin = site.save(edit.file, f"{text}no-such-key: 1\n")
    # A dock may be there before and after, with warnings only.
    told = page.locator(DOCK).filter(has_text="problem")
    told.wait_for(state="visible")
    seconds = time.perf_counter() - begin
    site.save(edit.file, text)
    told.wait_for(state="detached")
    return seconds


def _mark(number: int) -> str:
    """What an edit appends, so that no text is another's beginning."""
    return "" if number < 0 else f" {'abcdefghij'[number]}"


def rows(waits: Mapping[str, Waited]) -> list[list[str]]:
    """A line of the table for each kind of edit; ratios of medians."""
    return [_row(what, waited) for what, waited in waits.items()]


def _row(what: str, waited: Waited) -> list[str]:
    middle = quantile(waited.seconds, 0.5)
    plain = quantile(waited.plain_seconds, 0.5) if waited.plain_seconds else None
    return [
        what,
        f"{middle / plain:.2f} ×" if plain else "",
        f"{TARGET:.2f} ×" if plain else "",
        f"{middle / waited.target_seconds:.2f} ×",
        f"{quantile(waited.seconds, 0.95) / middle:.2f} ×",
        f"{middle * 1000:,.0f} ms",
        f"{plain * 1000:,.0f} ms" if plain else "",
    ]
