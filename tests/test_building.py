"""Building from changed sources: hostile text, new files, and every mistake that must stop a build."""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.calculated.checking import load
from macros.content.loading import draft_of
from macros.content.registry import Registry
from tests.conftest import ROOT, Published, linked_project
from tests.test_site import own_words, page_words, squeezed

PLAYBOOK = Path("playbooks/implementation-success")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sources that a test may change; the code is the real one."""
    return linked_project(tmp_path)


def build(project: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Build strictly, as `make build` does, with these settings in the environment."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def change(path: Path, old: str, new: str) -> None:
    """Replace one piece of a file that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def found_by_search(project: Path) -> str:
    """What the built site's search goes through."""
    (entries,) = (project / "site/assets/search").iterdir()
    return entries.read_text(encoding="utf-8")


HOSTILE = '<script>alert(1)</script> {{ 7*7 }} {% raw %} | > [x](y) `code` & *em* \\ "q" --8<-- "x"'
ICON = "<i>&{{"
NO_WORDS = frozenset(
    {"schema", "kind", "id", "type", "origin", "nature", "status", "week_zero", "date", "every", "value"}
    | {"operator", "unit", "basis", "start", "within", "per"}
)
"""Keys whose values programs read: everything else in a playbook is words for people."""
REFERENCE = re.compile(r"[a-z-]+/[a-z0-9.-]+")


