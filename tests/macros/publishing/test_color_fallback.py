"""A browser that does not know `light-dark()` shows the same colors."""

import re

from macros.publishing.color_fallback import color_fallback
from tests.conftest import ROOT, Published

PAIR = re.compile(r"(--[\w-]+):([^;{}]*light-dark\([^;{}]*)")


def test_each_color_stands_for_itself() -> None:
    """Light on the whole page, dark where the style sheets say so and in their order; nested colors stay whole."""
    styles = """
    /* light-dark(no, no) */
    :root { --a: light-dark(#fff, #000); --plain: 1px; --b: 0 0 light-dark(rgb(1, 2, 3), transparent), 0 1px
      light-dark(red, color-mix(in srgb, red 1%, blue)); }
    body[data-x] { color-scheme: light; }
    @media screen { body[data-x="y"] { color-scheme: dark; } }
    .island { color-scheme: dark; }
    """
    light = "--a: #fff;--b: 0 0 rgb(1, 2, 3), 0 1px\n      red;"
    dark = "--a: #000;--b: 0 0 transparent, 0 1px\n      color-mix(in srgb, red 1%, blue);"
    assert color_fallback(styles) == (
        "@supports not (color: light-dark(#000, #fff)) {"
        f":root {{{light}}}"
        f'@media screen {{body[data-x="y"] {{{dark}}}}}'
        f".island {{{dark}}}"
        "}"
    )


def test_without_such_colors_there_is_nothing_to_write() -> None:
    """A style sheet of plain colors is published as it is."""
    assert color_fallback(":root { --a: red; } @media screen { b { color-scheme: dark; } }") == ""


def test_every_color_of_the_published_style_sheet_has_its_fallback(published: Published) -> None:
    """No `light-dark()` stands outside of a token, and each token stands once for light and once for each dark."""
    (sheet,) = published.folder.glob("assets/css-*/site.css")
    styles, marker, fallback = sheet.read_text(encoding="utf-8").partition("@supports not (color: light-dark(")
    assert marker
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs/assets/css").rglob("*.css"))
    darks = len(re.findall(r"(?<!-)color-scheme:\s*dark", sources))
    tokens = PAIR.findall(styles)
    assert len(re.findall(r"light-dark\(", styles)) == sum(value.count("light-dark(") for _, value in tokens)
    for name, _ in tokens:
        assert len(re.findall(rf"{name}:", fallback)) == 1 + darks, name
    assert "light-dark(" not in fallback.partition("{")[2]
