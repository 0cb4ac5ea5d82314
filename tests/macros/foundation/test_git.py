"""Git as the project asks it."""

from pathlib import Path

import pytest

from macros.foundation.git import asked, commit_of, files_of
from tests.repositories import Repository


@pytest.fixture(name="repository")
def _repository(tmp_path: Path) -> Repository:
    """One commit with a file in a folder."""
    (tmp_path / "playbooks").mkdir()
    (tmp_path / "playbooks/ä b.yaml").write_bytes(b"one\r\ntwo\0")
    (tmp_path / "playbooks/empty.yaml").write_bytes(b"")
    (tmp_path / "playbooks/link.yaml").symlink_to("/etc/hostname")
    made = Repository.around(tmp_path)
    made.commit("Begin")
    return made


def test_files_of_a_commit(repository: Repository) -> None:
    """Byte for byte, whatever they are called; links are no files."""
    commit = commit_of(repository.root, "main")
    assert commit == repository.git("rev-parse", "HEAD")
    assert dict(files_of(repository.root, commit, "playbooks")) == {
        "playbooks/empty.yaml": b"",
        "playbooks/ä b.yaml": b"one\r\ntwo\0",
    }
    assert list(files_of(repository.root, commit, "nothing")) == []


def test_paths_are_those_below_the_folder_that_is_asked(repository: Repository) -> None:
    """A checkout may lie inside a larger repository."""
    inner = repository.root / "inner" / "playbooks"
    inner.mkdir(parents=True)
    (inner / "a.yaml").write_text("a", "utf-8")
    commit = repository.commit("Add")
    assert list(files_of(repository.root / "inner", commit, "playbooks")) == [("playbooks/a.yaml", b"a")]


@pytest.mark.parametrize(
    "revision",
    ["", "nothing", "--help", "-h", "--output=spoiled", "main\n", "main:playbooks", "HEAD~5", "\0", "main --all"],
)
def test_what_names_no_commit(repository: Repository, revision: str) -> None:
    """Nothing is taken for an option, and nothing is written."""
    assert commit_of(repository.root, revision) is None
    assert not (repository.root / "spoiled").exists()


def test_no_repository(tmp_path: Path) -> None:
    """No answer, and no traceback."""
    assert asked(tmp_path, "rev-parse", "HEAD") is None
    assert commit_of(tmp_path / "nowhere", "main") is None
