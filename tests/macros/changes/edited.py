"""A tiny playbook and the same after an editor's afternoon: one change of each kind."""

import shutil
from pathlib import Path

from tests.macros.content.cases import CASES

__all__ = ["FOLDER", "edited", "put", "untouched"]

FOLDER = "playbooks/tiny"
_EDITS = {
    "measurement.yaml": [
        ("text: 21 days", "text: 25 days"),
        ("quantity: {value: 21, unit: day", "quantity: {value: 25, unit: day"),
    ],
    "risks.yaml": [
        ("mitigation: Talk early", "mitigation: Talk early and listen before anything is bought, ordered or announced")
    ],
    "phases/roll-out.yaml": [
        ("weeks: {first: 2, last: 3}", "weeks: {first: 2, last: 2}"),
        ("week: 3", "week: 2"),
    ],
    "phases/prepare.yaml": [("find-a-sponsor: Find a sponsor", "win-a-sponsor: Win a sponsor")],
    "ids.lock": [
        ("activity/find-a-sponsor active", "activity/find-a-sponsor moved activity/win-a-sponsor"),
        ("warning/low-attendance active", "warning/low-attendance retired"),
    ],
}


def untouched(root: Path) -> Path:
    """The playbook as it was, below `root`."""
    shutil.copytree(CASES / "playbooks", root / "playbooks", dirs_exist_ok=True)
    return root


def edited(root: Path) -> Path:
    """The playbook after the edits, below `root`."""
    folder = untouched(root) / FOLDER
    for name, replacements in _EDITS.items():
        for old, new in replacements:
            put(folder / name, old, new)
    put(folder / "risks.yaml", "      low-attendance: Low attendance", "      empty-chairs: Empty chairs")
    shop = (folder / "verticals/shop.yaml").read_text(encoding="utf-8")
    market = shop.replace("shop", "market").replace("Shop", "Market").replace("order: 10", "order: 20")
    (folder / "verticals/market.yaml").write_text(market, encoding="utf-8")
    lock = (folder / "ids.lock").read_text(encoding="utf-8")
    new = ["activity/win-a-sponsor active", "warning/empty-chairs active"]
    new += [line.replace("shop", "market") for line in lock.splitlines() if "shop" in line]
    (folder / "ids.lock").write_text("\n".join([*lock.splitlines(), *new, ""]), encoding="utf-8")
    return root


def put(file: Path, old: str, new: str) -> None:
    """Write `new` for the one `old` there is."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file}: {old}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
