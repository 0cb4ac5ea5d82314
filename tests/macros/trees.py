"""The playbook made for tests, with more than lists of lines: statements below others, paragraphs, warnings."""

import datetime as dt
import shutil
from pathlib import Path

from macros.calculated.checking import load
from macros.content.registry import Registry
from macros.content.site import Site
from macros.editing.locking import lock
from tests.conftest import MADE_UP, MADE_UP_ROOT

__all__ = ["edited", "site_of", "with_trees"]

_BELOW = """\
              set-worn-books-aside:
                text: Set worn books aside
                statements:
                  ask-the-binder:
                    text: Ask the binder which can be saved
                    who: {responsible: [role/friends-of-the-library]}
                    statements:
                      name-the-price: Name the price of each
                      name-the-day: Name the day it comes back
                  sell-the-rest: Sell the rest
"""
_QUESTION = """\
          which-books-wait:
            text: Which books can wait?
            statements:
              and-for-how-long: And for how long?
"""
_WHY = """\
      why-count:
        title: Why We Count
        type: text
        paragraphs:
          nobody-knows: Nobody knows how many books there are.
          lists-differ:
            text: The two lists differ by 40 books.
            quantity: {value: 40, unit: count, of: books, basis: claim}
            link: {label: Both lists, address: "https://library.example/lists"}
            statements:
              old-list: One is from the old building
              new-list: The other one is newer
      before-packing:
"""
_FIRST = """\
    paragraphs:
      count-first: Count first, then pack.
    warnings:
      title: Watch For
      items:
        lists-grow: The lists grow from day to day
    sections:
      inventory:
        title: Inventory
        type: workstreams
        paragraphs:
          room-by-room: We go room by room, from the cellar up.
"""
_PHASE = """\
paragraphs:
  packing-takes-time: Packing takes longer than anybody thinks.
warnings:
  title: Stop and Look
  items:
    boxes-run-out: The boxes run out

blocks:
"""


def edited(root: Path, file: str, *changes: tuple[str, str]) -> None:
    """Change the text of a playbook's file; each text that goes must stand in it once."""
    path = root / "playbooks" / MADE_UP / file
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def with_trees(root: Path) -> Path:
    """Copy the playbook below `root`, with statements below some, paragraphs, early warnings, and its ids listed."""
    shutil.copytree(MADE_UP_ROOT / "playbooks", root / "playbooks")
    edited(
        root,
        "phases/packing.yaml",
        ("              set-worn-books-aside: Set worn books aside\n", _BELOW),
        ("          which-books-wait: Which books can wait?\n", _QUESTION),
        ("      before-packing:\n", _WHY),
        ("    sections:\n      inventory:\n        title: Inventory\n        type: workstreams\n", _FIRST),
        ("\nblocks:\n", f"\n{_PHASE}"),
    )
    lock(root, MADE_UP)
    return root


def site_of(root: Path) -> Site:
    """Its site."""
    loaded = load(root, MADE_UP)
    registry, today = Registry.of(loaded), dt.date(2027, 6, 1)
    return Site(loaded=loaded, registry=registry, today=today, version="1.0", commit=None, source_url=None)
