"""Writes colors out for browsers that do not know `light-dark()`, so that a person writes each only once.

A custom property takes any text, so such a browser would not pass over `light-dark(…)` for something before it: it
would show no color at all. What it gets instead stands behind `@supports`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["color_fallback"]

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"(--[\w-]+):([^;{}]*light-dark\([^;{}]*);")
_DARK_RULE = re.compile(r"(?:(@media[^{}]+)\{\s*)?([^{}]+)\{\s*color-scheme:\s*dark;\s*\}")
_UNKNOWN = "@supports not (color: light-dark(#000, #fff))"


def color_fallback(styles: str) -> str:
    """The rules for such browsers, to stand behind `styles`; empty where no token is `light-dark(…)`.

    Args:
        styles: style sheets that say of `:root` what each token is in light and dark, and say in rules of their own,
            at most one in an `@media`, where `color-scheme` is dark. Everywhere else it is light.
    """
    text = _COMMENT.sub("", styles)
    tokens = [(name, value.strip()) for name, value in _TOKEN.findall(text)]
    if not tokens:
        return ""
    light, dark = ("".join(f"{name}: {_one(value, place)};" for name, value in tokens) for place in (0, 1))
    rules = [f":root {{{light}}}"]
    for media, selector in _DARK_RULE.findall(text):
        rule = f"{selector.strip()} {{{dark}}}"
        rules.append(f"{media.strip()} {{{rule}}}" if media else rule)
    return f"{_UNKNOWN} {{{''.join(rules)}}}"


def _one(value: str, place: int) -> str:
    """The value with the first (0) or second (1) color of each of its pairs."""
    head, found, rest = value.partition("light-dark(")
    if not found:
        return value
    depth = 1
    for end, letter in enumerate(rest):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return head + list(_arguments(rest[:end]))[place].strip() + _one(rest[end + 1 :], place)
    raise ValueError(f"a parenthesis is open in {value}")


def _arguments(text: str) -> Iterator[str]:
    """What stands between commas that are in no parentheses of their own."""
    start = depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            yield text[start:at]
            start = at + 1
    yield text[start:]
