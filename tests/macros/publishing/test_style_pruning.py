"""What is taken out of a style sheet, and above all what is not."""

from pathlib import Path

import pytest

from macros.publishing.built import Built
from macros.publishing.style_pruning import pruned, wanted_by
from macros.publishing.style_sheet import put_style_sheet
from tests.conftest import Published

PAGE = """<html lang="en"><body data-scheme="light"><p class="a b:c">x</p>
<script>document.body.dataset.scheme = "dark"</script></body></html>"""
WANTED = wanted_by([PAGE], ["$it.classList.add('d')"])


@pytest.mark.parametrize(
    "rule",
    [
        ".a{top:0}",
        ".b\\:c{top:0}",
        ".d{top:0}",
        "p>.a:not(.z){top:0}",
        ".a:is(.y,.z) p{top:0}",
        '[href$=".zip"]{top:0}',
        "[data-scheme=light] p{top:0}",
        "[data-scheme=dark] p{top:0}",
        "[data-other=x]{top:0}",
        "table::before{content:'} .z{'}",
        '@font-face{font-family:"Z";src:url(z.woff2)}',
        "@keyframes z{0%{top:0}to{top:1px}}",
        "@media print{@media (width>1px){.a{top:0}}}",
        "@supports (top:0){.a{top:0}}",
        ":root{--x:url('data:image/svg+xml;charset=utf-8,<svg/>')}.a{top:var(--x)}",
    ],
)
def test_what_a_page_or_a_script_may_need_stays(rule: str) -> None:
    """Letter by letter."""
    assert pruned(rule, WANTED) == rule


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".z{top:0}.a{left:0}", ".a{left:0}"),
        (".a,.z .a,p.z{top:0}", ".a{top:0}"),
        ("@media print{.z{top:0}}", ""),
        ("[data-scheme=pink]{top:0}", ""),
        (":root{--x:1;--y:var(--x)}.a{left:0}", ".a{left:0}"),
        ("@media print{:root{--x:1}}", ""),
    ],
)
def test_what_nothing_has_goes(css: str, left: str) -> None:
    """Rules, the selectors among others, empty blocks, and names that only such names ask for."""
    assert pruned(css, WANTED) == left


def test_a_name_that_our_own_styles_ask_for_stays() -> None:
    """They are read for that, and not touched."""
    assert pruned(":root{--x:1}", WANTED, ".z{top:var(--x)}") == ":root{--x:1}"


def test_a_new_class_on_a_page_makes_another_style_sheet(tmp_path: Path) -> None:
    """At another address, since browsers keep each for good."""
    paths = []
    for name in ("a", "z"):
        (tmp_path / "index.html").write_text(f'<p class="{name}">', encoding="utf-8")
        site = Built(tmp_path)
        paths.append(put_style_sheet(site, theme=".a{top:0}.z{left:0}", own=".o{right:0}"))
        assert site.text(paths[-1]) == {"a": ".a{top:0}.o{right:0}", "z": ".z{left:0}.o{right:0}"}[name]
    assert paths[0] != paths[1]


def test_the_style_sheet_of_a_site_is_small(published: Published) -> None:
    """The theme alone would be three times the size."""
    (sheet,) = published.folder.glob("assets/css-*/site.css")
    assert 60_000 < sheet.stat().st_size < 162_000
    assert ".md-typeset" in sheet.read_text(encoding="utf-8")
