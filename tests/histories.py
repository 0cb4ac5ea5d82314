"""A checkout with a history: the playbook made for tests, and the weeks in which it became what it is."""

import re
from pathlib import Path

from tests.conftest import MADE_UP, made_up_project
from tests.macros.changes.edited import put
from tests.repositories import Repository

__all__ = ["AFTER", "checkout_with_a_history"]

AFTER = "2026-11-01"
"""The day after which changes are told."""
_LOCK = "activity/thank-the-helpers active\n"


def checkout_with_a_history(folder: Path) -> Repository:
    """A checkout in which something was renamed, moved, reworded, counted anew, added and retired, day by day."""
    root = made_up_project(folder)
    settings = root / "mkdocs.yml"
    settings.write_text(
        re.sub("(?m)^  changes_after: .*$", f"  changes_after: {AFTER}", settings.read_text("utf-8")), "utf-8"
    )
    # The checkout's own, or in a worktree the file that leads to it.
    (root / ".git").unlink(missing_ok=True)
    made = Repository.around(root)
    playbook = root / "playbooks" / MADE_UP
    _as_it_was(playbook)
    made.commit("Begin", date="2026-11-01T09:00:00Z")

    put(
        playbook / "risks.yaml",
        "broken-lift:\n          title: Broken Lift",
        "broken-elevator:\n          title: Broken Elevator",
    )
    put(playbook / "ids.lock", "risk/broken-lift active", "risk/broken-lift moved risk/broken-elevator")
    put(playbook / "ids.lock", "activity/", "risk/broken-elevator active\nactivity/")
    why = "Call the elevator by its name (#3)\n\n## What changes\n\nA name.\n\n## Why\n\nOne spelling throughout.\n"
    made.commit(why, date="2026-11-09T10:00:00Z")

    put(playbook / "phases/moving.yaml", "Carry the atlases on end", "Carry the atlases flat")
    made.commit("Merge pull request #4 from somebody/atlases\n\nTheir backs break.\n", date="2026-11-17T08:00:00Z")

    put(playbook / "verticals/childrens-library.yaml", "weeks: {first: 1, last: 1}", "weeks: {first: 2, last: 2}")
    put(playbook / "measurement.yaml", "55 days", "50 days")
    put(playbook / "measurement.yaml", "value: 55, unit: day", "value: 50, unit: day")
    put(playbook / "measurement.yaml", "within: P55D", "within: P50D")
    reason = (
        "schema: 1\nkind: change\nbecause: Paint dries in <b>two</b> days & one night.\n"
        "about: [adjustment/childrens-library.paint-the-corner]\n"
    )
    (playbook / "changes").mkdir()
    (playbook / "changes/paint.yaml").write_text(reason, encoding="utf-8")
    made.commit("Take the newest figures\n\nBecause: Last year's moves are counted now.\n", date="2026-11-17T09:00:00Z")

    # A commit that changes nothing of what the plan says.
    put(playbook / "risks.yaml", "# What may go wrong", "# All that may go wrong")
    made.commit("Say more in a comment", date="2026-11-18T09:00:00Z")

    put(playbook / "phases/moving.yaml", "          wave-goodbye: Wave goodbye\n", "")
    put(playbook / "ids.lock", "activity/wave-goodbye active", "activity/wave-goodbye retired")
    retired = (
        "schema: 1\nkind: retired\nretired:\n  activity/wave-goodbye:\n    title: Wave goodbye\n"
        '    until: "2026-11-26"\n    because: Thanking is enough.\n    into: activity/thank-the-helpers\n'
    )
    (playbook / "retired.yaml").write_text(retired, encoding="utf-8")
    university = playbook / "verticals/university-library.yaml"
    (root / "kept.yaml").rename(university)
    made.commit("Plan for universities too", date="2026-11-26T09:00:00Z")
    return made


def _as_it_was(playbook: Path) -> None:
    """Take back what the weeks will bring."""
    put(
        playbook / "risks.yaml",
        "broken-elevator:\n          title: Broken Elevator",
        "broken-lift:\n          title: Broken Lift",
    )
    put(playbook / "ids.lock", "risk/broken-elevator active", "risk/broken-lift active")
    put(playbook / "phases/moving.yaml", "Carry the atlases flat", "Carry the atlases on end")
    put(
        playbook / "phases/moving.yaml",
        "          thank-the-helpers:",
        "          wave-goodbye: Wave goodbye\n          thank-the-helpers:",
    )
    put(playbook / "ids.lock", _LOCK, f"{_LOCK}activity/wave-goodbye active\n")
    put(playbook / "verticals/childrens-library.yaml", "weeks: {first: 2, last: 2}", "weeks: {first: 1, last: 1}")
    put(playbook / "measurement.yaml", "50 days", "55 days")
    put(playbook / "measurement.yaml", "value: 50, unit: day", "value: 55, unit: day")
    put(playbook / "measurement.yaml", "within: P50D", "within: P55D")
    (playbook / "verticals/university-library.yaml").rename(playbook.parents[1] / "kept.yaml")
