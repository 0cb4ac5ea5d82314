"""The workflows for GitHub keep a stranger's code away from every right, and publish only what was tested."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.workflows.reading import NAMED, WORKFLOWS, by_name, jobs, parsed, program, steps

PINNED = re.compile(r"uses: [\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|uses: \$/\.github/workflows/[\w-]+\.yml # .+")
RIGHTS_TO_WRITE = {
    ("comment", "comment", "pull-requests"),
    ("publish", "publish", "pages"),
    ("publish", "publish", "id-token"),
}
"""Workflow, job and right: whoever adds one says so here."""


def test_zizmor_finds_nothing() -> None:
    """Not in its pedantic mood either, and without asking the network; one finding is answered beside its line."""
    asked = [program("zizmor"), "--offline", "--pedantic", "--strict-collection", "--no-progress", "--color=never"]
    found = subprocess.run([*asked, str(ROOT / ".github")], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr

    ignored = [
        line for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "zizmor:" in line
    ]
    assert len(ignored) == 1
    assert re.search(r"workflow_run: # zizmor: ignore\[dangerous-triggers\] -- \w+", ignored[0])


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", ".github/workflows/*.yml"),
        ("github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_every_file_is_of_the_host_s_form(schema: str, files: str) -> None:
    """GitHub leaves out a form with a wrong key, and says so to nobody who would look."""
    paths = sorted(map(str, ROOT.glob(files)))
    asked = [program("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *paths]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert paths
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("path", WORKFLOWS, **by_name)
def test_every_step_of_others_is_pinned_by_commit(path: Path) -> None:
    """A tag can be moved to other code; the comment tells people which release it is."""
    used = re.findall(r"uses: .*", path.read_text(encoding="utf-8"))
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_one_commit_of_each_step_is_used() -> None:
    """Two releases of one action would be two things to look after."""
    used = {use for path in WORKFLOWS for use in re.findall(r"uses: (\S+@\S+ # .*)", path.read_text(encoding="utf-8"))}
    assert len(used) == len({use.partition("@")[0] for use in used})


@pytest.mark.parametrize("path", WORKFLOWS, **by_name)
def test_each_job_has_the_rights_it_needs_and_no_more(path: Path) -> None:
    """None by default; each that may write is known above. Nobody waits for a job that hangs."""
    assert parsed(path)["permissions"] == {}
    for name, job in jobs(path).items():
        assert set(job["permissions"].values()) <= {"read", "write"}
        writes = {(path.stem, name, right) for right, kind in job["permissions"].items() if kind == "write"}
        assert writes <= RIGHTS_TO_WRITE
        assert "timeout-minutes" in job or "uses" in job


@pytest.mark.parametrize("path", WORKFLOWS, **by_name)
def test_a_checkout_leaves_no_token_behind(path: Path) -> None:
    """Else whatever runs later in the job could take it from the checkout's settings."""
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("path", WORKFLOWS, **by_name)
def test_nothing_from_outside_is_put_into_a_script(path: Path) -> None:
    """The name of a branch or a title could be a command; what a script needs comes by the environment."""
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("path", WORKFLOWS, **by_name)
def test_a_stranger_s_code_meets_no_secret(path: Path) -> None:
    """No secret is used at all, and no workflow gives a pull request's code the rights of the base."""
    text = path.read_text(encoding="utf-8")
    assert "secrets" not in text
    assert "pull_request_target" not in text
    triggers = parsed(path)["on"]
    if "pull_request" in triggers:
        rights = {kind for job in jobs(path).values() for kind in job["permissions"].values()}
        assert rights == {"read"}
        assert "token" not in text


def test_the_comment_is_made_by_the_default_branch_s_code() -> None:
    """What runs with the right to write checks out no other, unpacks nothing, and starts only ours."""
    path = NAMED["comment"]
    [checkout] = [step for step in steps(path) if "checkout" in step.get("uses", "")]
    assert set(checkout["with"]) == {"persist-credentials"}
    assert {step["uses"].partition("@")[0] for step in steps(path) if "uses" in step} == {
        "actions/checkout",
        "actions/setup-python",
    }
    assert [step["run"] for step in steps(path) if "run" in step] == [
        "make python",
        ".venv/bin/python -m macros.hosting.github",
    ]


def test_the_comment_follows_the_workflow_that_there_is() -> None:
    """It is found by name: renamed, no comment would ever come."""
    asked: Any = parsed(NAMED["comment"])["on"]["workflow_run"]
    assert asked == {"workflows": [parsed(NAMED["pull-request"])["name"]], "types": ["completed"]}
    uploads = {step["with"]["name"] for step in steps(NAMED["pull-request"]) if "upload" in step.get("uses", "")}
    assert uploads == {"changes", "preview"}


def test_what_changes_is_handed_over_before_the_site_is_built() -> None:
    """Of a change with problems no site can be built, and its editor wants to read the comment most."""
    order = [step.get("run") or step["with"]["name"] for step in jobs(NAMED["pull-request"])["preview"]["steps"][2:]]
    assert [re.sub(r".*playbook (\w+).*|(git branch).*", r"\1\2", step) for step in order] == [
        "make python",
        "git branch",
        "diff",
        "changes",
        "make build",
        "preview",
    ]


def test_publishing_waits_for_the_tests_of_that_very_commit() -> None:
    """Each job needs the one before; nothing goes on after a failure, so the last good site stays."""
    found = jobs(NAMED["publish"])
    assert found["test"]["uses"] == "$/.github/workflows/test.yml"
    assert found["build"]["needs"] == "test"
    assert found["publish"]["needs"] == "build"
    assert [step["uses"].partition("@")[0] for step in found["publish"]["steps"]] == ["actions/deploy-pages"]
    text = NAMED["publish"].read_text(encoding="utf-8") + NAMED["test"].read_text(encoding="utf-8")
    assert not re.search(r"\bif:|continue-on-error|always\(\)|\|\| true", text)
    assert parsed(NAMED["publish"])["concurrency"]["cancel-in-progress"] == "false"


@pytest.mark.parametrize("name", ["publish", "pull-request", "test"])
def test_history_is_there_where_it_is_read(name: str) -> None:
    """What changed is told from it."""
    checkouts = [step["with"] for step in steps(NAMED[name]) if "checkout" in step.get("uses", "")]
    assert all(settings["fetch-depth"] == "0" for settings in checkouts)
