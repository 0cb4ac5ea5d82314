"""The playbook's pages as Markdown, and the two lists by which language models find them (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.content.registry import page_of
from macros.exports.edition import Edition
from macros.exports.markdown import markdown
from macros.exports.markdown_text import escaped
from macros.exports.outline import part_of, registers_of, whole
from macros.foundation.addresses import FOLDER_OF_KIND

__all__ = ["LLMS", "LLMS_FULL", "MARKDOWN", "llms", "markdown_files", "markdown_page", "markdown_pages"]

LLMS, LLMS_FULL = "llms.txt", "llms-full.txt"
MARKDOWN = "index.html.md"
"""Beside the page's own `index.html`, as llms.txt proposes."""
_WHOLE = "playbook.md"


def markdown_pages(edition: Edition) -> Iterator[tuple[str, str]]:
    """The address of each page that shows a file of the playbook, and the same as Markdown."""
    for page, (key, node) in _files(edition).items():
        yield page, _text(edition, node, key)


def markdown_page(edition: Edition, page: str) -> str | None:
    """One of them; None for any other page."""
    found = _files(edition).get(page)
    return _text(edition, found[1], found[0]) if found else None


def _files(edition: Edition) -> dict[str, tuple[str, Any]]:
    """Key and content of each file by the address of the page that shows it."""
    playbook = edition.loaded.playbook
    phases, verticals = (FOLDER_OF_KIND[kind] for kind in ("phase", "vertical"))
    chosen = edition.verticals or playbook.verticals
    return {
        "playbook/": (playbook.playbook.id, playbook.playbook),
        **{f"{phases}/{planned.id}/": (planned.id, planned.phase) for planned in edition.plan.phases},
        **{f"{verticals}/{name}/": (name, playbook.verticals[name]) for name in chosen},
        **{str(page_of(name, "")): (name, node) for name, node in registers_of(playbook)},
    }


def markdown_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The whole in one file, each page beside it, and the lists."""
    yield _WHOLE, markdown(whole(edition)).encode()
    for page, text in markdown_pages(edition):
        yield f"{page}{MARKDOWN}", text.encode()
    yield LLMS, llms(edition).encode()
    yield LLMS_FULL, markdown(whole(edition)).encode()


def llms(edition: Edition) -> str:
    """What the playbook is, and where each of its pages can be read as Markdown."""
    root = edition.loaded.playbook.playbook
    lines = [f"# {escaped(root.title)}", ""]
    lines += [f"> {escaped(root.tagline)}", ""] if root.tagline else []
    lines += [escaped(root.overview.text), ""] if root.overview else []
    full, documents = edition.at(LLMS_FULL), edition.at("api/v1/index.json")
    lines += [f"Everything in one file: [{LLMS_FULL}]({full}). As JSON: [api/v1/index.json]({documents}).", ""]
    ids = edition.at(f"r/{root.id}/KIND/ID/")
    lines += [f"Each comment in the Markdown is a permanent id, KIND/ID; `{ids}` leads to it.", ""]
    for title, entries in _chapters(edition):
        lines += [] if not entries else [f"## {title}", "", *(_link(edition, *entry) for entry in entries), ""]
    return "\n".join(lines)


def _chapters(edition: Edition) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Heading, and address, title and sentence of each page below it."""
    playbook = edition.loaded.playbook
    words = edition.vocabulary.kinds
    for kind, folder in FOLDER_OF_KIND.items():
        files: dict[str, Any] = getattr(playbook, folder)
        chosen = {id_: it for id_, it in files.items() if kind == "phase" or id_ in (edition.verticals or files)}
        yield (
            words[kind].plural or words[kind].label,
            [(f"{folder}/{id_}/", it.title, it.introduced) for id_, it in chosen.items()],
        )
    texts = playbook.pages.pages
    registers = [
        (page, texts.get(page.rstrip("/"))) for page in (page_of(name, "") or "" for name, _ in registers_of(playbook))
    ]
    rest = [(page, text.title, text.introduction.text) for page, text in registers if text]
    yield "Registers", rest


def _link(edition: Edition, page: str, title: str, sentence: str) -> str:
    link = f"- [{escaped(title)}]({edition.at(page)}{MARKDOWN})"
    return f"{link}: {escaped(sentence)}" if sentence else link


def _text(edition: Edition, node: Any, key: str) -> str:
    return markdown(part_of(edition, node, key))
