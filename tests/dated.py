"""A playbook whose phases and blocks stand on days of the calendar, made for tests: a festival in May 2028."""

import shutil
from pathlib import Path

from macros.editing.locking import lock
from tests.conftest import MADE_UP_ROOT

__all__ = ["FESTIVAL", "add_verticals", "festival_root"]

FESTIVAL = "book-festival"

_VERTICALS = {
    "rain": """adjustments:
  tents-for-readers: {text: Tents for all readers, blocks: [block/tents, block/sound-check]}
  umbrellas: {text: Lend umbrellas, weeks: null}
""",
    "storm": """adjustments:
  more-pegs: {text: More pegs, blocks: [block/tents]}
""",
}


def festival_root(folder: Path) -> Path:
    """Copy the playbook below `folder/playbooks`; the folder."""
    shutil.copytree(MADE_UP_ROOT / FESTIVAL, folder / "playbooks" / FESTIVAL)
    shutil.copy(MADE_UP_ROOT / "playbooks" / "_vocabulary.yaml", folder / "playbooks")
    return folder


def add_verticals(root: Path) -> None:
    """Write two verticals of the festival that add work, one of them something without a date."""
    folder = root / "playbooks" / FESTIVAL / "verticals"
    folder.mkdir()
    for order, (name, text) in enumerate(_VERTICALS.items(), start=1):
        head = f"schema: 1\nkind: vertical\nid: {name}\ntitle: If There Is a {name.capitalize()}\norder: {order}\n"
        (folder / f"{name}.yaml").write_text(head + text, encoding="utf-8")
    lock(root, FESTIVAL)
