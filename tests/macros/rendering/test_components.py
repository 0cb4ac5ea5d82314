"""Every component's examples, rendered and parsed: what holds for all of them, whatever they show."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
import yaml
from jinja2.utils import htmlsafe_json_dumps

from macros.rendering.templates import COMPONENTS_DIR, render
from macros.rendering.views import COMPONENTS

VOID = {"br", "hr", "img", "input", "path", "link", "meta", "wbr", "col"}
MARKUP = ("<", "&", "{{", "{%", "`", "](")


@dataclass
class Element:
    """What a parsed element says and is called."""

    tag: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What a screen reader would say: its label, else its words."""
        return self.attributes.get("aria-label") or " ".join("".join(self.words).split())


class Parsed(HTMLParser):
    """The elements of a piece of HTML, and every tag that is opened or closed in the wrong place."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.faults: list[str] = []
        self._open: list[Element] = []
        self._words: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{element.tag}> is never closed" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, and that its words follow."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that has no words."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Note a tag that closes another than the last one opened."""
        if tag in VOID:
            return
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes nothing")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Words belong to every element that is open."""
        self._words.append(data)
        for element in self._open:
            element.words.append(data)

    @property
    def said(self) -> str:
        """All words and all attributes, spaces evened out."""
        attributes = (value for element in self.elements for value in element.attributes.values())
        return " ".join(" ".join([*attributes, "".join(self._words)]).split())


def _examples() -> Iterator[Any]:
    for path in sorted(COMPONENTS_DIR.glob("*/examples.yaml")):
        for example in yaml.safe_load(path.read_text(encoding="utf-8"))["examples"]:
            yield pytest.param(path.parent.name, example, id=f"{path.parent.name}: {example['name']}")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for entry in value.values():
            yield from _texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, str):
        yield value


def _shown(text: str, said: str) -> int:
    """How often a text is shown, also as a value in an attribute that holds JSON."""
    return said.count(" ".join(text.split())) + said.count(str(htmlsafe_json_dumps(text))[1:-1])


every_example = pytest.mark.parametrize(("component", "example"), list(_examples()))


def test_every_component_has_a_template_and_examples() -> None:
    """A component without examples would be tested by nothing."""
    folders = {path.name for path in COMPONENTS_DIR.iterdir() if path.is_dir()}
    without = {name for name in folders if not (COMPONENTS_DIR / name / "examples.yaml").exists()}
    assert set() == without
    assert set() == {name for name in COMPONENTS if name not in folders}


@every_example
def test_an_example_says_why_it_is_there(component: str, example: dict[str, Any]) -> None:
    """Its name and reason are what the contributors' page shows beside it."""
    assert {"name", "why", "view"} <= set(example), component
    assert example["why"].strip()


@every_example
def test_an_example_renders_to_sound_html(component: str, example: dict[str, Any]) -> None:
    """A tag left open would swallow the rest of the page."""
    html = str(render(component, example["view"]))
    assert html.startswith("<")
    assert Parsed(html).faults == []


def test_what_markdown_sees_of_a_component_is_one_line() -> None:
    """Markdown takes a line that begins with a tag as it is; what the component holds comes later."""
    assert re.fullmatch(r"<div [^\n]*>pb:x</div>", render("part", {"name": "risk_register", "html": "pb:x"}))


@every_example
def test_text_is_shown_as_the_characters_it_is_made_of(component: str, example: dict[str, Any]) -> None:
    """Markup in a text from YAML is neither lost nor obeyed."""
    said = Parsed(str(render(component, example["view"]))).said
    odd = [text for text in _texts(example["view"]) if any(sign in text for sign in MARKUP)]
    if component == "part":  # the one component that is given finished HTML
        return
    lost = [text for text, times in Counter(odd).items() if _shown(text, said) < times]
    assert lost == []


@every_example
def test_an_id_stands_once(component: str, example: dict[str, Any]) -> None:
    """A doubled id sends links to the wrong place."""
    ids = Counter(
        element.attributes["id"]
        for element in Parsed(str(render(component, example["view"]))).elements
        if "id" in element.attributes
    )
    assert [id_ for id_, count in ids.items() if count > 1 or not id_] == []


@every_example
def test_every_link_and_heading_has_a_name(component: str, example: dict[str, Any]) -> None:
    """A link leads somewhere and says where; a heading that the contents list can reach has an id."""
    elements = Parsed(str(render(component, example["view"]))).elements
    # An empty address is the page's own, query included: such a link loads it anew.
    anew = {"href": "", "target": "_self"}.items()
    bare = [it for it in elements if it.tag == "a" and not (it.name and it.attributes.get("href"))]
    assert [it.attributes for it in bare if not (it.name and it.attributes.items() >= anew)] == []
    # A chart that has nothing to show yet is hidden, heading and all.
    named = [it for it in elements if "data-chart-title" not in it.attributes]
    assert [it.name for it in named if it.tag in {"h2", "h3", "h4"} and not it.name] == []
    unreachable = [it.name for it in elements if it.tag in {"h2", "h4"} and not it.attributes.get("id")]
    assert unreachable == []


@every_example
def test_a_link_inside_the_page_finds_its_element(component: str, example: dict[str, Any]) -> None:
    """The mark beside an element leads to that element."""
    elements = Parsed(str(render(component, example["view"]))).elements
    ids = {it.attributes.get("id") for it in elements}
    marks = [it.attributes["href"] for it in elements if "headerlink" in it.attributes.get("class", "").split()]
    assert [href for href in marks if href.removeprefix("#") not in ids] == []
