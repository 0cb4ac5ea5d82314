"""The commands that keep links: `playbook lock`, `rename`, `retire`, and `check --against`."""

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import Result

from tests.macros.cli.test_cli import call
from tests.macros.content.cases import CASES


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """The tiny playbook in a repository of its own, as it was last published."""
    shutil.copytree(CASES / "playbooks", tmp_path / "playbooks")
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "--message=Publish"],
    ):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    return tmp_path


def checked(root: Path) -> Result:
    """What the check of a pull request says."""
    return call("check", "--against", "main", "--root", str(root))


def change(root: Path, file: str, old: str, new: str) -> None:
    """Edit a file by hand."""
    path = root / "playbooks/tiny" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_new_ids_are_listed(root: Path) -> None:
    """Each is printed with its line; a second time there is nothing to do."""
    change(root, "risks.yaml", "low-attendance: Low", "long-faces: Long faces\n      low-attendance: Low")
    assert call("check", "--root", str(root)).exit_code == 1
    first, second = call("lock", "--root", str(root)), call("lock", "--root", str(root))
    assert (first.exit_code, first.stdout) == (0, "playbooks/tiny/ids.lock:80: warning/long-faces active\n")
    assert first.stderr == "tiny: 1 new id.\n"
    assert (second.exit_code, second.stdout, second.stderr) == (0, "", "tiny: no new ids.\n")
    assert checked(root).exit_code == 0


def test_a_missing_list_is_written(root: Path) -> None:
    """For a new playbook; whoever lost an old one brings it back."""
    lock = root / "playbooks/tiny/ids.lock"
    text = lock.read_text(encoding="utf-8")
    lock.unlink()
    assert call("lock", "--root", str(root)).exit_code == 0
    assert lock.read_text(encoding="utf-8") == text


def test_ids_of_a_broken_playbook_are_not_listed(root: Path) -> None:
    """Its problems are told instead."""
    change(root, "risks.yaml", "level: 2", "level: 7")
    answer = call("lock", "--root", str(root))
    assert answer.exit_code == 1
    assert "level 7 stands where level 2 is due" in answer.stdout
    assert "Nothing was written" in answer.stderr


def test_a_rename_and_an_end_are_no_loss(root: Path) -> None:
    """What the commands make is accepted against what was published before; so is a rename taken back."""
    assert call("rename", "kpi/satisfaction", "contentment", "--root", str(root)).exit_code == 0
    assert call("rename", "kpi/contentment", "satisfaction", "--root", str(root)).exit_code == 0
    retired = call("retire", "activity/agree-on-aims", "--because", "Nobody did.", "--root", str(root))
    assert retired.exit_code == 0
    assert "activity 'agree-on-aims' is gone" in retired.stdout
    assert checked(root).stderr == "No problem found.\n"


@pytest.mark.parametrize("arguments", [("rename", "kpi/none", "some"), ("retire", "kpi/none", "--because", "x")])
def test_what_is_refused_has_exit_code_1(root: Path, arguments: tuple[str, ...]) -> None:
    """One sentence, on standard error."""
    answer = call(*arguments, "--root", str(root))
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr == "There is no 'kpi/none' in this playbook.\n"


def test_a_line_that_was_taken_out_is_missed(root: Path) -> None:
    """Statement and line are gone: only what was published before can tell."""
    change(root, "phases/prepare.yaml", "              agree-on-aims: Agree on aims\n", "")
    change(root, "ids.lock", "activity/agree-on-aims active\n", "")
    assert call("check", "--root", str(root)).exit_code == 0
    answer = checked(root)
    assert answer.exit_code == 1
    assert answer.stdout == (
        "playbooks/tiny/ids.lock:1:1: ids.lock: 1 published id was taken out of the list; "
        "add the line 'activity/agree-on-aims active' again\n"
    )


def test_what_was_never_published_leaves_no_entry(root: Path) -> None:
    """Added on a branch and taken out again: no link can lead there, and all files are what they were."""
    before = {path: path.read_bytes() for path in (root / "playbooks").rglob("*.*")}
    subprocess.run(["git", "checkout", "--quiet", "-b", "mine"], cwd=root, check=True)
    change(root, "risks.yaml", "low-attendance: Low", "long-faces: Long faces\n      low-attendance: Low")
    call("lock", "--root", str(root))
    author = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
    subprocess.run(["git", *author, "commit", "--quiet", "--all", "--message=Add"], cwd=root, check=True)
    result = call("retire", "warning/long-faces", "--because", "A mistake.", "--root", str(root))
    assert result.stdout.splitlines() == [
        "playbooks/tiny/risks.yaml:22: warning 'long-faces' is gone",
        "playbooks/tiny/ids.lock: 'warning/long-faces' is gone, for it was never published",
    ]
    assert {path: path.read_bytes() for path in (root / "playbooks").rglob("*.*")} == before


def test_a_retired_id_that_is_active_again_is_told(root: Path) -> None:
    """Somebody took a retired id for something else."""
    call("retire", "activity/agree-on-aims", "--because", "Nobody did.", "--root", str(root))
    subprocess.run(["git", "add", "--all"], cwd=root, check=True)
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "--message=Retire"],
        cwd=root,
        check=True,
    )
    change(root, "ids.lock", "activity/agree-on-aims retired", "activity/agree-on-aims active")
    change(
        root, "phases/prepare.yaml", "find-a-sponsor: Find", "agree-on-aims: Agree\n              find-a-sponsor: Find"
    )
    (root / "playbooks/tiny/retired.yaml").unlink()
    assert call("check", "--root", str(root)).exit_code == 0
    assert checked(root).stdout == (
        "playbooks/tiny/ids.lock:3:1: activity agree-on-aims: it was retired and is active again; "
        "write 'activity/agree-on-aims retired', and take a new id\n"
    )


def test_a_playbook_that_is_gone_is_missed(root: Path) -> None:
    """With all it had published."""
    shutil.copytree(root / "playbooks/tiny", root / "playbooks/other")
    change(root / "playbooks/../", "../other/playbook.yaml", "id: tiny", "id: other")
    shutil.rmtree(root / "playbooks/tiny")
    assert "the playbook 'tiny' is gone with 79 published ids" in checked(root).stdout


@pytest.mark.parametrize("revision", ["nowhere", "--output=x"])
def test_an_unknown_revision_is_a_wrong_call(root: Path, revision: str) -> None:
    """It says what to name; nothing is mistaken for an option of git."""
    answer = call("check", f"--against={revision}", "--root", str(root))
    assert answer.exit_code == 2
    assert "as in --against origin/main" in answer.stderr
