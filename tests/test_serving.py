"""`mkdocs serve` for an editor: each edit shows soon, and whatever is wrong is told over the last good pages."""

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
from urllib.error import HTTPError
from urllib.parse import urljoin

import pytest

from macros.generator.search_index import NEWEST
from tests.conftest import MADE_UP, ROOT, Published, free_port, made_up_project

RISKS = Path("playbooks") / MADE_UP / "risks.yaml"
PATIENCE_SECONDS = 90
DOCK = "theme/problems.mjs"
"""The script that comes with the dock."""


@pytest.fixture(name="project")
def copied_project(tmp_path: Path) -> Path:
    """A checkout that a test may spoil, but for the code."""
    return made_up_project(tmp_path / "project")


@pytest.fixture
def own_code(project: Path) -> None:
    """Give it code that may be spoiled too; what the project's own has kept does not fit it."""
    for name in ("macros", "calculators"):
        (project / name).unlink()
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))


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
    with (project.parent / "serve.log").open("w") as log:
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
    pytest.fail(f"{address} never became right; its end:\n{html[-1500:]}")


def test_an_editor_s_mistake_shows_on_every_page_over_the_last_good_playbook(project: Path, address: str) -> None:
    """The lines of `playbook check` appear in the dock and in the terminal; mending brings the new state."""
    page = f"{address}risks/"
    page_when(page, lambda html: "Letters to every member" in html)
    text = (project / RISKS).read_text(encoding="utf-8")

    (project / RISKS).write_text(text.replace("mitigation: Letters", "mitigaton: Letters"), encoding="utf-8")
    spoiled = page_when(page, lambda html: 'id="dock-title"' in html)

    assert "risks.yaml:" in spoiled
    assert "mitigaton" in spoiled
    assert "Letters to every member" in spoiled
    assert "mitigaton" in page_when(f"{address}glossary/", bool)
    assert "mitigaton" in (project.parent / "serve.log").read_text(encoding="utf-8")

    (project / RISKS).write_text(text.replace("mitigation: Letters", "mitigation: Cards"), encoding="utf-8")
    mended = page_when(page, lambda html: "Cards to every member" in html)

    assert 'id="dock-title"' not in mended


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
    loaded = {urljoin(page, path).removeprefix(address) for path in named}
    sources = {"main.mjs", "calculator/unsupported.js"} | {DOCK, "theme/live-reload.mjs"}
    assert {path for path in loaded if path.startswith("assets/js")} == {f"assets/js/{path}" for path in sources}
    assert len([path for path in loaded if path.startswith("assets/css/")]) > 20
    newest = json.loads(page_when(address + NEWEST, bool))
    for path in [
        *loaded,
        "assets/js/calculator/live.mjs",
        "assets/js/search/panel.mjs",
        newest["engine"],
        newest["entries"],
    ]:
        with urllib.request.urlopen(address + path, timeout=10) as answer:
            assert answer.read(), path


