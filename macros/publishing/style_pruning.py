"""Takes out of a style sheet what no page of the site can need: rules for classes, colors and names that nothing has.

Careful by what it asks: a rule stays unless one of its classes stands in no page and in no script, or it is for a value
that no page's root ever has. What is in brackets after `:not`, `:is` and the like, elements and states are not asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.foundation.build_cache import kept
from macros.publishing.policy import inline_scripts

__all__ = ["Wanted", "pruned", "wanted_by"]

_VERSION = 1
"""Counted up with each change of what is taken out, for what has been kept."""
_NESTING = re.compile(r"@(media|supports|layer|container)\b")
_PART = re.compile(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/|url\([^"')]*\)|[{};]""", re.DOTALL)
_CLASS = re.compile(r"\.((?:\\.|[\w-])+)")
_VALUE = re.compile(r"""\[([\w-]+)=["']?([\w-]+)["']?\]""")
_IN_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_WORD = re.compile(r"[\w-]+")
_ROOT = re.compile(r"<(?:html|body)\b[^>]*>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_CLASSES = re.compile(r'\bclass="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What pages and scripts have that a style sheet may be for."""

    classes: frozenset[str]
    """In pages."""
    roots: frozenset[tuple[str, str]]
    """Names and values of attributes of the root and the body of pages."""
    words: frozenset[str]
    """All words of scripts: they may give any of them to anything."""

    @property
    def of_roots(self) -> frozenset[str]:
        """The attributes that roots have at all."""
        return frozenset(name for name, _ in self.roots)


def wanted_by(pages: Iterable[str], scripts: Iterable[str]) -> Wanted:
    """What these pages and scripts have."""
    classes: set[str] = set()
    roots: set[tuple[str, str]] = set()
    words: set[str] = set()
    for script in scripts:
        words.update(_WORD.findall(script))
    for html in pages:
        classes.update(_CLASSES.findall(html))
        for tag in _ROOT.findall(html):
            roots.update(_ATTRIBUTE.findall(tag))
        for script in inline_scripts(html):
            words.update(_WORD.findall(script))
    return Wanted(
        classes=frozenset(name for names in classes for name in names.split()),
        roots=frozenset(roots),
        words=frozenset(words),
    )


def pruned(css: str, wanted: Wanted, others: str = "") -> str:
    """The style sheet without what is not wanted, nor its own properties that neither it nor `others` use.

    >>> nothing = Wanted(classes=frozenset({"a"}), roots=frozenset(), words=frozenset())
    >>> pruned(".a,.b{top:0}.b{left:0}@media print{.b{top:0}}:root{--x:1}", nothing)
    '.a{top:0}'
    """
    asked = [sorted(it) for it in (wanted.classes, wanted.roots, wanted.words)]
    return kept("css", json.dumps([_VERSION, css, others, asked]), lambda: _pruned(css, wanted, others))


def _pruned(css: str, wanted: Wanted, others: str) -> str:
    text = "".join(_rules(css, wanted))
    while (fewer := _without_unused(text, f"{text}{others}")) != text:
        text = fewer
    return text


def _rules(css: str, wanted: Wanted) -> Iterator[str]:
    for head, body in _split(css):
        if body is None:
            yield f"{head};"
        elif _NESTING.match(head):
            inner = "".join(_rules(body, wanted))
            if inner:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        else:
            selectors = [it for it in _selectors(head) if _is_wanted(it, wanted)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _split(css: str) -> Iterator[tuple[str, str | None]]:
    """Each rule's head and what stands in its braces; None for one without braces."""
    begin = depth = opened = 0
    for found in _PART.finditer(css):
        if found[0] == "{":
            opened = opened if depth else found.start()
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if not depth:
                yield css[begin:opened].strip(), css[opened + 1 : found.start()]
                begin = found.end()
        elif found[0] == ";" and not depth:
            yield css[begin : found.start()].strip(), None
            begin = found.end()


def _selectors(head: str) -> list[str]:
    """The selectors of a rule, at the commas that are in no brackets."""
    parts, depth = [""], 0
    for piece in re.split(r"([(),])", head):
        depth += (piece == "(") - (piece == ")")
        if piece == "," and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return [part.strip() for part in parts]


def _is_wanted(selector: str, wanted: Wanted) -> bool:
    outside = _IN_BRACKETS.sub("", selector)
    names = (re.sub(r"\\(.)", r"\1", name) for name in _CLASS.findall(re.sub(r"\[[^\]]*\]", "", outside)))
    if not all(name in wanted.classes or name in wanted.words for name in names):
        return False
    return all(
        (name, value) in wanted.roots or name not in wanted.of_roots or value in wanted.words
        for name, value in _VALUE.findall(outside)
    )


def _without_unused(css: str, users: str) -> str:
    """The style sheet without properties of its own that nothing in `users` asks for."""
    asked = set(re.findall(r"var\(\s*(--[\w-]+)", users))
    rules = []
    for head, body in _split(css):
        if body is None or head.startswith("@keyframes"):
            rules.append(f"{head};" if body is None else f"{head}{{{body}}}")
        elif head.startswith("@") and _NESTING.match(head):
            rules.append(f"{head}{{{inner}}}" if (inner := _without_unused(body, users)) else "")
        else:
            own = [it for it in _declarations(body) if not it.startswith("--") or it.partition(":")[0].strip() in asked]
            rules.append(f"{head}{{{';'.join(own)}}}" if own else "")
    return "".join(rules)


def _declarations(body: str) -> list[str]:
    begin, parts = 0, []
    for found in _PART.finditer(body):
        if found[0] == ";":
            parts.append(body[begin : found.start()])
            begin = found.end()
    return [part for part in [*parts, body[begin:]] if part.strip()]
