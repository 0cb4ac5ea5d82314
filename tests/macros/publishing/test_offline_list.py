"""The list of what a device keeps: every file a reader may need, with its true size and checksum."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import publishing
from macros.foundation.addresses import MOVED
from macros.generator.search_index import NEWEST
from macros.publishing.listing import listings_of
from tests.conftest import Published


@pytest.fixture(scope="module")
def listing(published: Published) -> dict:
    """The list the built site's worker goes by."""
    (path,) = (published.folder / "assets" / "offline").iterdir()
    assert path.relative_to(published.folder).as_posix() in (published.folder / "sw.js").read_text(encoding="utf-8")
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_listed_file_is_there_as_listed(published: Published, listing: dict) -> None:
    """Bytes and SHA-256 of each agree with the file."""
    for file in listing["files"]:
        path = published.folder / file["path"]
        content = (path / "index.html" if path.is_dir() else path).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file["bytes"], file["sha256"]), file["path"]


def test_every_page_and_every_part_it_loads_is_listed(published: Published, listing: dict) -> None:
    """What a page, a style sheet or the calculators' manifest names is kept, or the page would be broken offline."""
    listed = {file["path"] for file in listing["files"]}
    assert {path.removesuffix("index.html") for path in published.pages} <= listed
    home = (published.folder / "index.html").read_text(encoding="utf-8")
    loaded = set(re.findall(r'<(?:script|link)[^>]*(?:src|href)="(assets/[^"]+)"', home))
    assert loaded
    assert loaded <= listed
    runtime = json.loads((published.folder / "assets/runtime/manifest.json").read_text(encoding="utf-8"))
    assert {f"assets/runtime/{part['path']}" for part in runtime["parts"].values()} <= listed
    search = json.loads((published.folder / NEWEST).read_text(encoding="utf-8"))
    assert {NEWEST, search["engine"], search["entries"], "sitemap.xml"} <= listed


def test_every_permalink_and_old_address_is_led_to_its_place(published: Published, listing: dict) -> None:
    """The list stands in for the small files that only lead on, which are not kept one by one."""
    files = {
        path.parent.relative_to(published.folder).as_posix() + "/" for path in published.folder.glob("r/**/index.html")
    }
    gone = {path.removesuffix("index.html") for path in published.gone}
    former = {"phases/carrying/", "verticals/academic-library/", "verticals/mobile-library/"}
    assert set(listing["redirects"]) == files - gone | former | set(MOVED)
    kept = {file["path"] for file in listing["files"]}
    assert gone <= kept
    assert {target.partition("#")[0] for target in listing["redirects"].values()} <= kept
    assert not kept & set(listing["redirects"])
    assert listing["redirects"].items() >= MOVED.items()


def test_the_size_told_is_what_the_list_adds_up_to(published: Published, listing: dict) -> None:
    """On the page as in the list, so nobody is misled."""
    size = f"{sum(file['bytes'] for file in listing['files']) / 1e6:.0f} MB"
    assert listing["size"] == size
    assert f">{size}<" in (published.folder / "offline/index.html").read_text(encoding="utf-8")


def test_each_page_names_the_release_of_the_list(published: Published, listing: dict) -> None:
    """Scripts tell by it whether two pages belong together."""
    named = {
        name
        for path in published.folder.rglob("*.html")
        for name in re.findall(r'name="release" content="([^"]*)"', path.read_text(encoding="utf-8"))
    }
    assert named == {listing["release"]}


CHANGES: list[Callable[[Path], object]] = [
    lambda folder: (folder / "data.json").write_text("2", encoding="utf-8"),
    lambda folder: (folder / "data.json").rename(folder / "other.json"),
    lambda folder: (folder / "more.txt").write_text("", encoding="utf-8"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_any_difference_makes_another_release(tmp_path: Path, change: Callable[[Path], object]) -> None:
    """A changed, renamed or added file; without one, the name stays."""
    names = []
    for number, meddle in enumerate([None, None, change]):
        folder = tmp_path / str(number)
        folder.mkdir()
        page = '<meta content="pb:policy"><meta name="release" content="pb:release">'
        (folder / "index.html").write_text(page, encoding="utf-8")
        (folder / "data.json").write_text("1", encoding="utf-8")
        if meddle:
            meddle(folder)
        built = publishing.Built(folder)
        publishing.finish(built, offline=True)
        built.save()
        names += re.findall(r'name="release" content="(\w+)"', (folder / "index.html").read_text(encoding="utf-8"))
    first, same, other = names
    assert first == same != other


def test_what_only_servers_and_debuggers_need_is_not_kept(tmp_path: Path) -> None:
    """Source maps, compressed copies, header files, the worker itself, and the library for a trace's mistake."""
    reserve = "assets/runtime/reserve-0123456789ab.zip"
    for name in ("a.css", "a.css.map", "a.css.br", "a.css.gz", "_headers", ".htaccess", "sw.js", reserve):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [file.path for file in listings_of(publishing.Built(tmp_path), "one", {})[""].files] == ["a.css"]


def test_of_several_playbooks_each_is_a_part_of_its_own(tmp_path: Path) -> None:
    """Its pages, permalinks, data and search entries; what all share is in the list that names the others."""
    leads_on = '<meta http-equiv="refresh" content="0; url=../../../../second/risks/index.html#risk--late">'
    shared = ("404.html", "assets/a.css", "offline/index.html", "search/newest.json", "api/v1/index.json")
    own = {
        "first": ("index.html", "risks/index.html", "api/v1/playbooks/first.json"),
        "second": (
            "second/index.html",
            "second/risks/index.html",
            "api/v1/playbooks/second/changes.json",
            "assets/search/entries-second-0123456789ab.json",
        ),
    }
    for name in (*shared, *own["first"], *own["second"], "r/second/risk/late/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(leads_on if name.startswith("r/") else "x", encoding="utf-8")
    lists = listings_of(publishing.Built(tmp_path), "one", {"first": "", "second": "second/"})

    listed = {part: {file.path for file in it.files} for part, it in lists.items()}
    expected = {"": shared, **own}
    assert listed == {part: {name.removesuffix("index.html") for name in names} for part, names in expected.items()}
    assert lists["second"].redirects == {"r/second/risk/late/": "second/risks/#risk--late"}
    assert lists[""].redirects == lists["first"].redirects == {}


def test_the_list_of_what_is_shared_names_each_playbooks(tmp_path: Path) -> None:
    """The worker reads that one first, and of the others those that are kept."""
    (tmp_path / "second").mkdir()
    for name in ("a.css", "second/index.html"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    built = publishing.Built(tmp_path)
    publishing.write_worker(built, "one", offline=True, bases={"first": "", "second": "second/"})
    built.save()
    lists = {path: json.loads((tmp_path / path).read_text("utf-8")) for path in built.paths if "/offline/" in path}
    (shared,) = (it for it in lists.values() if "parts" in it)

    assert {part: lists[path]["part"] for part, path in shared["parts"].items()} == {
        "first": "first",
        "second": "second",
    }
    assert [file["path"] for file in lists[shared["parts"]["second"]]["files"]] == ["second/"]
