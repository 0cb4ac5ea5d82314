"""What `make bench` writes, without measuring anything."""

import re

import pytest

from tests.bench.__main__ import SECTIONS
from tests.bench.report import PAGE, Measured, quantile, table, written


def test_each_section_has_its_place_on_the_page() -> None:
    """The page offers a place for every section, and none that nothing fills."""
    marks = re.findall(r"<!-- bench: (?!end)(.*?) -->", PAGE.read_text(encoding="utf-8"))
    assert marks == list(SECTIONS)


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    """Text by hand stays, whatever the figures hold, and writing twice is writing once."""
    page = "Before\n\n<!-- bench: a -->\nold\n<!-- bench: end -->\n\nAfter <!-- bench: b --><!-- bench: end -->\n"
    once = written(page, "a", r"new \1")
    assert once == page.replace("\nold\n", "\n\nnew \\1\n\n")
    assert written(once, "a", r"new \1") == once


def test_a_page_without_a_place_is_refused() -> None:
    """Figures are never lost in silence."""
    with pytest.raises(ValueError, match="bench: c"):
        written("<!-- bench: a --><!-- bench: end -->", "c", "x")


def test_quantiles_are_measured_values() -> None:
    """The smallest value that enough others do not exceed."""
    assert [quantile([3, 1, 2, 4], share) for share in (0, 0.5, 0.75, 0.95)] == [1, 2, 3, 4]


def test_a_row_compares_with_the_same_run_and_with_the_budget() -> None:
    """Ratios first, this machine's milliseconds last; a budget there is not leaves its cell empty."""
    seconds = [0.02] * 19 + [0.06, 0.06]
    measured = Measured(what="x", seconds=seconds, native_seconds=0.005, budgets=(0.05, 0.1))
    assert measured.row() == ["x", "4.0 ×", "3.00 ×", "0.40 ×", "0.60 ×", "20 ms", "60 ms"]
    free = Measured(what="x", seconds=seconds, native_seconds=0.005, budgets=(0.05, None))
    assert free.row()[4] == ""
    assert table([free.row()]).splitlines()[-1].count("|") == 8
