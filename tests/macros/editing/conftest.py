"""Playbooks made for tests, to be edited."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.macros.content.cases import CASES


@pytest.fixture(name="tiny")
def _tiny(tmp_path: Path) -> Path:
    """The root of a copy of the tiny playbook."""
    shutil.copytree(CASES / "playbooks", tmp_path / "playbooks")
    return tmp_path


@pytest.fixture(name="move")
def _move(tmp_path: Path) -> Path:
    """The root of a copy of the playbook that the browser tests know."""
    shutil.copytree(ROOT / "tests/playbooks/playbooks", tmp_path / "playbooks")
    return tmp_path


def texts(root: Path) -> dict[str, bytes]:
    """Every file below `root`."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
