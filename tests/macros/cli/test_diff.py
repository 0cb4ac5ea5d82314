"""`playbook diff` and `playbook comment` as an editor and a workflow call them."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.cli import main
from tests.macros.changes.edited import FOLDER, edited, put, untouched
from tests.repositories import Repository
from tests.several import add_copy


def call(*arguments: str, stdin: bytes | None = None) -> Result:
    """Runs the command line in this process; an exception in it fails the test."""
    return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)


@pytest.fixture(name="repository")
def _repository(tmp_path: Path) -> Repository:
    """The tiny playbook on main, and an afternoon's edits in the working tree."""
    made = Repository.around(untouched(tmp_path / "checkout"))
    made.commit("Begin")
    edited(made.root)
    return made


def test_the_working_tree_against_a_branch(repository: Repository) -> None:
    """What an editor asks before a pull request."""
    result = call("diff", "main", "--root", str(repository.root))
    assert result.exit_code == 0
    assert result.stdout.startswith("8 changes against main, ")
    assert "\nChanged  KPI Target Timeline\n           day          21 -> 25\n" in result.stdout


def test_two_revisions(repository: Repository) -> None:
    """A branch, a tag or a commit, whatever lies in the working tree."""
    second = repository.commit("Edit")
    repository.git("tag", "v1", "HEAD~1")
    shutil.rmtree(repository.root / "playbooks")
    (repository.root / "playbooks").mkdir()
    result = call("diff", "v1", second, "--root", str(repository.root))
    assert result.stdout.startswith(f"8 changes from v1 to {second}, ")


def test_what_others_changed_meanwhile_is_no_change_of_mine(repository: Repository) -> None:
    """As pull requests compare: from where the branch left the base, which is named; both states of a branch alike."""
    repository.git("stash", "--quiet", "--include-untracked")
    began = repository.git("rev-parse", "HEAD")
    repository.git("checkout", "--quiet", "-b", "mine")
    repository.git("checkout", "--quiet", "main")
    put(repository.root / FOLDER / "glossary.yaml", "Somebody who helps others.", "Whoever helps others.")
    repository.commit("Another's edit")
    repository.git("checkout", "--quiet", "mine")
    repository.git("stash", "pop", "--quiet")
    root = ("--root", str(repository.root))
    assert call("diff", "main", *root).stdout.startswith(
        f"8 changes against main at {began[:9]} (where this branch began)"
    )
    second = repository.commit("Edit")
    assert " ".join(call("diff", "main", second, *root).stdout.split()).startswith(
        f"8 changes from main at {began[:9]} (where {second} began) to {second}"
    )
    repository.git("merge", "--quiet", "--message", "Take over", "main")
    assert call("diff", "main", *root).stdout.startswith("8 changes against main, ")


def test_two_folders_without_git(tmp_path: Path) -> None:
    """The same words, for whoever has two copies."""
    before, after = untouched(tmp_path / "before"), edited(tmp_path / "after")
    result = call("diff", str(before), str(after), "--root", str(tmp_path))
    assert result.stdout.split()[:3] == ["8", "changes", "from"]
    again = call("diff", str(before), str(before), "--root", str(tmp_path), "--format", "json")
    assert json.loads(again.stdout)["changes"] == []


def test_a_revision_that_had_no_playbook(repository: Repository) -> None:
    """All of it is new; nothing is wrong."""
    repository.git("checkout", "--quiet", "--orphan", "empty")
    repository.git("rm", "-rfq", ".")
    repository.git("commit", "--quiet", "--allow-empty", "--message", "Nothing yet")
    untouched(repository.root)
    result = call("diff", "empty", "--root", str(repository.root))
    assert result.exit_code == 0
    assert "\nAdded    Playbook Tiny Playbook\n" in result.stdout


@pytest.mark.parametrize("base", ["nowhere", "--", "-h1", "main..main", "\u202e", "../outside"])
def test_a_wrong_call(repository: Repository, base: str) -> None:
    """What is neither revision nor folder is said, in one sentence."""
    result = call("diff", "--root", str(repository.root), "--", base)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert "name a branch, a tag, a commit or a folder" in result.output


def test_the_comment_is_the_same_from_either_door(repository: Repository) -> None:
    """Made at once, or from the JSON by somebody who trusts nobody."""
    options = ("main", "--root", str(repository.root))
    preview = ("--preview", "https://preview.example/pr-7/")
    sent = call("diff", *options, "--format", "json").stdout_bytes
    direct = call("diff", *options, "--format", "markdown", *preview)
    made = call("comment", "-", *preview, stdin=sent)
    assert made.exit_code == 0
    assert made.stdout == direct.stdout
    assert made.stdout.startswith("## Playbook: 8 changes, ")


@pytest.mark.parametrize("text", [b"", b"[]", b'{"changes": [{"name": "x"}]}', b"\0", b"[" * 100_000])
def test_a_comment_is_made_of_reports_alone(tmp_path: Path, text: bytes) -> None:
    """Exit code 1, a sentence, and nothing on standard output."""
    file = tmp_path / "changes.json"
    file.write_bytes(text)
    result = call("comment", str(file))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{file}: it is no report of `playbook diff`: ")


@pytest.mark.parametrize("preview", ["javascript:alert(1)", "https://a.example/)", "x"])
def test_a_preview_that_is_no_address(repository: Repository, preview: str) -> None:
    """A wrong call."""
    result = call("diff", "main", "--root", str(repository.root), "--format", "markdown", "--preview", preview)
    assert result.exit_code == 2


def test_nothing_but_comments(repository: Repository) -> None:
    """It says so."""
    repository.commit("Edit")
    put(repository.root / FOLDER / "risks.yaml", "# What can go wrong.\n", "")
    result = call("diff", "HEAD", "--root", str(repository.root))
    assert result.stdout.startswith("No change against HEAD")
    assert "It says the same; only comments, layout or the order of keys differ." in result.stdout


def test_of_several_playbooks_each_that_changes_is_told(repository: Repository) -> None:
    """Under its name, with permalinks: only they say where the pages of each lie. One may be named."""
    repository.git("stash", "--quiet", "--include-untracked")
    add_copy(repository.root, "second")
    add_copy(repository.root, "third")
    repository.commit("Two more playbooks")
    repository.git("stash", "pop", "--quiet")
    put(repository.root / "playbooks" / "second" / "glossary.yaml", "Somebody who helps others.", "Whoever helps.")
    root = ("--root", str(repository.root))

    told = call("diff", "HEAD", *root).stdout
    assert told.startswith("second: 1 change against HEAD")
    assert "\ntiny: 8 changes against HEAD, " in told
    assert "third" not in told
    assert call("diff", "HEAD", "--playbook", "tiny", *root).stdout.startswith("tiny: 8 changes against HEAD, ")

    asked = call("diff", "HEAD", "--format", "json", *root).stdout
    told = call("comment", "-", "--preview", "https://preview.example/", stdin=asked.encode()).stdout
    assert "## Playbook second: 1 change" in told
    assert "## Playbook tiny: 8 changes" in told
    assert "(https://preview.example/r/tiny/kpi/target-timeline/)" in told
