"""What a page says, as a search shows it: whole lines, each at its place."""

from macros.outputs.page_sections import sections_of


def lines(html: str) -> list[str]:
    """All lines of a piece of HTML, wherever they belong."""
    return [line for section in sections_of(html) for line in section.lines]


def places(html: str) -> dict[str, list[str]]:
    """The lines at each place."""
    return {section.anchor: section.lines for section in sections_of(html)}


def test_cells_of_a_row_are_set_apart() -> None:
    """As are spans that nothing stands between; marks within a sentence do not part it."""
    row = "<table><tr><th>Week</th><td>Starts</td><td>Ends</td></tr></table>"
    assert lines(row) == ["Week · Starts · Ends"]
    assert lines("<li><span>Paint</span><span>Week 2</span></li>") == ["Paint · Week 2"]
    assert lines("<a><small>Before</small>Phase 1</a>") == ["Before · Phase 1"]
    assert lines("<p>A <em>very</em> long <a href='#'>shelf</a>.</p>") == ["A very long shelf."]
    assert lines("<p>See <code><span>a</span><span>.b</span></code>.</p>") == ["See a.b."]


def test_sentences_are_whole() -> None:
    """However long a paragraph is; quotation marks stay with what they close."""
    assert lines("<p>It ends. “Really?” Yes.</p>") == ["It ends.", "“Really?”", "Yes."]
    assert lines("<p>Level 4.5 of 5</p>") == ["Level 4.5 of 5"]


def test_a_name_stands_with_what_it_means() -> None:
    """In one line where that is short."""
    assert lines("<dl><dt>Target</dt><dd>90 days</dd></dl>") == ["Target: 90 days"]
    long = "The letters and numbers on a book’s back that say where it stands in the whole house."
    assert lines(f"<dl><dt>Shelfmark</dt><dd>{long}</dd></dl>") == ["Shelfmark", long]


def test_lines_belong_to_the_statement_around_them_or_to_the_heading_before() -> None:
    """What stands bare beside a heading, as its week does, belongs to the heading; a row to the statement in it."""
    html = (
        "<p>First.</p><div><span>Week 1</span><h2 id='one'>One</h2></div><p>Then.</p>"
        '<ul><li id="risk--water">Wet</li></ul><p>After.</p>'
        '<table><tr><th id="kpi--days">Days</th><td>60</td></tr></table>'
    ).replace("'", '"')
    assert places(html) == {
        "": ["First."],
        "one": ["Week 1", "Then.", "After."],
        "risk--water": ["Wet"],
        "kpi--days": ["Days · 60"],
    }


def test_what_nobody_reads_is_not_found() -> None:
    """Scripts, drawings, buttons, what is hidden, marks at headings, and what says that search shall not read it."""
    unread = [
        "<script>let a = '<p>b</p>';</script>",
        '<svg><path d="M0 0"/><text>b</text></svg>',
        "<button>b</button>",
        "<p hidden>b</p>",
        '<span aria-hidden="true">b</span>',
        '<a class="headerlink" href="#a">b</a>',
        '<div data-unsearched><p>b</p><img src="b"><br></div>',
        "<template><p>b</p></template>",
    ]
    for html in unread:
        assert lines(f"{html}<p>a</p>") == ["a"], html
