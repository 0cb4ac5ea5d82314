"""Markdown as a CommonMark parser reads it: nothing lost, nothing taken for markup, every id in its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from macros.content.former import former_ids
from macros.exports import outline
from macros.exports.edition import Edition
from macros.exports.markdown import markdown
from macros.exports.markdown_pages import LLMS, LLMS_FULL, llms, markdown_files, markdown_pages
from macros.exports.markdown_text import escaped
from tests.macros.exports.conftest import ADDRESS

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
"""With what many viewers understand beyond CommonMark, too."""
ID = re.compile(r"<!-- ([a-z-]+/[a-z0-9.-]+)(?: formerly (.*?))? -->")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1)


def inline(tokens: list[Token]) -> list[Token]:
    """All that stands in lines."""
    return [child for token in tokens for child in (token.children or [])]


def said(text: str) -> str:
    """The words that a reader sees."""
    return " ".join("".join(it.content if it.type == "text" else " " for it in inline(PARSER.parse(text))).split())


def ids(text: str) -> list[str]:
    """The ids in comments that the parser takes for such."""
    comments = [it.content for it in inline(PARSER.parse(text)) if it.type == "html_inline"]
    return [found[1] for it in comments if (found := ID.fullmatch(it))]


def test_every_entity_stands_in_the_whole_text_once(edition: Edition) -> None:
    """With its id, and the ids it had before."""
    text = markdown(outline.whole(edition))
    assert sorted(ids(text)) == sorted(edition.entities)
    formerly = {found[1]: tuple(found[2].split()) for found in ID.finditer(text) if found[2]}
    assert formerly == edition.formerly
    assert all(f"<!-- retired {it.reference} -->" in text for it in former_ids(edition.loaded) if it.retired)


def test_every_word_can_be_read(edition: Edition) -> None:
    """The title and words of each entity, as they are written."""
    words = said(markdown(outline.whole(edition)))
    for entity in edition.entities.values():
        for text in (entity.title, *entity.words()):
            assert " ".join(text.split()) in words or text in entity.node.model_dump().get("short_title", ()), text


def test_pages_hold_together_what_the_whole_holds(edition: Edition) -> None:
    """Each statement on the page that is its home."""
    pages = dict(markdown_pages(edition))
    listed = {reference: page for page, text in pages.items() for reference in ids(text)}
    homes = {it.reference: it.page for it in edition.entities.values()}
    assert {reference: page.replace("related/", "playbook/") for reference, page in homes.items()} == listed


def test_nothing_but_ours_is_markup(edition: Edition) -> None:
    """No link, code, picture or HTML comes of the playbook's words."""
    kinds = {it.type for it in inline(PARSER.parse(markdown(outline.whole(edition))))}
    assert kinds <= {"text", "strong_open", "strong_close", "html_inline", "softbreak"}


@given(TEXTS)
def test_whatever_is_written_reads_the_same(text: str) -> None:
    """Signs that mean something in Markdown are told as signs, wherever they stand."""
    line = " ".join(text.split())
    if line:
        assert said(escaped(line)) == line
        assert said(f"- {escaped(line)}") == line
        assert said(f"# {escaped(line)} <!-- id -->") == line


@pytest.mark.parametrize(
    "text", ["1. one", "- two", "# three", "+ four", "= five", "> six", "*a* _b_ `c` [d](e) &amp; ~~f~~"]
)
def test_a_line_that_looks_like_markup_is_text(text: str) -> None:
    """At the beginning of a line above all."""
    assert [it.type for it in PARSER.parse(escaped(text))] == ["paragraph_open", "inline", "paragraph_close"]
    assert said(escaped(text)) == text


def test_language_models_find_every_page(whole: Edition) -> None:
    """The list has the form of llmstxt.org, and each of its links leads to a file that is made."""
    files = dict(markdown_files(whole))
    tokens = PARSER.parse(llms(whole))
    assert [token.type for token in tokens[:6:3]] == ["heading_open", "blockquote_open"]
    links = [str(it.attrs["href"]) for it in inline(tokens) if it.type == "link_open"]
    assert len(links) == len(set(links))
    made = {f"{ADDRESS}{path}" for path in files} | {f"{ADDRESS}api/v1/index.json"}
    assert set(links) <= made
    pages = {f"{ADDRESS}{page}index.html.md" for page, _ in markdown_pages(whole)}
    assert pages - set(links) == {f"{ADDRESS}playbook/index.html.md"}
    assert files[LLMS].decode() == llms(whole)
    assert ids(files[LLMS_FULL].decode())
