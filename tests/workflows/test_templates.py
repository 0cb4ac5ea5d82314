"""What editors are asked, and who is asked to look, is the same on both hosts and true of this repository."""

import re
from pathlib import Path

import pytest

from macros.changes.reasons import reason_in
from tests.conftest import ROOT
from tests.workflows.reading import GITLAB, WORKFLOWS, gitlab_jobs, parsed

FORMS = {"wrong-statement": "Wrong statement", "proposal": "Proposal", "question": "Question"}
"""Each issue form of GitHub and its sibling of GitLab."""
PULL_REQUESTS = (".github/PULL_REQUEST_TEMPLATE.md", ".gitlab/merge_request_templates/Default.md")


def asked(markdown: str) -> list[str]:
    """The headings of a template."""
    return re.findall(r"^## (.+)$", (ROOT / markdown).read_text(encoding="utf-8"), re.MULTILINE)


def test_a_change_is_asked_for_its_reason_on_both_hosts() -> None:
    """It is what readers of the page of changes want to know."""
    github, gitlab = map(asked, PULL_REQUESTS)
    assert github == gitlab
    assert "Why" in github


@pytest.mark.parametrize("template", PULL_REQUESTS)
def test_the_reason_that_is_given_is_the_one_that_readers_see(template: str) -> None:
    """The text of a pull request, notes and all, is the message of the commit that merges it."""
    text = (ROOT / template).read_text(encoding="utf-8")
    message = "Move the gate (#7)\n\n" + text.replace("## Why\n", "## Why\n\nThe first wave was late.\n")
    assert reason_in(message) == "The first wave was late."
    assert reason_in(f"Move the gate (#7)\n\n{text}") == "Move the gate"


@pytest.mark.parametrize("name", FORMS)
def test_an_issue_is_asked_the_same_on_both_hosts(name: str) -> None:
    """Whichever host a team has."""
    form = parsed(ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml")
    labels = [part["attributes"]["label"] for part in form["body"]]
    sibling = asked(f".gitlab/issue_templates/{FORMS[name]}.md")
    assert set(sibling) <= set(labels)
    assert sibling[0] == labels[0]


def test_every_form_has_its_sibling() -> None:
    """A form more is a template more."""
    here = {path.stem for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")} - {"config"}
    there = {path.stem for path in (ROOT / ".gitlab" / "issue_templates").glob("*.md")}
    assert here == set(FORMS)
    assert there == set(FORMS.values())


@pytest.mark.parametrize(
    "path",
    [
        *(ROOT / ".github").rglob("*.md"),
        *(ROOT / ".github" / "ISSUE_TEMPLATE").iterdir(),
        *ROOT.glob(".gitlab/**/*.md"),
    ],
)
def test_an_editor_is_asked_in_an_editor_s_words(path: Path) -> None:
    """No word that only who has used a terminal knows."""
    words = re.sub(r"<!--|-->", "", path.read_text(encoding="utf-8")).lower()
    assert re.findall(r"\b(commit|branch|yaml|diff|rebase|lint|ci|repository|pipeline)\b(?! 1a2b3c4)", words) == []


def test_owners_are_asked_for_files_that_are_there() -> None:
    """The example is copied; a line for nothing would ask nobody."""
    text = (ROOT / ".github" / "CODEOWNERS.example").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    assert all(owners and all(one.startswith("@") for one in owners) for _, *owners in lines)
    patterns = [re.sub(r"<[^>]+>", "*", pattern).strip("/") for pattern, *_ in lines]
    assert patterns[0] == "*"
    assert [pattern for pattern in patterns if not list(ROOT.glob(pattern))] == []
    assert any("/verticals/" in pattern for pattern in patterns)


def test_publishers_are_told_of_settings_that_there_are() -> None:
    """Each variable and job that the page names stands in the pipeline; so often as it says the branch's name."""
    page = (ROOT / "docs" / "contributing" / "publishing.md").read_text(encoding="utf-8")
    pipeline = GITLAB.read_text(encoding="utf-8")
    for variable in re.findall(r"`([A-Z]+_[A-Z]+)`", page.partition("## GitLab Pages")[2].partition("\n## ")[0]):
        assert f"${variable}" in pipeline
    assert {"check", "test", "pages"} <= set(gitlab_jobs())
    with_branch = [path for path in WORKFLOWS if "branches: [main]" in path.read_text(encoding="utf-8")]
    assert len(with_branch) == 3
    assert "stands in three files" in page
