"""What Lighthouse makes of pages of each kind, as a desktop and as a phone on a slow line."""

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from macros.setup import node
from tests.bench.contestants import PEERS
from tests.bench.host import TOLD, hosting
from tests.bench.report import table
from tests.browser.conftest import FLAGS
from tests.places import longest_page

ROUNDS = 5
PRESETS = {"desktop": ("--preset=desktop",), "mobile": ()}
"""Lighthouse's own: what each simulates of line and processor is part of its version."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PROGRAM = PEERS / "node_modules" / "lighthouse" / "cli" / "index.js"
LIMIT_SECONDS = 120
LCP_TARGET_MS = 1_500
HEADER = [
    *("page", "as", "performance", "target", "accessibility", "best practices", "SEO"),
    *("largest paint here", "to its target", "blocked here"),
]


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What one run says of a page: scores of a hundred, and times."""

    scores: Mapping[str, int]
    largest_paint_ms: float
    blocked_ms: float


def measure(site: Path) -> str:
    """Judge each page as each device, in turn, round by round; the section's text."""
    busy = f"{os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors before"
    visits: dict[tuple[str, str], list[Visit]] = {(page, preset): [] for preset in PRESETS for page in pages()}
    with hosting(site, TOLD) as host, tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            print(f"Lighthouse, round {number + 1} of {ROUNDS}", file=sys.stderr)  # noqa: T201 - it takes minutes
            for (page, preset), found in visits.items():
                found.append(_judged(host.url + pages()[page], preset, Path(folder) / "report.json"))
    after = f"{os.getloadavg()[0]:.1f} after"
    version = json.loads((PROGRAM.parents[1] / "package.json").read_text(encoding="utf-8"))["version"]
    ran = f"Measured with Lighthouse {version}, Chromium, {platform.machine()}"
    rows = [row(page, preset, found) for (page, preset), found in visits.items()]
    return f"{table(rows, HEADER)}\n\n{ran}: medians of {ROUNDS} rounds in turn, {busy} and {after}."


def pages() -> dict[str, str]:
    """One page of each kind, by the name that the table gives it."""
    return {
        "home": "",
        "a phase": longest_page("phase"),
        "a vertical": longest_page("vertical"),
        "risks": "risks/",
        "timeline": "calculators/timeline/",
        "roi": "calculators/roi/",
    }


def row(page: str, preset: str, visits: Sequence[Visit]) -> list[str]:
    """A page's line of the table: the median of each figure."""
    score = {category: f"{median(visit.scores[category] for visit in visits):.0f}" for category in CATEGORIES}
    paint = median(visit.largest_paint_ms for visit in visits)
    target = 100 if preset == "desktop" else 98 if pages()[page].startswith("calculators/") else 99
    performance, *others = score.values()
    return [
        *(page, preset, performance, str(target), *others),
        f"{paint:,.0f} ms",
        f"{paint / LCP_TARGET_MS:.2f} ×",
        f"{median(visit.blocked_ms for visit in visits):,.0f} ms",
    ]


def visit_of(report: Mapping[str, Any]) -> Visit:
    """What a report of Lighthouse says; raises `ValueError` with its own words where it could not judge."""
    if report.get("runtimeError"):
        raise ValueError(report["runtimeError"]["message"])
    scores = {name: report["categories"][name]["score"] for name in CATEGORIES}
    failed = [name for name, score in scores.items() if score is None]
    if failed:
        raise ValueError(f"no score for {', '.join(failed)}")
    return Visit(
        scores={name: round(100 * score) for name, score in scores.items()},
        largest_paint_ms=report["audits"]["largest-contentful-paint"]["numericValue"],
        blocked_ms=report["audits"]["total-blocking-time"]["numericValue"],
    )


def _judged(url: str, preset: str, report: Path) -> Visit:
    program = node.find()
    assert program, "make bench sets Node up"
    flags = " ".join(["--headless=new", "--no-sandbox", *FLAGS])
    subprocess.run(
        [
            *(program, str(PROGRAM), url, "--quiet", "--output=json", f"--output-path={report}"),
            *(f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}", *PRESETS[preset]),
        ],
        check=True,
        timeout=LIMIT_SECONDS,
        env={**os.environ, "CHROME_PATH": os.environ["CHROMIUM"]},
    )
    return visit_of(json.loads(report.read_text(encoding="utf-8")))
