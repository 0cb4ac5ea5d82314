"""A playbook whose phases and blocks stand on days of the calendar, made for tests: a festival in May 2028."""

import shutil
from pathlib import Path

from tests.conftest import MADE_UP_ROOT

__all__ = ["FESTIVAL", "festival_root"]

FESTIVAL = "book-festival"


def festival_root(folder: Path) -> Path:
    """Copy the playbook below `folder/playbooks`; the folder."""
    shutil.copytree(MADE_UP_ROOT / FESTIVAL, folder / "playbooks" / FESTIVAL)
    shutil.copy(MADE_UP_ROOT / "playbooks" / "_vocabulary.yaml", folder / "playbooks")
    return folder