def edit(file: Path, old: str, new: str) -> None:
    """Save a file with other words in it."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("own_code")
def test_a_builder_s_edit_shows_without_a_restart(project: Path, address: str) -> None:
    """Python that views are made of is loaded anew when it changes; where it cannot be, the page says so and heals."""
    page = f"{address}risks/"
    page_when(page, lambda html: "Week −1" in html)
    weeks = project / "macros/content/weeks.py"

    edit(weeks, 'f"Week {', 'f"Wk {')
    page_when(page, lambda html: "Wk −1" in html)

    edit(weeks, 'f"Wk {', 'f"Wk {(')
    broken = page_when(page, lambda html: 'id="dock-title"' in html)
    assert "Wk −1" in broken
    assert "macros/content/weeks.py:" in broken
    assert "macros/content/weeks.py:" in (project.parent / "serve.log").read_text(encoding="utf-8")
    edit(weeks, 'f"Wk {(', 'f"Woche {')
    page_when(page, lambda html: "Woche −1" in html and 'id="dock-title"' not in html)


@pytest.mark.usefixtures("own_code")
@pytest.mark.parametrize(
    ("file", "old", "broken"),
    [
        ("macros/generator/theme/main.html", "{% block libs %}", "{% block libs"),
        ("macros/rendering/components/risk_register/template.html", "{% for", "{% foor"),
        ("docs/risks.md", "risk_register() }}", "risk_register( }}"),
        ("mkdocs.yml", "nav:", "nav: [\nnav:"),
        ("mkdocs.yml", "docs_dir: docs", "docs_dir: nowhere"),
    ],
)
def test_what_cannot_be_built_is_told_and_heals(project: Path, address: str, file: str, old: str, broken: str) -> None:
    """The last good pages stay, with what is wrong in the dock and at the terminal, in a line and not a traceback."""
    page = f"{address}risks/"
    page_when(page, lambda html: "Letters to every member" in html)
    text = (project / file).read_text(encoding="utf-8")
    edit(project / file, old, broken)
    told = page_when(page, lambda html: 'id="dock-title"' in html)
    assert "Letters to every member" in told
    said = (project.parent / "serve.log").read_text(encoding="utf-8")
    assert f"{file}:" in said
    assert "Traceback" not in said

    (project / file).write_text(text, encoding="utf-8")
    edit(project / RISKS, "mitigation: Letters", "mitigation: Cards")
    page_when(page, lambda html: "Cards to every member" in html and 'id="dock-title"' not in html)


def test_a_component_that_a_page_misspells_is_told_in_the_dock(project: Path, address: str) -> None:
    """With its file and line, over the last good page; mkdocs-macros' own account is in the log alone."""
    page = f"{address}risks/"
    page_when(page, lambda html: "Letters to every member" in html)
    edit(project / "docs/risks.md", "risk_register() }}", "risk_registre() }}")
    told = page_when(page, lambda html: 'id="dock-title"' in html)
    assert "Letters to every member" in told
    assert "docs/risks.md:3:1" in told
    assert "risk_registre" in told


def test_pages_come_and_go_with_their_files(project: Path, address: str) -> None:
    """A new vertical, a renamed phase and a page that is removed, on every other page too."""
    folder = project / "playbooks" / MADE_UP
    page_when(f"{address}risks/", bool)
    text = (folder / "verticals" / "childrens-library.yaml").read_text(encoding="utf-8")
    added = text.replace("id: childrens-library", "id: toy-library").replace("Children’s Library", "Toy Library")
    (folder / "verticals" / "toy-library.yaml").write_text(
        re.sub(r"(?m)^order: .*$", "order: 9", added), encoding="utf-8"
    )
    page_when(f"{address}verticals/toy-library/", lambda html: "Toy Library" in html)
    risks = page_when(f"{address}risks/", bool)
    assert "toy-library" in risks
    # Ids that nobody has published yet may change: warnings, which hold nothing back.
    assert re.search(r'<h2 id="dock-title">\d+ warnings?</h2>', risks)
    assert "pb-dock--quiet" in risks
    assert "<details open" not in risks[risks.index("data-dock") :]

    edit(folder / "phases" / "moving.yaml", "Part 1: Moving Over", "Part 1: Carrying Over")
    page_when(f"{address}risks/", lambda html: "Part 1: Carrying Over" in html)

    (folder / "verticals" / "toy-library.yaml").unlink()
    page_when(f"{address}risks/", lambda html: "toy-library" not in html)
    with pytest.raises(HTTPError, match="404"):
        urllib.request.urlopen(f"{address}verticals/toy-library/", timeout=30)


def test_styles_scripts_and_pages_show_their_edits(project: Path, address: str) -> None:
    """Whatever is watched is served anew."""
    page_when(address, bool)
    edit(project / "docs/assets/css/footer.css", ".pb-footer", "/* edited */ .pb-footer")
    page_when(f"{address}assets/css/footer.css", lambda text: "/* edited */" in text)
    edit(project / "docs/assets/js/main.mjs", "// @ts-check", "// @ts-check, edited")
    page_when(f"{address}assets/js/main.mjs", lambda text: "// @ts-check, edited" in text)
    (project / "docs" / "added.md").write_text("# An Added Page\n", encoding="utf-8")
    page_when(f"{address}added/", lambda html: "An Added Page" in html)


