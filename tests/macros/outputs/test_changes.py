"""What changed, for programs: a document and a feed."""

import dataclasses
import datetime as dt
import json
from xml.etree import ElementTree as ET

import pytest

from macros.changes.history import History, history
from macros.content.site import Site
from macros.outputs.change_feed import change_feed
from macros.outputs.json_api import json_documents
from tests.conftest import MADE_UP
from tests.histories import AFTER, checkout_with_a_history
from tests.macros.outputs.described import faults

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://plan.example/guide/"


@pytest.fixture(name="told", scope="module")
def _told(tmp_path_factory: pytest.TempPathFactory) -> History:
    """The history of the checkout that has one."""
    root = checkout_with_a_history(tmp_path_factory.mktemp("history") / "project").root
    return history(root, MADE_UP, after=dt.date.fromisoformat(AFTER), today=dt.date(2026, 12, 24))


@pytest.fixture(name="changed")
def _changed(site: Site, told: History) -> Site:
    """The made-up site with that history, at an address."""
    return dataclasses.replace(site, history=told, address=ADDRESS)


def test_the_document_is_as_described(changed: Site) -> None:
    """Listed, described, and complete: every change with kind, id, permalink and source."""
    documents = {path.removeprefix("api/v1"): json.loads(text) for path, text in json_documents(changed)}
    path = f"/playbooks/{MADE_UP}/changes.json"
    assert f"api/v1{path}" in documents["/index.json"]["documents"]
    assert faults(documents["/openapi.json"], path, documents[path]) == []
    assert documents[path]["since"] == "2026-11-01"
    (_, retired), (moved, *_) = (version["changes"] for version in documents[path]["versions"][:2])
    assert retired["successor"] == "activity/thank-the-helpers"
    assert {"id", "kind", "permalink", "source", "because", "fields"} <= set(moved)


def read(site: Site) -> ET.Element:
    """The feed, read by a parser."""
    ((path, content),) = change_feed(site)
    assert path == "changes/feed.xml"
    return ET.fromstring(content)  # noqa: S314 - of our own making


def test_the_feed_is_one(changed: Site) -> None:
    """What RFC 4287 asks for: ids that never change, days, titles, whole addresses, each id once."""
    feed = read(changed)
    assert feed.tag == f"{ATOM}feed"
    for it in [feed, *feed.findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            (found,) = it.findall(f"{ATOM}{name}")
            assert (found.text or "").strip()
        assert str(it.findtext(f"{ATOM}id")).startswith("urn:uuid:")
        assert dt.datetime.fromisoformat(str(it.findtext(f"{ATOM}updated"))).tzinfo is not None
        assert all(link.attrib["href"].startswith(ADDRESS) for link in it.findall(f"{ATOM}link"))
    entries = feed.findall(f"{ATOM}entry")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) == 6
    assert feed.find(f"{ATOM}author") is not None
    updated = [str(entry.findtext(f"{ATOM}updated")) for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == updated[0]


def test_the_feed_shows_words_as_the_page_does(changed: Site) -> None:
    """Old words struck, new ones marked; a reason is text, whatever it says."""
    feed = read(changed)
    entry = next(it for it in feed.findall(f"{ATOM}entry") if "Paint" in str(it.findtext(f"{ATOM}title")))
    (content,) = entry.findall(f"{ATOM}content")
    assert content.attrib["type"] == "xhtml"
    tags = {it.tag.rpartition("}")[2] for it in content.iter()}
    assert tags == {"content", "div", "p", "del", "ins"}
    assert "Paint dries in <b>two</b> days & one night." in "".join(content.itertext())


def test_ids_hang_on_the_change_alone(changed: Site) -> None:
    """A site that moves to another address tells nobody its news twice."""
    elsewhere = dataclasses.replace(changed, address="https://elsewhere.example/")
    ids = [[it.text for it in read(site).iter(f"{ATOM}id")] for site in (changed, elsewhere)]
    assert ids[0] == ids[1]


def test_a_feed_without_news_is_whole(site: Site) -> None:
    """It says since when it listens."""
    empty = dataclasses.replace(site, history=History(since=dt.date(2026, 11, 29)), address=ADDRESS)
    assert read(empty).findtext(f"{ATOM}updated") == "2026-11-29T00:00:00Z"


def test_a_site_without_an_address_has_no_feed(changed: Site) -> None:
    """A feed names whole addresses."""
    assert list(change_feed(dataclasses.replace(changed, address=None))) == []


def test_a_text_that_no_xml_can_hold(changed: Site, told: History) -> None:
    """Nothing of it keeps the feed from being read."""
    version = told.versions[0]
    change = version.changes[0].model_copy(update={"name": "a \x00 \x1b b \ufffe", "because": "\x0b"})
    hostile = History(since=told.since, versions=(dataclasses.replace(version, changes=(change,)),))
    assert read(dataclasses.replace(changed, history=hostile)) is not None
