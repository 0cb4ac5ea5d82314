"""Measure, and write docs/contributing/performance.md: `python -m tests.bench [SECTION …]`."""

import argparse
from pathlib import Path

from tests.bench import (
    building,
    calculators,
    checking,
    editing,
    filtering,
    growth,
    interaction,
    large,
    lighthouse,
    reading,
    runtime,
)
from tests.bench.report import PAGE, written
from tests.conftest import ROOT

SECTIONS = {
    "calculators": calculators.measure,
    "runtime": runtime.measure,
    "reading": reading.measure,
    "lighthouse": lighthouse.measure,
    "interaction": interaction.measure,
    "filtering": filtering.measure,
    "building": building.measure,
    "editing": editing.measure,
    "checking": checking.measure,
    "growth": growth.measure,
    "large": large.measure,
    "many": large.measure_many,
}
"""Name to what measures the built site and gives the section's text; each name has its marks on the page."""


def main() -> None:
    """Measure the sections that are named, or all; the others keep their figures."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "sections", nargs="*", metavar="SECTION", help=f"of {', '.join(SECTIONS)}; all when none is named"
    )
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    asked = parser.parse_args()
    for section in asked.sections or SECTIONS:
        text = SECTIONS[section](asked.site)
        print(text)  # noqa: T201 - a command prints
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), section, text), encoding="utf-8")


if __name__ == "__main__":
    main()
