"""Third-party parts: each shipped file is ours or covered, and each part has a version, a licence and its text."""

import json
import re

import pytest

from macros.licences import Part, inventory, parts_of
from tests.conftest import ROOT, Published

OURS = re.compile(
    r"api/.*|assets/css-[0-9a-f]+/.*|assets/js(-[0-9a-f]+)?/.*|assets/offline/.*|assets/images/.*"
    r"|assets/charts/[a-z]+-[0-9a-f]+\.json|assets/runtime/(manifest\.json|calculators-.*\.whl)"
    r"|search/search_index\.json|sitemap\.xml(\.gz)?|_headers|\.htaccess|headers/nginx\.conf"
    r"|licences\.(json|txt)|sw\.js|calculators/[a-z]+/[a-z]+-example\.(csv|json|ics)"
)
BEGINNINGS = {
    "MPL-2.0": "Mozilla Public License Version 2.0",
    "PSF-2.0": "A. HISTORY OF THE SOFTWARE",
    "Apache-2.0": "Apache",
    "OFL-1.1": "SIL Open Font License",
    "MIT": "Permission is hereby granted, free of charge",
    "ISC": "Permission to use, copy, modify, and/or distribute",
    "BSD-3-Clause": "Redistribution and use in source and binary forms",
    "W3C-20150513": "W3C Software and Document",
    "0BSD": "Permission to use, copy, modify",
}


def test_every_published_file_is_ours_or_covered(published: Published) -> None:
    """A file that nobody claims would be shipped without its licence."""
    unclaimed = []
    for path in sorted(path for path in published.folder.rglob("*") if path.is_file()):
        name = path.relative_to(published.folder).as_posix()
        # Compressed copies hold what their original holds.
        plain = re.sub(r"\.(br|gz)$", "", name)
        if not OURS.fullmatch(plain) and not parts_of(plain):
            unclaimed.append(name)
    assert unclaimed == []


def test_every_pattern_covers_a_file(published: Published) -> None:
    """A part whose files are gone would be listed for nothing."""
    names = [path.relative_to(published.folder).as_posix() for path in published.folder.rglob("*") if path.is_file()]
    covered = {part.name for name in names for part in parts_of(name)}
    assert covered == {part.name for part in inventory()}


@pytest.mark.parametrize("part", inventory(), ids=lambda part: part.name)
def test_each_part_has_the_text_of_its_licence(part: Part) -> None:
    """And says which version of it is shipped."""
    assert part.version
    assert BEGINNINGS[part.licence] in part.text


def test_versions_are_those_that_are_pinned() -> None:
    """An upgrade shows in the list by itself; what only tests use is another copy, of another version."""
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    lock = {path: package for path, package in packages.items() if not package.get("dev")}
    for part in inventory():
        package = lock.get(f"node_modules/{part.name.lower()}")
        assert package is None or package["version"] == part.version
    assert sum(f"node_modules/{part.name.lower()}" in lock for part in inventory()) > 10


def test_page_and_files_list_every_part(published: Published) -> None:
    """With all texts in the two files."""
    page = (published.folder / "licences/index.html").read_text(encoding="utf-8")
    texts = (published.folder / "licences.txt").read_text(encoding="utf-8")
    listed = json.loads((published.folder / "licences.json").read_text(encoding="utf-8"))["parts"]
    assert [it["name"] for it in listed] == [part.name for part in inventory()]
    for part in inventory():
        assert part.name in page
        assert part.text in texts
