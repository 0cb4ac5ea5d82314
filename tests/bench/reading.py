"""What a reader who never calculates downloads, here and on a stock Material page of the same Markdown."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from playwright.sync_api import Playwright, sync_playwright

from tests.bench import rendered
from tests.bench.contestants import FONTS
from tests.bench.host import hosting
from tests.bench.report import table
from tests.bench.visits import opened
from tests.places import longest_page

ALLOWED_BYTES = 60_000
HEADER = ["page", "more than stock Material", "of the 60 kB allowed", "this site", "stock Material"]
FACES = {
    "roboto": ("300", "300-italic", "400", "400-italic", "700", "700-italic"),
    "roboto-mono": ("400", "400-italic", "700", "700-italic"),
}
"""What Material asks Google for."""


def measure(site: Path) -> str:
    """Open each page in a new profile, here and there; the section's text."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        stock = build_stock(Path(folder))
        sizes = {
            page: (_size(playwright, site, path), _size(playwright, stock, path)) for page, path in pages().items()
        }
    return table([row(page, ours, theirs) for page, (ours, theirs) in sizes.items()], HEADER)


def pages() -> dict[str, str]:
    """One page of each kind, by the name that the table gives it."""
    return {"home": "", "a phase": longest_page("phase"), "risks": "risks/", "a calculator": "calculators/roi/"}


def build_stock(folder: Path) -> Path:
    """The same rendered Markdown under stock Material with its default fonts, these from npm's copies of Google's."""
    file = rendered.write(folder)
    fonts = folder / "docs" / "fonts"
    styles = ""
    for family, faces in FACES.items():
        shutil.copytree(FONTS / family / "files", fonts / "files", dirs_exist_ok=True)
        for face in faces:
            styles += (FONTS / family / f"latin-{face}.css").read_text(encoding="utf-8")
    styles += ':root { --md-text-font: "Roboto"; --md-code-font: "Roboto Mono"; }\n'
    (fonts / "fonts.css").write_text(styles, encoding="utf-8")
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    config |= {"extra_css": ["fonts/fonts.css"], "extra_javascript": [], "site_dir": str(folder / "stock")}
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(file)]
    subprocess.run(build, check=True, capture_output=True)
    return folder / "stock"


def _size(playwright: Playwright, site: Path, path: str) -> int:
    with (
        tempfile.TemporaryDirectory() as profile,
        hosting(site) as host,
        opened(playwright, Path(profile), host.url + path),
    ):
        return host.sent_bytes


def row(page: str, ours: int, theirs: int) -> list[str]:
    """A page's line of the table."""
    more = ours - theirs
    return [
        page,
        f"{more / 1000:+,.0f} kB".replace("-", "−"),
        f"{max(0, more) / ALLOWED_BYTES:.2f} ×",
        f"{ours / 1000:,.0f} kB",
        f"{theirs / 1000:,.0f} kB",
    ]
