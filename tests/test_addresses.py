"""Where the site is published: named to the build, or to nobody."""

import re
from pathlib import Path

from tests.conftest import Published, made_up_project
from tests.test_building import build

TEXTS = {".html", ".xml", ".json", ".txt", ".css", ".csv", ".ics", ".svg", ""}
"""What others read; scripts name what they must, such as the namespace of SVG."""
SHARED = ("og:url", "og:image", "twitter:card")


def whole_addresses(html: str) -> set[str]:
    """Addresses with a host that a page states of itself."""
    return set(
        re.findall(r'<(?:link rel="canonical" href|meta property="og:(?:url|image)" content)="(https?:[^"]*)', html)
    )


def test_a_site_without_an_address_names_none(anywhere: Published) -> None:
    """No canonical address, no share image and no machine of the builder in any file."""
    for path in sorted(path for path in anywhere.folder.rglob("*") if path.is_file() and path.suffix in TEXTS):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"127\.0\.0\.1|localhost:(?!8000/ in)|//example\.", text), path
    home = (anywhere.folder / "index.html").read_text(encoding="utf-8")
    assert whole_addresses(home) == set()
    assert [name for name in SHARED if f'"{name}"' in home] == []


def test_its_sitemap_names_pages_from_the_root(anywhere: Published, published: Published) -> None:
    """The same pages as with an address, each found where it says."""
    bare, whole = (
        re.findall("<loc>(.*?)</loc>", (site.folder / "sitemap.xml").read_text(encoding="utf-8"))
        for site in (anywhere, published)
    )
    assert [published.url + path.removeprefix("./") for path in bare] == whole
    assert all((anywhere.folder / path / "index.html").is_file() for path in bare)


def test_a_site_with_an_address_names_it(published: Published) -> None:
    """Canonical and share addresses begin with it."""
    home = (published.folder / "index.html").read_text(encoding="utf-8")
    assert whole_addresses(home) == {published.url, f"{published.url}assets/images/share.png"}


def test_the_build_says_what_an_address_would_add(tmp_path: Path) -> None:
    """One line where there is none, and none where there is."""
    project = made_up_project(tmp_path)
    for address, lines in ("", 1), ("https://example.org/guide/", 0):
        done = build(project, SITE_URL=address)
        assert done.returncode == 0, done.stderr
        assert done.stderr.count("SITE_URL=") == lines
