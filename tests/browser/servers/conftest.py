"""The site where real web servers may read it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Published


@pytest.fixture
def workplace() -> Iterator[Path]:
    """An empty folder that everybody may enter: started as root, servers read files as somebody else."""
    with tempfile.TemporaryDirectory(prefix="playbook-server-") as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


@pytest.fixture(scope="session")
def srv(published: Published) -> Iterator[Path]:
    """The built site in a folder that everybody may read."""
    with tempfile.TemporaryDirectory(prefix="playbook-site-") as name:
        folder = Path(name) / "playbook"
        shutil.copytree(published.folder, folder)
        Path(name).chmod(0o755)
        for parent, folders, files in os.walk(folder):
            for path in folders:
                Path(parent, path).chmod(0o755)
            for path in files:
                Path(parent, path).chmod(0o644)
        folder.chmod(0o755)
        yield folder
