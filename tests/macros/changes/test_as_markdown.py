"""The comment on a pull request: what it says, and that nothing of a stranger's report acts in it."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.changes.as_markdown import MOST_SIGNS, comment
from macros.changes.escaping import JOINER, code, markdown
from macros.changes.report import Answer, Change, Group, Notice, Page, Piece, Place, Report, Row, Shift

PREVIEW = "https://preview.example/pr-7/"
EXPECTED = (Path(__file__).parent / "comment.md").read_text(encoding="utf-8")
HOSTILE = (
    "@someone #12 !34 ~bug ~~struck~~ **bold** _thin_ `code` ``` [link](https://evil.example) "
    "![](https://evil.example/a.png) <img src=x onerror=alert(1)> <!-- --> | cell | https://evil.example "
    "www.evil.example a@evil.example &copy; $1$ :tada: GH-12 JIRA-7 0123456789abcdef group/project#1 user@0123456 "
    "[[wiki]] {+ins+} [-del-] %{user} %1 ^alert#1 &1"
    "\n\n# Heading\n/close\n- item\n</details></summary>\n\u202e\u200b"
)
# What hosts look for in finished text, where escaping is undone.
LINKED = [
    r"(?<!\w)@\w",
    r"[#!~^]\w",
    r"(?<!\w)[$%&][\w{\"]",
    r"https?://(?!preview\.example/)",
    r"\bwww\.",
    r"\w@\w",
    r":\w+:",
    r"\b[A-Z]+-\d",
    r"\b[0-9a-f]{7,40}\b",
    r"\[\[",
    r"\{\+",
    r"\[-",
    r"^\s*/",
]


def test_an_afternoon_s_changes(report: Report) -> None:
    """Verdict and cure first, then changes, answers, warnings, and where to look."""
    assert comment(report, preview=PREVIEW) == EXPECTED
    assert comment(report, preview=PREVIEW.rstrip("/")) == EXPECTED


def test_without_a_preview_nothing_is_linked(report: Report) -> None:
    """The words are the same."""
    told = comment(report)
    assert "](" not in told
    assert told.endswith("\nPages to look at: Phase 1, Prep, risks, measurement, Market and conflicts.\n")


def test_all_is_well(report: Report) -> None:
    """The second line says so, and a new answer stands in bold."""
    pieces = [Piece(mark="same", text="pays after"), Piece(mark="old", text="11"), Piece(mark="new", text="12")]
    answer = report.answers[0].model_copy(update={"old": "pays after 11", "new": "pays after 12", "pieces": pieces})
    told = comment(report.model_copy(update={"problems": [], "warnings": [], "answers": [answer]}))
    assert told.startswith("## Playbook: 8 changes\n\n**Ready to merge.**\n")
    assert "| Timeline | Pays after 11 | Pays after **12**; Target timeline ~~21~~ **25** days |" in told


def test_several_problems(report: Report) -> None:
    """The first one in the verdict, the others folded."""
    told = comment(report.model_copy(update={"problems": report.problems * 3}))
    assert "**Not ready to merge:** 3 problems, first this one. Week 3 belongs to no block" in told
    assert "<details><summary><b>2 more problems:</b> Week 3 belongs to no block; Week 3" in told


def test_a_playbook_that_says_the_same() -> None:
    """Nothing to review but what it looks like."""
    told = comment(Report(playbook="tiny", base="main", changes=[], differs="layout"))
    note = "It says the same; only comments, layout or the order of keys differ."
    assert told == f"## Playbook: no change\n\n**Ready to merge.**\n\n{note}\n"


@pytest.mark.parametrize(
    "preview", ["javascript:alert(1)", "https://a.example/)[", "//a.example", "https://a b.example", ""]
)
def test_a_preview_is_a_plain_address(report: Report, preview: str) -> None:
    """Links are made of nothing else."""
    with pytest.raises(ValueError, match="plain address"):
        comment(report, preview=preview)


@given(st.text(max_size=60))
@example(HOSTILE)
def test_text_is_shown_and_does_not_act(text: str) -> None:
    """What a reader sees is the text; what a host looks for is not there."""
    told = markdown(text)
    assert not re.search(r"[<>\\`*_\[\]|~$@!^{}\n]|#(?!\d+;)|&(?!#\d+;)", told)
    seen = html.unescape(told)
    for pattern in LINKED[:-1]:
        assert not re.search(pattern, seen), pattern
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    assert seen.replace(JOINER, "")[:60] == shown[:60] or len(shown) > 400


@given(st.text(max_size=60))
@example(HOSTILE)
def test_code_stays_code(text: str) -> None:
    """No run of backticks in it ends it."""
    told = code(text)
    fence = re.match("`+", told)
    assert fence is not None
    assert told.endswith(fence[0])
    inner = told[len(fence[0]) : -len(fence[0])]
    assert fence[0] not in re.findall("`+", inner)
    assert "\n" not in told


def hostile() -> Report:
    """A report in which every text is hostile."""
    words, name = HOSTILE, HOSTILE[:300]
    row = Row(
        label=name, form="words", unit=name, pieces=[Piece(mark="new", text=words), Piece(mark="old", text=words)]
    )
    change = Change(
        change="renamed",
        kind=name,
        label=name,
        id=name,
        former_id=name,
        name=words,
        within=name,
        weeks=name,
        page="risks/",
        anchor="risk--a",
        source=Place(file=name, line=1),
        rows=[row, row],
        holds=[Group(title=name, statements=[words, words])],
        because=words,
        successor=name,
        successor_name=words,
    )
    notice = Notice(file=name, line=1, column=1, place=words, sentence=words, hint=words)
    return Report(
        playbook="tiny",
        base=name,
        changes=[change, change.model_copy(update={"change": "retired"})],
        differs="content",
        answers=[Answer(calculator=name, title=name, old=words, new=words + "!", pieces=row.pieces, inputs=[row])],
        shifts=[Shift(title=name, rows=[row])],
        problems=[notice, notice],
        warnings=[notice],
        pages=[Page(address="risks/", title=name)],
        unread=[name],
    )


def test_nothing_of_a_hostile_report_acts() -> None:
    """Outside of code, what hosts would link is not there, and the only tags and links are ours."""
    told = comment(hostile(), preview=PREVIEW)
    outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", told)
    assert set(re.findall(r"<[^>]*>", outside)) <= {
        "<details>",
        "</details>",
        "<summary>",
        "</summary>",
        "<b>",
        "</b>",
        "<br>",
    }
    assert set(re.findall(r"\]\(([^)]*)\)", outside)) == {PREVIEW, f"{PREVIEW}risks/", f"{PREVIEW}risks/#risk--a"}
    seen = html.unescape(re.sub(r"\]\([^)]*\)|^#+ |\| |^\||<[^>]*>|~~|\*\*", " ", outside, flags=re.MULTILINE))
    for pattern in LINKED:
        assert re.findall(pattern, seen, re.MULTILINE) == [], pattern


def test_a_long_report_fits_a_comment() -> None:
    """What is left out is counted."""
    report = hostile()
    told = comment(report.model_copy(update={"changes": report.changes * 500, "warnings": report.warnings * 500}))
    assert len(told) <= MOST_SIGNS
    assert re.search(r"And [\d,]+ more; ", told)
