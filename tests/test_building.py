"""Building from changed sources: hostile text, new files, and every mistake that must stop a build."""

import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from macros.calculated.checking import load
from macros.content.loading import draft_of
from macros.content.model.vocabulary import SectionIcon
from macros.content.registry import Registry
from macros.editing.locking import lock
from tests.conftest import MADE_UP, Published, made_up_project
from tests.content.mending import mend_figures
from tests.reading import own_words, page_words, squeezed

PLAYBOOK = Path("playbooks") / MADE_UP


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sources that a test may change; the code is the real one."""
    return made_up_project(tmp_path)


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
    (entries,) = (project / "site/assets/search").glob("entries-*.json")
    return entries.read_text(encoding="utf-8")


HOSTILE = '<script>alert()</script> {{ x*y }} {% raw %} | > [x](y) `code` & *em* \\ "q"'
ICON = "<i>&{{"
NO_WORDS = frozenset(
    {"schema", "kind", "until", "id", "type", "origin", "nature", "status", "week_zero", "date", "every", "value"}
    | {"operator", "unit", "basis", "start", "within", "per", "layout", "who", "address"}
)
"""Keys whose values programs read: everything else in a playbook is words for people."""
REFERENCE = re.compile(r"[a-z-]+/[a-z0-9.-]+")


def spoiled(data: Any, key: str = "") -> Any:
    """The data with hostile characters at the end of every text; icons hold eight characters at most."""
    if isinstance(data, dict):
        weeks = "first" in data
        # Figures quote words that have to stand in a text as they are.
        return {name: value if weeks or name == "figures" else spoiled(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [spoiled(value, key) for value in data]
    if key == "icon":
        return data if data in get_args(SectionIcon) else ICON
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
        assert words.count("alert()") == words.count(HOSTILE), path
        shown += words.count(HOSTILE)
    assert shown > 500
    # Data, of which the panel makes text (tests/test_javascript.py).
    found = json.dumps(HOSTILE, ensure_ascii=False)[1:-1]
    assert found_by_search(project).count("alert()") == found_by_search(project).count(found) > 100
    for entity in Registry.of(load(project, PLAYBOOK.name)).values():
        html = (site.folder / entity.page / "index.html").read_text(encoding="utf-8")
        assert [text for text in own_words(entity) if squeezed(text) not in page_words(site, entity.page)] == []
        assert f'href="https://code.example/{entity.file}#L{entity.line}"' in html, entity.reference


def test_a_new_vertical_is_one_new_file(project: Path) -> None:
    """Page, navigation, search, permalinks and JSON follow from the file alone, its ids once listed."""
    text = (project / PLAYBOOK / "verticals/university-library.yaml").read_text(encoding="utf-8")
    for old, new in [
        ("id: university-library", "id: music-library"),
        ("title: Moving a University Library", "title: Moving a Music Library"),
        ("short_title: University Library", "short_title: Music Library"),
    ]:
        assert old in text
        text = text.replace(old, new, 1)
    # What two verticals say of one thing of the base plan would ask which one wins.
    text = re.sub(r"^(replacements|omissions):\n(  .*\n)+\n?", "", text, flags=re.MULTILINE)
    (project / PLAYBOOK / "verticals/music-library.yaml").write_text(text, encoding="utf-8")
    lock(project, MADE_UP)

    built = build(project)

    assert built.returncode == 0, built.stderr
    site = project / "site"
    assert "Moving a Music Library" in (site / "verticals/music-library/index.html").read_text(encoding="utf-8")
    assert "verticals/music-library/" in (site / "risks/index.html").read_text(encoding="utf-8")
    assert "verticals/music-library/#" in found_by_search(project)
    assert (site / "r" / MADE_UP / "adjustment/music-library.night-reading/index.html").is_file()
    assert (site / "api/v1/playbooks" / MADE_UP / "verticals/music-library.json").is_file()


PHASE = """\
schema: 1
kind: phase
id: celebrating
title: "Part 3: Celebrating"
short_title: Celebrating
shortest_title: Part 3
icon: 🎉
weeks: {first: 9, last: 10}
introduction: Thank everybody who carried a box.
blocks:
  street-party:
    title: Street Party
    weeks: {first: 9, last: 10}
    sections:
      party-tasks:
        title: Party Tasks
        type: activities
        items:
          bake-a-cake: Bake a cake