def spoiled(data: Any, key: str = "") -> Any:
    """The data with hostile characters at the end of every text; icons hold eight characters at most."""
    if isinstance(data, dict):
        weeks = "first" in data
        return {name: value if weeks else spoiled(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [spoiled(value, key) for value in data]
    if key == "icon":
        return ICON
    if not isinstance(data, str) or key in NO_WORDS or REFERENCE.fullmatch(data):
        return data
    return f"{data} {HOSTILE}"


def visible(html: str) -> str:
    """The words of a page, with the white space of a browser; charts break lines where they like."""
    drawn = re.sub(r"<(script|style|svg)\b.*?</\1>", "", html, flags=re.DOTALL)
    return squeezed(unescape(re.sub(r"<[^>]*>", "", drawn)))


def test_every_text_from_yaml_appears_as_its_characters(project: Path) -> None:
    """Markup, template and Markdown signs in any text field are words for readers, never instructions."""
    draft, _ = draft_of(project, PLAYBOOK.name)
    for source in [*draft.sources.values(), draft.shared]:
        written = yaml.safe_dump(spoiled(source.document.data), allow_unicode=True, sort_keys=False)
        (project / source.document.path).write_text(written, encoding="utf-8")

    built = build(project, SOURCE_URL="https://code.example/{path}#L{line}")

    assert built.returncode == 0, built.stderr
    site = Published(project / "site", "")
    shown = 0
    for path in site.folder.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        words = visible(html)
        assert "<script>alert" not in html, path
        assert ICON not in html, path
        assert words.count("alert(1)") == words.count(HOSTILE), path
        shown += words.count(HOSTILE)
    assert shown > 1_000
    assert "<script>alert" not in found_by_search(project)
    for entity in Registry.of(load(project, PLAYBOOK.name)).values():
        html = (site.folder / entity.page / "index.html").read_text(encoding="utf-8")
        assert [text for text in own_words(entity) if squeezed(text) not in page_words(site, entity.page)] == []
        assert f'href="https://code.example/{entity.file}#L{entity.line}"' in html, entity.reference


def test_a_new_vertical_is_one_new_file(project: Path) -> None:
    """Page, navigation, search, permalinks and JSON follow from the file alone."""
    text = (project / PLAYBOOK / "verticals/restaurant.yaml").read_text(encoding="utf-8")
    for old, new in [
        ("id: restaurant", "id: bakery"),
        ("title: Restaurant Implementation", "title: Bakery Implementation"),
    ]:
        text = text.replace(old, new, 1)
    text = text.replace("short_title: Restaurant", "short_title: Bakery", 1)
    (project / PLAYBOOK / "verticals/bakery.yaml").write_text(text, encoding="utf-8")

    built = build(project)

    assert built.returncode == 0, built.stderr
    site = project / "site"
    assert "Bakery Implementation" in (site / "verticals/bakery/index.html").read_text(encoding="utf-8")
    assert "verticals/bakery/" in (site / "risks/index.html").read_text(encoding="utf-8")
    assert "verticals/bakery/#" in found_by_search(project)
    assert (site / "r/implementation-success/adjustment/bakery.gradual-pos-rollout/index.html").is_file()
    assert (site / "api/v1/playbooks/implementation-success/verticals/bakery.json").is_file()


PHASE = """\
schema: 1
kind: phase
id: stabilization
title: "Phase 4: Stabilization"
short_title: Stabilization
shortest_title: Phase 4
icon: 🧭
weeks: {first: 13, last: 14}
introduction: Hand the platform over to those who run it.
blocks:
  handover-to-operations:
    title: Handover to Operations
    weeks: {first: 13, last: 14}
    sections:
      handover-tasks:
        title: Handover Tasks
        type: activities
        items:
          runbook-handover: Runbook handover
"""


def test_a_new_phase_is_one_new_file_in_a_longer_calendar(project: Path) -> None:
    """Page, navigation, strip, roadmap, timeline, search, permalinks and JSON follow; so they do for a new risk."""
    (project / PLAYBOOK / "phases/stabilization.yaml").write_text(PHASE, encoding="utf-8")
    change(project / PLAYBOOK / "playbook.yaml", "last_week: 12", "last_week: 14")
    risk = "budget-cuts: {title: Budget Cuts, mitigation: a, contingency: b, recovery: c}\n        "
    change(project / PLAYBOOK / "risks.yaml", "user-resistance:\n", f"{risk}user-resistance:\n")

    built = build(project)

    assert built.returncode == 0, built.stderr
    pages = ("", "risks/", "phases/stabilization/", "calculators/timeline/", "verticals/restaurant/")
    html = {page: (project / "site" / page / "index.html").read_text(encoding="utf-8") for page in pages}
    assert all("Weeks 13–14: Handover to Operations" in text for page, text in html.items() if page)
    assert 'href="phases/stabilization/#block--handover-to-operations"' in html[""]
    assert 'href="../phases/stabilization/"' in html["risks/"]
    assert 'id="activity--runbook-handover"' in html["phases/stabilization/"]
    assert 'id="risk--budget-cuts"' in html["risks/"]
    assert "Handover to Operations" in html["calculators/timeline/"].partition("<form")[2]
    assert "Runbook handover" in html["verticals/restaurant/"]
    data = (project / "site/api/v1/playbooks/implementation-success.json").read_text(encoding="utf-8")
    for text in (found_by_search(project), data):
        assert "runbook-handover" in text
        assert "budget-cuts" in text
    for reference in ("phase/stabilization", "activity/runbook-handover", "risk/budget-cuts"):
        assert (project / "site/r/implementation-success" / reference / "index.html").is_file()


def test_the_same_sources_give_the_same_site(project: Path, published: Published) -> None:
    """Built in another folder, zone and order of hashes, not a byte of any file differs."""
    if (ROOT / ".git").exists():
        (project / ".git").symlink_to(ROOT / ".git")

    built = build(project, SITE_URL=published.url, TZ="Pacific/Auckland", PYTHONHASHSEED="7")

    assert built.returncode == 0, built.stderr
    first, second = (
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (published.folder, project / "site")
    )
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
    assert len(first) > 500


@pytest.mark.parametrize(
    "mistakes",
    [
        {
            "[x](nowhere.md)": "nowhere.md",
            "[x](../risks.md#nobody)": "nobody",
            '<a href="../../neverwhere/">x</a>': "neverwhere/: no such page or file",
        },
        {"{{ no_such_component() }}": "no_such_component"},
        {'{{ phase_page("no-such-phase") }}': "no-such-phase"},
    ],
    ids=["links", "component", "argument"],
)
def test_a_mistake_in_a_page_fails_the_build(project: Path, mistakes: dict[str, str]) -> None:
    """Dead links, missing anchors, undefined names and macro errors never reach a reader; each is told."""
    page = "\n\n".join(["# Extra", *mistakes])
    (project / "docs/contributing/extra.md").write_text(f"{page}\n", encoding="utf-8")

    built = build(project)

    assert built.returncode != 0
    for message in mistakes.values():
        assert message in built.stderr + built.stdout


def test_problems_in_yaml_stop_the_build_before_anything_is_cleaned(project: Path) -> None:
    """The site of the last good build stays whole, and every problem is told at once, without a traceback."""
    last_good = project / "site" / "index.html"
    last_good.parent.mkdir()
    last_good.write_text("last good", encoding="utf-8")
    change(project / PLAYBOOK / "risks.yaml", "title: User Resistance", "titel: User Resistance")
    change(project / PLAYBOOK / "phases/user-adoption.yaml", "week: 4", "week: 9")

    built = build(project)

    assert built.returncode == 1
    assert last_good.read_text(encoding="utf-8") == "last good"
    assert "risks.yaml:" in built.stderr
    assert "user-adoption.yaml:" in built.stderr
    assert "Traceback" not in built.stderr


def test_a_page_that_a_yaml_file_makes_is_not_written_by_hand_too(project: Path) -> None:
    """Two sources of one page are refused, and both are named."""
    (project / "docs/phases/user-adoption.md").write_text("# Mine\n", encoding="utf-8")

    built = build(project)

    assert built.returncode == 1
    assert "docs/phases/user-adoption.md" in built.stderr
    assert "phases/user-adoption.yaml" in built.stderr
