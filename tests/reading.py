"""What stands in a built site, as tests read it."""

import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

from macros.content.model.shape import word_fields
from macros.content.registry import Entity
from macros.generator.search_index import NEWEST
from tests.conftest import Published


class Outline(HTMLParser):
    """The words inside each element that has an id, and how often each id stands on the page."""

    VOID = frozenset(
        {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
    )

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: Counter[str] = Counter()
        self.words: dict[str, str] = {}
        self._open: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        name = dict(attrs).get("id")
        if name:
            self.ids[name] += 1
            self.words[name] = ""
        if tag not in self.VOID:
            self._open.append((tag, name))

    def handle_endtag(self, tag: str) -> None:
        """Close it, and what was left open inside it."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Words belong to every open element."""
        for _, name in self._open:
            if name:
                self.words[name] += data


def squeezed(text: str) -> str:
    """Text with its white space folded, as a browser shows it."""
    return " ".join(text.split())


def own_words(entity: Entity) -> list[str]:
    """The texts of an entity that readers must find: every field that its model declares to hold words.

    Lists of words, such as a term's other spellings, are for search alone.
    """
    values = [getattr(entity.node, name) for name in word_fields(type(entity.node))]
    return [value for value in values if isinstance(value, str)]


def page_words(published: Published, page: str) -> str:
    """All words of a page, tags taken out without a trace, so that marks inside a sentence do not part it."""
    html = (published.folder / page / "index.html").read_text(encoding="utf-8")
    body = re.sub(r"<(script|style)\b.*?</\1>", "", html.partition("<main")[2], flags=re.DOTALL)
    # Where there is no room for the whole name, the style sheet shows a short one.
    body = re.sub(r'<[^>]*\bdata-short="([^"]*)"[^>]*>', r"\1", body)
    return squeezed(unescape(re.sub(r"<[^>]*>", "", body)))


def search_entries(published: Published) -> str:
    """What search goes through, by the address that it goes by."""
    newest = json.loads((published.folder / NEWEST).read_text(encoding="utf-8"))
    searched = json.loads((published.folder / newest["entries"]).read_text(encoding="utf-8"))
    shards = [
        json.loads((published.folder / path).read_text(encoding="utf-8"))
        for path, _ in searched.get("shards", {}).values()
    ]
    return json.dumps([entry for part in shards or [searched] for entry in part["entries"]], ensure_ascii=False)


def documents(published: Published) -> dict[str, dict]:
    """Every published JSON document, by its path."""
    index = json.loads((published.folder / "api/v1/index.json").read_text(encoding="utf-8"))
    return {path: json.loads((published.folder / path).read_text(encoding="utf-8")) for path in index["documents"]}


def entities(value: object) -> list[dict]:
    """Every object in a document that is an entity."""
    found = []
    if isinstance(value, dict):
        found += [value] if {"kind", "permalink"} <= value.keys() else []
        for child in value.values():
            found += entities(child)
    elif isinstance(value, list):
        for child in value:
            found += entities(child)
    return found