"""


def test_a_new_phase_is_one_new_file_in_a_longer_calendar(project: Path) -> None:
    """Page, navigation, strip, roadmap, timeline, search, permalinks and JSON follow; so they do for a new risk."""
    (project / PLAYBOOK / "phases/celebrating.yaml").write_text(PHASE, encoding="utf-8")
    change(project / PLAYBOOK / "playbook.yaml", "last_week: 8", "last_week: 10")
    change(project / PLAYBOOK / "pages.yaml", "Nine weeks", "Eleven weeks")
    gate = "celebrated: {title: Celebrated, phase: phase/celebrating, indicators: {cake-is-gone: The cake is gone}}"
    change(project / PLAYBOOK / "measurement.yaml", "    packed:\n", f"    {gate}\n    packed:\n")
    risk = "rain-on-the-boxes: {title: Rain on the Boxes, mitigation: a, contingency: b, recovery: c}\n        "
    change(project / PLAYBOOK / "risks.yaml", "staff-shortage:\n", f"{risk}staff-shortage:\n")
    mend_figures(project)
    lock(project, MADE_UP)

    built = build(project)

    assert built.returncode == 0, built.stderr
    pages = ("", "risks/", "phases/celebrating/", "calculators/timeline/", "verticals/university-library/")
    html = {page: (project / "site" / page / "index.html").read_text(encoding="utf-8") for page in pages}
    assert all("Weeks 9–10: Street Party" in text for page, text in html.items() if page)
    assert 'href="phases/celebrating/#block--street-party"' in html[""]
    assert 'href="../phases/celebrating/"' in html["risks/"]
    assert 'id="activity--bake-a-cake"' in html["phases/celebrating/"]
    assert 'id="risk--rain-on-the-boxes"' in html["risks/"]
    assert "Street Party" in html["calculators/timeline/"].partition("<form")[2]
    assert "Bake a cake" in html["verticals/university-library/"]
    data = (project / "site/api/v1/playbooks" / f"{MADE_UP}.json").read_text(encoding="utf-8")
    for text in (found_by_search(project), data):
        assert "bake-a-cake" in text
        assert "rain-on-the-boxes" in text
    for reference in ("phase/celebrating", "activity/bake-a-cake", "risk/rain-on-the-boxes"):
        assert (project / "site/r" / MADE_UP / reference / "index.html").is_file()


def test_the_same_sources_give_the_same_site(project: Path, published: Published) -> None:
    """Built in another folder, zone and order of hashes, not a byte of any file differs."""
    built = build(project, SITE_URL=published.url, TZ="Pacific/Auckland", PYTHONHASHSEED="7")

    assert built.returncode == 0, built.stderr
    first, second = (
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (published.folder, project / "site")
    )
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
    assert len(first) > 300


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
    change(project / PLAYBOOK / "risks.yaml", "title: Staff Shortage", "titel: Staff Shortage")
    change(project / PLAYBOOK / "phases/opening.yaml", "week: 5", "week: 2")

    built = build(project)

    assert built.returncode == 1
    assert last_good.read_text(encoding="utf-8") == "last good"
    assert "risks.yaml:" in built.stderr
    assert "opening.yaml:" in built.stderr
    assert "Traceback" not in built.stderr


def test_a_page_that_a_yaml_file_makes_is_not_written_by_hand_too(project: Path) -> None:
    """Two sources of one page are refused, and both are named."""
    (project / "docs/phases/opening.md").write_text("# Mine\n", encoding="utf-8")

    built = build(project)

    assert built.returncode == 1
    assert "docs/phases/opening.md" in built.stderr
    assert "phases/opening.yaml" in built.stderr
