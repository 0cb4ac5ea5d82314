"""What stands beside a link to a page elsewhere, and below it where search engines list it."""

import re
from collections import defaultdict

from tests.conftest import Published

DESCRIPTION = re.compile(r'<meta (name="description"|property="og:description") content="([^"]*)">')


def test_no_two_pages_are_described_alike(content_site: Published) -> None:
    """Each page has one description, the same for search engines and for previews; what only leads on has none."""
    pages = defaultdict(list)
    for path in sorted(content_site.folder.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in html:
            continue
        told = dict(DESCRIPTION.findall(html))
        assert set(told) == {'name="description"', 'property="og:description"'}, path
        assert len(set(told.values())) == 1, path
        pages[told['name="description"']].append(path.relative_to(content_site.folder).as_posix())
    assert len(pages) > 1
    assert "" not in pages
    assert {text: paths for text, paths in pages.items() if len(paths) > 1} == {}
