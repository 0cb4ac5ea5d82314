"""What changed as an Atom feed (RFC 4287), for programs that look for news.

A feed names whole addresses, so a site that does not know its own has none.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from macros.changes.history import History, Version
from macros.changes.report import Change, Piece, Row
from macros.content.former import arrival
from macros.content.site import Site
from macros.foundation.addresses import CHANGES, FEED

__all__ = ["change_feed"]

_ATOM, _XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
_MARKS = {"old": "del", "new": "ins"}
_NAMESPACE = uuid.UUID("6f0f2b1c-54f3-4f0c-9e4c-0c7c0a5b8d11")
"""What ids are made in: they hang on the change alone, wherever the site is published."""
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST = 200
"""Entries of a feed; older ones are on the page."""


def change_feed(site: Site) -> Iterator[tuple[str, bytes]]:
    """Path, from the playbook's base, and content of the feed; nothing where the site knows no address."""
    if site.address is None:
        return
    history: History = site.history or History(since=site.today)
    playbook = site.loaded.playbook
    page = playbook.pages.pages.get("changes")
    feed = ET.Element(_atom("feed"))
    newest = history.versions[0].moment if history.versions else dt.datetime.combine(history.since, dt.time(), dt.UTC)
    _text(feed, "id", _permanent(site.loaded.name))
    _text(feed, "title", ": ".join(filter(None, [playbook.playbook.title, page.title if page else ""])))
    _text(feed, "updated", _moment(newest))
    ET.SubElement(
        feed, _atom("link"), rel="self", type="application/atom+xml", href=site.address + site.from_root(FEED)
    )
    ET.SubElement(feed, _atom("link"), rel="alternate", type="text/html", href=site.address + site.from_root(CHANGES))
    _text(ET.SubElement(feed, _atom("author")), "name", playbook.playbook.title)
    entries = [(version, change) for version in history.versions for change in version.changes]
    for version, change in entries[:MOST]:
        _entry(feed, site, version, change)
    ET.indent(feed)
    yield FEED, ET.tostring(feed, encoding="utf-8", xml_declaration=True, default_namespace=None) + b"\n"


def _entry(feed: ET.Element, site: Site, version: Version, change: Change) -> None:
    entry = ET.SubElement(feed, _atom("entry"))
    reference = f"{change.kind}/{change.id}"
    _text(entry, "id", _permanent(site.loaded.name, version.commit, reference))
    _text(entry, "title", f"{change.change.capitalize()}: {change.label} {change.name}")
    _text(entry, "updated", _moment(version.moment))
    target = arrival(site.loaded, reference)
    there = site.registry[target].permalink if target and target in site.registry else target or CHANGES
    address = f"{site.address}{site.from_root(there)}"
    ET.SubElement(entry, _atom("link"), rel="alternate", type="text/html", href=address)
    content = ET.SubElement(entry, _atom("content"), type="xhtml")
    told = ET.SubElement(content, _html("div"))
    for row in change.rows:
        _row(told, row)
    where = ", ".join(filter(None, [change.within, change.weeks, change.counts]))
    for sentence in (where, change.because):
        if sentence:
            ET.SubElement(told, _html("p")).text = _possible(sentence)


def _row(told: ET.Element, row: Row) -> None:
    """The old words struck and the new ones underlined, as on the page."""
    paragraph = ET.SubElement(told, _html("p"))
    paragraph.text = _possible(f"{row.label}: ")
    for piece in row.pieces:
        _piece(paragraph, piece)
    last = paragraph[-1] if len(paragraph) else None
    if row.unit and last is not None:
        last.tail = f"{last.tail or ''}{_possible(row.unit)}"


def _piece(paragraph: ET.Element, piece: Piece) -> None:
    element = ET.SubElement(paragraph, _html(_MARKS.get(piece.mark, "span")))
    element.text = _possible(piece.text)
    element.tail = " "


def _permanent(*parts: str) -> str:
    return uuid.uuid5(_NAMESPACE, "\n".join(parts)).urn


def _moment(moment: dt.datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, _atom(name)).text = _possible(text)


def _possible(text: str) -> str:
    """The text without the signs that no XML can hold."""
    return _IMPOSSIBLE.sub("", text)


def _atom(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _html(name: str) -> str:
    return f"{{{_XHTML}}}{name}"


ET.register_namespace("", _ATOM)
ET.register_namespace("xhtml", _XHTML)
