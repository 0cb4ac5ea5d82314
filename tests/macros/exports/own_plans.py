"""A reader's own plan of the playbook made for tests, as My plan saves it."""

import json
from typing import Any

from macros.content.loaded import Loaded
from macros.exports.edition import Edition
from macros.exports.own_plan import own_plan
from macros.exports.plan_file import read_plan_file
from tests.macros.exports.conftest import ADDRESS

VERTICAL = "childrens-library"
ENTRIES: dict[str, Any] = {
    "plan name": "Main street",
    "facts start": ["2026-11-02"],
    "facts start_is": ["week_1"],
    "facts users": ["85"],
    "facts verticals": [VERTICAL],
    "facts holidays": ["2026-11-11"],
    "activity/carry-the-atlases done": "2026-11-17",
    "activity/carry-the-atlases note": "Two to a box\nand gloves; really",
    "workstream/shelves owner": "Ada",
    "activity/put-up-the-shelves owner": "grace@library.example",
    "activity/number-every-shelf done": "2026-11-12",
    "activity/connect-the-scanners done": None,
    "checkpoint/missing-parts note": "None today",
    "risk/short-of-hands level": "high",
    "risk/short-of-hands owner": "Ada",
    "adjustment/childrens-library.paint-the-corner done": "2026-11-10",
    "counts 2026-11-27": "38",
    "counts 2026-11-20": "31",
    "activity/paint-the-shelves done": "2026-11-10",
    "activity/never-heard-of note": "From another release",
}
"""What stands in it: some under ids that were renamed since, some of what is not in the plan, one taken back."""


def plan_text(entries: dict[str, Any], **others: Any) -> str:
    """The file with these entries."""
    fields = {
        name: {"value": value, "at": "2026-11-12T08:00:00Z", "by": "mine", "n": 1} for name, value in entries.items()
    }
    plan = {
        "schema": "playbook-plan",
        "version": 2,
        "id": "abc",
        "playbook": {"id": "library-move", "release": "r1"},
        "fields": fields,
        "worked": None,
    }
    return json.dumps(plan | others)


def own_edition(loaded: Loaded, text: str | None = None) -> Edition:
    """The plan's edition."""
    own = own_plan(read_plan_file(plan_text(ENTRIES) if text is None else text), loaded)
    return Edition(loaded=loaded, verticals=own.facts.get("verticals", ()), address=ADDRESS, own=own)
