"""The page of measured figures: the command writes what stands between marks, people the prose around it."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "contributing" / "performance.md"


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One thing timed again and again in the browser, beside the same work in this machine's CPython."""

    what: str
    seconds: Sequence[float]
    native_seconds: float
    """The median of the same work in CPython, in the same run."""
    budgets: tuple[float, float | None]
    """Seconds allowed for the median and for the 95th of a hundred; the latter may be free."""

    def row(self) -> list[str]:
        """Its line of the table."""
        middle, slow = quantile(self.seconds, 0.5), quantile(self.seconds, 0.95)
        budget_middle, budget_slow = self.budgets
        return [
            self.what,
            f"{middle / self.native_seconds:.1f} ×",
            f"{slow / middle:.2f} ×",
            f"{middle / budget_middle:.2f} ×",
            "" if budget_slow is None else f"{slow / budget_slow:.2f} ×",
            f"{middle * 1000:,.0f} ms",
            f"{slow * 1000:,.0f} ms",
        ]


HEADER = ["what", "to CPython", "p95 to p50", "p50 to its budget", "p95 to its budget", "p50 here", "p95 here"]


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of all values do not exceed.

    >>> quantile([3, 1, 2, 4], 0.5), quantile([1, 2, 3], 0.95)
    (2, 3)
    """
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def table(rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> str:
    """A table of Markdown; columns of figures with a unit stand at the right."""
    lines = [header, [_side(column) for column in zip(*rows, strict=True)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _side(column: Sequence[str]) -> str:
    cells = [cell for cell in column if cell]
    return "---:" if cells and all(re.search(r"\d (×|ms|s|kB|MB)$", cell) for cell in cells) else "---"


def written(page: str, section: str, text: str) -> str:
    """The page with a section's generated part replaced; raises ValueError where the page has no place for it."""
    begin, end = f"<!-- bench: {section} -->", "<!-- bench: end -->"
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if len(pattern.findall(page)) != 1:
        raise ValueError(f"the page needs one “{begin}” followed by “{end}”")
    return pattern.sub(lambda _: f"{begin}\n\n{text}\n\n{end}", page)
