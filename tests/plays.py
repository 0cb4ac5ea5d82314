"""A playbook of steps in an order and no weeks, made for tests: a choir that learns to sing together."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.conftest import MADE_UP_ROOT

__all__ = ["PLAYS", "TITLES", "plays_root"]

PLAYS = "singing-together"
TITLES = (
    "Find Your Voices",
    "Choose a Conductor",
    "Arrange the Accompaniment",
    "Sight-Reading",
    "Intonation Throughout the Range",
    "Rehearse in Sections",
    "Breathe as One",
    "Pronunciation",
    "Interpretation and Understanding",
    "Memorize",
    "Dress Rehearsal",
    "Perform",
    "Celebrate",
)
"""Thirteen, as many as any play on a page."""
_TWICE = (1, 5)
"""Those of two blocks."""
_ORDER = 10


def plays_root(folder: Path, titles: Sequence[str] = TITLES) -> Path:
    """Write the playbook below `folder/playbooks`; the folder."""
    playbook = folder / "playbooks" / PLAYS
    (playbook / "phases").mkdir(parents=True)
    shutil.copy(MADE_UP_ROOT / "playbooks" / "_vocabulary.yaml", folder / "playbooks")
    root = ["schema: 1", "kind: playbook", f"id: {PLAYS}", "title: Singing Together", "tagline: For a choir"]
    _write(playbook / "playbook.yaml", root)
    ids = [f"playbook/{PLAYS}"]
    for place, title in enumerate(titles):
        name = title.lower().replace(" ", "-")
        _write(playbook / "phases" / f"{name}.yaml", _phase(name, title, place))
        for number in range(2 if place in _TWICE else 1):
            own = f"{name[:30]}-{chr(ord('a') + number)}"
            kinds = ("block", "section", "activity")
            ids += [f"{kind}/{own}{kind[:1] if kind != 'block' else ''}" for kind in kinds]
        ids.append(f"phase/{name}")
    _write(playbook / "ids.lock", sorted(f"{it} active" for it in ids))
    return folder


def _phase(name: str, title: str, place: int) -> list[str]:
    lines = ["schema: 1", "kind: phase", f"id: {name}", f"title: {title}", f"order: {(place + 1) * _ORDER}", "blocks:"]
    for number in range(2 if place in _TWICE else 1):
        own = f"{name[:30]}-{chr(ord('a') + number)}"
        lines += [
            f"  {own}:",
            f"    title: {title}, {'once more' if number else 'step by step'}",
            "    sections:",
            f"      {own}s:",
            f"        title: What is done for {title.lower()}{', again' if number else ''}",
            "        type: activities",
            "        items:",
            f"          {own}a: Sing {title.lower()} {'twice' if number else 'once'}",
        ]
    return lines


def _write(path: Path, lines: Sequence[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
