"""Dead links in a built site are found."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.publishing import Built
from macros.publishing import dead_links as links
from macros.publishing.dead_links import dead_links


def site(tmp_path: Path, **pages: str) -> Path:
    """A site with a page of each name at `<name>/index.html`."""
    for name, html in pages.items():
        path = tmp_path / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "address",
    [
        "../b/",
        "../b/#there",
        "../b/#th%65re",
        "#here",
        "../a/#here",
        "https://example.org/x",
        "mailto:a@b.c",
        "../b/#__top",
    ],
)
def test_living_links_pass(tmp_path: Path, address: str) -> None:
    """Pages, files and anchors that are there, and addresses outside, are no problem."""
    out = site(tmp_path, a=f'<p id="here"><a href="{address}">x</a>', b='<h2 id="there">x</h2>')

    assert dead_links(Built(out)) == []


@pytest.mark.parametrize(
    ("html", "missing"),
    [
        ('<a href="../c/">x</a>', "no such page or file"),
        ('<a href="../b/#nowhere">x</a>', "no such anchor"),
        ('<a href="#nowhere">x</a>', "no such anchor"),
        ('<img src="x.png" alt="">', "no such page or file"),
        ('<script src="../x.mjs"></script>', "no such page or file"),
        ('<form action="../c/"></form>', "no such page or file"),
        ('<meta http-equiv="refresh" content="0; url=../c/">', "no such page or file"),
    ],
)
def test_dead_links_are_named(tmp_path: Path, html: str, missing: str) -> None:
    """Each dead address comes once, with its page and what is missing."""
    [line] = dead_links(Built(site(tmp_path, a=html * 2, b="")))

    assert line.startswith("a/index.html: ")
    assert line.endswith(missing)


@pytest.mark.parametrize(
    "html",
    [
        '<p title="<img src=x>">',
        "<p title='see href=../c/ there'>",
        '<figure aria-label="a > b <a href=c>">',
        "<p>&lt;img src=x&gt;</p>",
        "<title><img src=x></title>",
        "<textarea><a href='../c/'></textarea>",
        "<!-- <img src=x> -->",
        "<script>const html = '<img src=x>';</script>",
        "<p data-src=x data-href='../c/'>",
    ],
)
def test_words_are_no_links(tmp_path: Path, html: str) -> None:
    """What a text or the value of another attribute says is followed by nobody."""
    assert dead_links(Built(site(tmp_path, a=html))) == []


class _Parsed(HTMLParser):
    """Tags and attributes as Python's own parser finds them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes where the tag leads."""
        first = dict(reversed(attrs))
        self.found += [(name, value) for name in ("href", "src") if (value := first.get(name))]


VALUES = st.text(alphabet="ab <>='\" \n#./", max_size=8)
ATTRIBUTES = st.one_of(
    st.tuples(
        st.sampled_from(["href", "src", "title", "HREF", "data-src"]), VALUES.filter(lambda it: '"' not in it)
    ).map(lambda pair: f'{pair[0]}="{pair[1]}"'),
    st.tuples(st.sampled_from(["href", "title"]), VALUES.filter(lambda it: "'" not in it)).map(
        lambda pair: f"{pair[0]}='{pair[1]}'"
    ),
    st.sampled_from(["hidden", "src=a.png", "title=b", "href = 'c'"]),
)
TAGS = st.builds(
    lambda name, these: f"<{name} {' '.join(these)}>", st.sampled_from("apb"), st.lists(ATTRIBUTES, max_size=4)
)


@given(
    html=st.lists(st.one_of(TAGS, st.sampled_from(["text", "&lt;a href=x&gt;", "<b>", "</b>"])), max_size=5).map(
        "".join
    )
)
def test_patterns_read_tags_as_a_parser_does(html: str) -> None:
    """They are quicker, and find the same addresses."""
    assert sorted(links._Page(html).addresses) == sorted({value for _, value in _Parsed(html).found})


def test_a_page_as_it_was_is_not_read_through_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While serving, only what an edit has changed is; what it leads to is followed all the same."""
    out = site(tmp_path, a='<p id="here"><a href="../b/#there">x</a>', b='<h2 id="there">x</h2>')
    assert dead_links(Built(out)) == []
    read: list[str] = []
    whole = links._Page.__init__
    monkeypatch.setattr(links._Page, "__init__", lambda page, html: read.append(html) or whole(page, html))
    site(tmp_path, b="<p>y")

    assert dead_links(Built(out)) == ["a/index.html: ../b/#there: no such anchor"]
    assert read == ["<p>y"]
