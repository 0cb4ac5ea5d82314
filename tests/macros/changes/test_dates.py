"""What is told of a plan of dates of which something has moved."""

from pathlib import Path

from macros.changes.comparing import compare
from tests.dated import FESTIVAL, festival_root


def test_what_moves_to_other_days_is_told_by_them(tmp_path: Path) -> None:
    """A phase, a block and a milestone in one row each; whatever else stands there says its days."""
    base, head = festival_root(tmp_path / "base"), festival_root(tmp_path / "head")
    folder = head / "playbooks" / FESTIVAL / "phases"
    for name, old, new in (
        ("festival", "last: 2028-05-07", "last: 2028-05-08"),
        ("festival", "{first: 2028-05-07}", "{first: 2028-05-07, last: 2028-05-08}"),
        ("festival", "greet-the-mayor: Greet the mayor at noon", "greet-the-mayor: Greet the mayor at ten"),
        ("program", "due: 2028-04-07", "due: 2028-04-10"),
    ):
        file = folder / f"{name}.yaml"
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    changes = compare(base, head, FESTIVAL, base_name="main", head_name=None).changes
    rows = {
        (it.change, it.name): [(row.label, [piece.text for piece in row.pieces]) for row in it.rows] for it in changes
    }

    assert rows["moved", "The Festival"] == [("dates", ["6–7 May 2028", "6–8 May 2028"])]
    assert rows["moved", "A Day of Readings"] == [("dates", ["7 May 2028", "7–8 May 2028"])]
    assert rows["moved", "The square is ours"] == [("due", ["7 April 2028", "10 April 2028"])]
    assert [it.weeks for it in changes if it.change == "reworded"] == ["6 May 2028"]
