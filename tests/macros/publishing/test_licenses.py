"""Third-party parts: each shipped file is ours or covered, and each part has a version, a license and its text."""

import json
import re

import pytest

from macros.foundation.addresses import MOVED
from macros.generator import theme_licenses
from macros.publishing.licenses import Part, inventory, parts_of
from tests.conftest import ROOT, Published

PARTS = inventory(theme_licenses.parts())
OURS = re.compile(
    r"api/.*|assets/(css|js)-[0-9a-f]+/.*|assets/(offline|images)/.*|assets/search/entries-[0-9a-f]+\.json"
    r"|assets/charts/[a-z]+-[0-9a-f]+\.json|assets/runtime/(manifest\.json|calculators-.*\.whl)"
    r"|search/newest\.json|sitemap\.xml(\.gz)?|changes/feed\.xml|_headers|\.htaccess|headers/(nginx\.conf|Caddyfile)"
    r"|licenses\.(json|txt)|llms(-full)?\.txt|sw\.js|assets/served\.css|([a-z0-9-]+/)*[a-z0-9.-]+\.(csv|xlsx|md)|calculators/[a-z]+/[a-z]+-example\.(csv|json|ics|xlsx)"
)
BEGINNINGS = {
    "MPL-2.0": "Mozilla Public License Version 2.0",
    "PSF-2.0": "A. HISTORY OF THE SOFTWARE",
    "Apache-2.0": "Apache",
    "OFL-1.1": "SIL Open Font License",
    "MIT": "Permission is hereby granted, free of charge",
    "ISC": "Permission to use, copy, modify, and/or distribute",
    "BSD-3-Clause": "Redistribution and use in source and binary forms",
    "BSD-2-Clause": "Redistribution and use in source and binary forms",
    "CC-BY-4.0": "Attribution 4.0 International",
    "Zlib": "This software is provided 'as-is'",
    "bzip2-1.0.6": "Redistribution and use in source and binary forms",
    "public-domain": "The authors have given up their rights",
}
TRACES = {
    b"deflate 1.": ("zlib", r"1\.\d+\.\d+"),
    b"in bzip2/libbzip2": ("bzip2", r"1\.0\.\d"),
    b"_lzma": ("liblzma", r"5\.\d+\.\d+"),
    b"ZSTD_": ("Zstandard", r"1\.\d+\.\d+"),
    b"expat_": ("Expat", r"2\.\d+\.\d+"),
    b"libmpdec": ("mpdecimal", r"\d\.\d+\.\d+"),
    b"fts5: 20": ("SQLite", r"3\.\d+\.\d+"),
    b"mimalloc: ": ("mimalloc", "as in Pyodide"),
    b"_hacl/": ("HACL*", "as in Pyodide"),
    b"ffi_closure_alloc_js": ("libffi", "as in Pyodide"),
    b"emscripten": ("Emscripten", r"\d+\.\d+\.\d+"),
}
"""What a library leaves in a compiled program, its name, and how its version begins."""


def test_every_published_file_is_ours_or_covered(published: Published) -> None:
    """A file that nobody claims would be shipped without its license."""
    unclaimed = []
    for path in sorted(path for path in published.folder.rglob("*") if path.is_file()):
        name = path.relative_to(published.folder).as_posix()
        # Compressed copies hold what their original holds.
        plain = re.sub(r"\.(br|gz)$", "", name)
        if not OURS.fullmatch(MOVED.get(plain, plain)) and not parts_of(plain, PARTS):
            unclaimed.append(name)
    assert unclaimed == []


def test_every_pattern_covers_a_file(published: Published) -> None:
    """A part whose files are gone would be listed for nothing."""
    names = [path.relative_to(published.folder).as_posix() for path in published.folder.rglob("*") if path.is_file()]
    covered = {part.name for name in names for part in parts_of(name, PARTS)}
    assert covered == {part.name for part in PARTS}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_each_part_has_the_text_of_its_license(part: Part) -> None:
    """And says which version of it is shipped."""
    assert part.version
    assert BEGINNINGS[part.license] in part.text


HOLDERS = {
    "Pyodide": "Mozilla Public License",
    "CPython and its standard library": "Python Software Foundation",
    "Material for MkDocs": "Martin Donath",
    "Font Awesome Free": "Fonticons, Inc.",
    "Octicons, by GitHub": "GitHub",
    "Material Design Icons, by Pictogrammers": "Pictogrammers",
    "IBM Plex Sans": "IBM Corp.",
    "vega-parser": "University of Washington",
    "minisearch": "Luca Ongaro",
    "stemmer": "Titus Wormer",
}


@pytest.mark.parametrize("name", HOLDERS)
def test_a_text_is_the_parts_own(name: str) -> None:
    """Packages carry several licenses; the one shown names whoever holds the rights."""
    (part,) = [part for part in PARTS if part.name == name]
    assert HOLDERS[name] in part.text


def test_a_standard_text_is_nothing_but_the_license() -> None:
    """One permission, its condition and the disclaimer; nothing of another license slips in."""
    texts = [part.text for part in PARTS if part.license == "MIT"]
    assert max(map(len, texts)) < 1400
    assert all(text.count("WITHOUT WARRANTY OF ANY KIND") == 1 for text in texts)


def test_versions_are_those_that_are_pinned() -> None:
    """An upgrade shows in the list by itself; what only tests use is another copy, of another version."""
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    lock = {path: package for path, package in packages.items() if not package.get("dev")}
    for part in PARTS:
        package = lock.get(f"node_modules/{part.name.lower()}")
        assert package is None or package["version"] == part.version
    assert sum(f"node_modules/{part.name.lower()}" in lock for part in PARTS) > 10


@pytest.mark.parametrize("trace", TRACES)
def test_a_library_in_the_webassembly_is_listed(trace: bytes) -> None:
    """By its trace, as the machine's file holds it; with its version, where it tells one."""
    assert trace in (ROOT / "node_modules/pyodide/pyodide.asm.wasm").read_bytes()
    name, version = TRACES[trace]
    (part,) = [part for part in PARTS if part.name == name]
    assert re.match(version, part.version)
    assert part.files[0] == "assets/runtime/*.wasm"


def test_the_sets_of_the_style_sheets_icons_are_listed(published: Published) -> None:
    """Each set draws on a grid of its own, which tells it in the style sheet."""
    (styles,) = published.folder.glob("assets/css-*/site.css")
    grids = set(re.findall(r"viewBox='0 0 (\d+ \d+)'", styles.read_text(encoding="utf-8")))
    sets = {"24 24": "Material Design Icons", "16 16": "Octicons", "320 512": "Font Awesome Free"}
    assert grids
    assert grids <= set(sets)
    listed = [part.name for part in parts_of(styles.relative_to(published.folder).as_posix(), PARTS)]
    assert all(any(name.startswith(sets[grid]) for name in listed) for grid in grids)


def test_page_and_files_list_every_part(published: Published) -> None:
    """With all texts in the two files."""
    page = (published.folder / "licenses/index.html").read_text(encoding="utf-8")
    texts = (published.folder / "licenses.txt").read_text(encoding="utf-8")
    listed = json.loads((published.folder / "licenses.json").read_text(encoding="utf-8"))["parts"]
    assert [it["name"] for it in listed] == [part.name for part in PARTS]
    for part in PARTS:
        assert part.name in page
        assert part.text in texts