def test_saves_in_a_row_end_with_the_last_one(project: Path, address: str) -> None:
    """While pages are built too; no page is left behind."""
    page_when(f"{address}risks/", bool)
    for number, pause in enumerate([0.0, 0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.9, 0.3, 0.0]):
        text = (project / RISKS).read_text(encoding="utf-8")
        edited = re.sub(r"mitigation: Letters\d*", f"mitigation: Letters{number}", text)
        (project / RISKS).write_text(edited, encoding="utf-8")
        time.sleep(pause)
    page_when(f"{address}risks/", lambda html: "Letters9" in html)
    assert "Letters9" in page_when(f"{address}api/v1/playbooks/{MADE_UP}.json", bool)
    assert "Traceback" not in (project.parent / "serve.log").read_text(encoding="utf-8")


def addresses(address: str) -> list[str]:
    """Every page, document and list of entries of a served site, by its path."""
    pages = re.findall(rf"<loc>{address}([^<]*)</loc>", page_when(f"{address}sitemap.xml", bool))
    entries = json.loads(page_when(address + NEWEST, bool))["entries"]
    index = page_when(f"{address}api/v1/index.json", bool)
    documents = re.findall(r'"(api/v1/[^"]+)"', index)
    return [*pages, "sitemap.xml", entries, "api/v1/index.json", *documents]


def everything(address: str) -> dict[str, str]:
    """What is served at each, without what differs from server to server."""
    served = {}
    for path in addresses(address):
        text = page_when(address + path, bool).replace(address, "http://served/")
        served[path] = re.sub(r"<script[^>]*live-reload[^>]*></script>", "", text)
    return served


def test_after_every_edit_the_whole_site_is_that_of_a_fresh_start(project: Path, address: str) -> None:
    """Words, titles, a page of Markdown and a mistake that is mended: nothing of an earlier state stays anywhere."""
    folder = project / "playbooks" / MADE_UP
    page_when(f"{address}risks/", bool)
    edits = [
        (folder / "risks.yaml", "mitigation: Letters", "mitigation: Cards", "risks/", "Cards to every member"),
        (folder / "phases/moving.yaml", "Moving Over", "Carrying Over", "phases/moving/", "Carrying Over"),
        (folder / "risks.yaml", "mitigation: Cards", "mitigaton: Cards", "risks/", 'id="dock-title"'),
        (folder / "risks.yaml", "mitigaton: Cards", "mitigation: Calls", "risks/", "Calls to every member"),
        (
            folder / "verticals/childrens-library.yaml",
            "reading corner",
            "story corner",
            "phases/moving/",
            "story corner",
        ),
        (
            project / "docs/glossary.md",
            "{{ glossary_list",
            "Some words.\n\n{{ glossary_list",
            "glossary/",
            "Some words.",
        ),
    ]
    for file, old, new, page, shown in edits:
        edit(file, old, new)
        page_when(address + page, lambda html, shown=shown: shown in html)  # type: ignore[misc]
    edited = everything(address)
    port = free_port()
    with (project.parent / "fresh.log").open("w") as log:
        server = subprocess.Popen(**serving(project, port), stdout=log, stderr=log)
        try:
            fresh = everything(f"http://127.0.0.1:{port}/")
        finally:
            server.terminate()
            server.wait()
    assert set(edited) == set(fresh)
    assert [path for path, text in fresh.items() if edited[path] != text] == []


def test_an_editor_s_setting_that_makes_no_sense_is_told_before_anything_is_built(project: Path) -> None:
    """A sentence that says what to write."""
    command = serving(project, free_port())
    command["env"] |= {"EDITOR_URL": "zed://file"}
    served = subprocess.run(**command, capture_output=True, text=True, check=False)
    assert served.returncode == 1
    assert "EDITOR_URL" in served.stderr
    assert "write {path}, {line} and {column} where they belong" in served.stderr
    assert "Building documentation to" not in served.stderr


def test_nothing_of_the_dock_is_published(published: Published) -> None:
    """Neither it, nor its styles and scripts."""
    texts = [path for path in published.folder.rglob("*") if path.suffix in {".html", ".css", ".js", ".mjs"}]
    assert texts
    for path in texts:
        assert "pb-dock" not in path.read_text(encoding="utf-8"), path
