"""Headings inside components reach the table of contents."""

from macros.rendering.headings import toc_tokens


def shape(tokens: list[dict]) -> list:
    """Only ids, nested."""
    return [(token["id"], shape(token["children"])) for token in tokens]


def test_headings_nest_by_level() -> None:
    """A level below the one before becomes its child, whatever level the page starts with."""
    html = '<h1 id="a">A</h1><h2 id="b">B</h2><h3 id="c">C</h3><h2 id="d">D</h2>'

    assert shape(toc_tokens(html)) == [("a", [("b", [("c", [])]), ("d", [])])]


def test_headings_without_an_id_are_left_out() -> None:
    """What cannot be linked is not listed."""
    assert toc_tokens("<h2>A</h2>") == []


def test_marks_in_a_heading_are_left_out() -> None:
    """The link mark and decorative parts are no part of the name."""
    html = '<h2 id="a">A <span aria-hidden="true">◆<b>x</b></span>name<a class="headerlink" href="#a">#</a></h2>'

    assert toc_tokens(html)[0]["name"] == "A name"


def test_names_stay_text() -> None:
    """Text that looks like HTML stays text."""
    assert toc_tokens('<h2 id="a">&lt;script&gt; &amp; co</h2>')[0]["name"] == "&lt;script&gt; &amp; co"
