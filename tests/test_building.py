"""Building from changed sources: hostile text, new files, and every mistake that must stop a build."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLAYBOOK = Path("playbooks/implementation-success")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sources that a test may change; the code is the real one."""
    for name in ("docs", "playbooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("macros", "calculators", "node_modules"):
        (tmp_path / name).symlink_to(ROOT / name)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, tmp_path)
    return tmp_path


def build(project: Path) -> subprocess.CompletedProcess[str]:
    """Build strictly, as `make build` does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def change(path: Path, old: str, new: str) -> None:
    """Replace one piece of a file that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


HOSTILE = '<script>alert(1)</script> {{ 7*7 }} {% raw %} | [x](y) `code` & *em* \\ --8<-- "x"'


def test_text_from_yaml_appears_as_its_characters(project: Path) -> None:
    """Markup, template and Markdown signs in any text are words for readers, never instructions."""
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    change(project / PLAYBOOK / "risks.yaml", "title: User Resistance", f"title: {quoted}")
    change(project / PLAYBOOK / "phases/user-adoption.yaml", 'title: "Phase 2: User Adoption"', f"title: {quoted}")
    change(project / PLAYBOOK / "verticals/restaurant.yaml", "text: Gradual POS rollout", f"text: {quoted}")

    built = build(project)

    assert built.returncode == 0, built.stderr
    shown = "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} {% raw %} | [x](y) `code` &amp; *em* \\ --8&lt;--"
    for page in ("risks", "phases/user-adoption", "verticals/restaurant", "verticals"):
        html = (project / "site" / page / "index.html").read_text(encoding="utf-8")
        assert shown in html, page
        assert "<script>alert(1)" not in html, page
        assert "49" not in html.partition("<title>")[2].partition("</title>")[0]
    index = (project / "site/search/search_index.json").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in index


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
    assert "verticals/bakery/#" in (site / "search/search_index.json").read_text(encoding="utf-8")
    assert (site / "r/implementation-success/adjustment/bakery.gradual-pos-rollout/index.html").is_file()
    assert (site / "api/v1/playbooks/implementation-success/verticals/bakery.json").is_file()


@pytest.mark.parametrize(
    ("page", "line", "message"),
    [
        ("contributing/extra.md", "[x](nowhere.md)", "nowhere.md"),
        ("contributing/extra.md", "[x](../risks.md#nowhere)", "nowhere"),
        ("contributing/extra.md", '<a href="../../nowhere/">x</a>', "no such page or file"),
        ("contributing/extra.md", "{{ no_such_component() }}", "no_such_component"),
        ("contributing/extra.md", '{{ phase_page("no-such-phase") }}', "no-such-phase"),
    ],
)
def test_a_mistake_in_a_page_fails_the_build(project: Path, page: str, line: str, message: str) -> None:
    """Dead links, missing anchors, undefined names and macro errors never reach a reader."""
    (project / "docs" / page).write_text(f"# Extra\n\n{line}\n", encoding="utf-8")

    built = build(project)

    assert built.returncode != 0
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
