"""What the dock says of problems and warnings."""

from types import SimpleNamespace
from typing import Any

from macros.content.problems import Problem
from macros.rendering.views.problem_dock import Dock, problem_dock

RISKS = "playbooks/p/risks.yaml"
PROBLEM = Problem(RISKS, 4, 3, 'risk "Delay"', "unknown key 'titel'", "did you mean 'title'?")
OTHER = Problem("mkdocs.yml", 1, 1, "the site cannot be built", "it isn't 'a: b'")
WARNING = Problem(RISKS, 2, 1, "risks", "the text ends in a space", severity="warning")
DELAY: Any = SimpleNamespace(page="risks/", anchor="risk--delay")


def docked(*problems: Problem, places: dict[Problem, Any] | None = None) -> Dock:
    """The dock below a path."""
    return problem_dock(
        problems,
        places or {},
        address="/guide/",
        editor_href=lambda problem: f"editor://{problem.path}:{problem.line}",
        tabs={"risks/": "risks/", "risks/more/": "risks/"},
        built="14:32:05",
    )


def test_each_sentence_says_what_to_type_and_where() -> None:
    """As print has it, with the file within the playbook."""
    (shown,) = docked(PROBLEM).problems
    assert shown.words == (
        ("Risk “Delay”: unknown key ", False),
        ("titel", True),
        ("; did you mean ", False),
        ("title", True),
        ("?", False),
    )
    assert shown.file == "risks.yaml:4:3"
    assert shown.editor_href == "editor://playbooks/p/risks.yaml:4"
    (other,) = docked(OTHER).problems
    assert other.words == (("The site cannot be built: it isn't ", False), ("a: b", True), (".", False))
    assert other.file == "mkdocs.yml:1:1"


def test_a_place_is_led_to_marked_and_counted_in_the_navigation() -> None:
    """Where it is known; two on pages of one part count together."""
    other_page: Any = SimpleNamespace(page="risks/more/", anchor="x")
    dock = docked(PROBLEM, OTHER, WARNING, places={PROBLEM: DELAY, OTHER: other_page, WARNING: DELAY})
    assert [it.place_href for it in dock.problems] == [
        "/guide/risks/#risk--delay",
        "/guide/risks/more/#x",
        "/guide/risks/#risk--delay",
    ]
    assert [it.tag for it in dock.problems] == ["Problem 1", "Problem 2", None]
    assert [(tab.href, tab.label) for tab in dock.tabs] == [("/guide/risks/", "2 problems")]
    assert docked(PROBLEM).problems[0].place_href is None


def test_warnings_come_last_and_are_quieter() -> None:
    """Alone, they are folded, and the pages are those of the newest edit."""
    both = docked(WARNING, PROBLEM)
    assert [it.kind for it in both.problems] == ["", "Warning"]
    assert (both.title, both.is_open, both.is_quiet) == ("1 problem and 1 warning", True, False)
    assert "last good pages, built at 14:32:05" in both.words
    alone = docked(WARNING, places={WARNING: DELAY})
    assert (alone.title, alone.is_open, alone.is_quiet, alone.tabs) == ("1 warning", False, True, ())
    assert alone.words == "These pages are up to date."


def test_where_nothing_is_wrong_nothing_is_shown() -> None:
    """Only what tells of it remains."""
    dock = docked()
    assert (dock.title, dock.problems, dock.said) == ("", (), "")
    assert dock.mended
