"""Content is not code: what only a playbook says stands in playbooks/, and nowhere in what is ours."""

import re
from functools import cache
from pathlib import Path

import pytest

from macros.content.loading import playbook_names
from tests.conftest import MADE_UP, MADE_UP_ROOT, ROOT
from tests.playbook_words import Terms, terms_of
from tests.repair_cafe import ARABIC, CAFE, cafe_root

TEXTS = {".py", ".html", ".css", ".mjs", ".js", ".svg", ".yaml", ".yml", ".json", ".xml", ".md", ".toml", ".txt"}
PLACES = ("macros", "calculators", "docs", "mkdocs.yml", "pyproject.toml", "package.json", ".github", ".gitlab")
NOT_OURS = (
    # What others wrote.
    "macros/publishing/licenses/texts/",
    "docs/assets/fonts/",
    # Measured on the site as it was, so it names its pages.
    "docs/contributing/performance.md",
)
_SETTING = re.compile(r"^  playbooks?:.*$", re.MULTILINE)


def ours() -> list[Path]:
    """Every text of ours that makes, styles or explains the site."""
    roots = (ROOT / place for place in PLACES)
    found = (path for root in roots for path in ([root] if root.is_file() else root.rglob("*")) if path.suffix in TEXTS)
    return sorted(path for path in found if not path.relative_to(ROOT).as_posix().startswith(NOT_OURS))


@cache
def published() -> dict[str, Terms]:
    """The terms of each playbook that this repository publishes."""
    return {name: terms_of(ROOT, name) for name in playbook_names(ROOT)}


@cache
def made_up() -> Terms:
    """Those of the playbook made for tests."""
    return terms_of(MADE_UP_ROOT, MADE_UP)


@pytest.mark.parametrize("path", ours(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_word_id_or_number_of_a_playbook_stands_in_what_is_ours(path: Path) -> None:
    """Another playbook in its place, or a sentence of it changed, must leave nothing wrong behind.

    Examples of components are what tests show, so they may speak of the playbook made for tests; guides tell how that
    one is edited, since nobody edits it. The one line that names a folder to publish is what it is for.
    """
    text, is_style_sheet = _SETTING.sub("", path.read_text(encoding="utf-8")), path.suffix == ".css"
    may_know_tests = path.name == "examples.yaml" or "contributing" in path.parts
    terms = [*published().values(), *([] if may_know_tests else [made_up()])]
    assert [word for it in terms for word in it.found_in(text, is_style_sheet=is_style_sheet)] == []


def test_words_that_all_playbooks_share_name_no_week() -> None:
    """A plan's own weeks would be another's lie."""
    shared = (ROOT / "playbooks" / "_vocabulary.yaml").read_text(encoding="utf-8")
    assert [line for line in shared.splitlines() if re.search(r"Week (?!1\b)[−-]?\d", line)] == []


def test_what_only_a_playbook_says_is_found() -> None:
    """Ids, references, titles, statements and figures, each as a whole word."""
    said = "See risk/staff-shortage: Staff Shortage, after 400 days. staff-shortages, not-staff-shortage, 1,400 days."
    assert made_up().found_in(said) == ["risk/staff-shortage", "Staff Shortage", "400 days"]


@pytest.mark.parametrize("name", [CAFE, ARABIC])
def test_a_playbook_without_weeks_has_words_too(tmp_path: Path, name: str) -> None:
    """Whatever parts it has, and in whichever language."""
    assert len(terms_of(cafe_root(tmp_path / "root"), name).words) > 1


def test_what_anybody_may_write_is_not() -> None:
    """Words of the model and of the craft, round shares, and lengths in a style sheet."""
    assert made_up().found_in("A quick-win or success-factor, go-live, 100% and 50% of users, in two weeks.") == []
    assert made_up().found_in("width: 82%", is_style_sheet=True) == []
    assert made_up().found_in("width: 82%") == ["82%"]
