"""What `playbook diff` prints in a terminal."""

import pytest

from macros.changes.as_text import text
from macros.changes.report import Piece, Report, Row

EXPECTED = """\
8 changes against main, 1 problem, 1 warning

Changed  KPI Target Timeline
           day          21 -> 25
           measurement.yaml:26

Changed  Risk Resistance
           mitigation   [-Talk early-] {+Talk early and listen before anything
                        is bought, ordered or announced+}
           risks.yaml:14

Moved    Block First Use
           weeks        2-3 -> 2
           phases/roll-out.yaml:30

Moved    Milestone 75% user adoption
           week         3 -> 2
           phases/roll-out.yaml:43

Renamed  Activity in Sponsors, Week -1
           words        [-Find-] {+Win+} a sponsor
           id           find-a-sponsor -> win-a-sponsor
                        (old links lead to it, by ids.lock)
           phases/prepare.yaml:22

Added    Early warning Empty chairs
           risks.yaml:22

Added    Vertical Market Implementation
           1 focus area, 1 success factor, 1 adjustment, 1 measure
           verticals/market.yaml:1        (--full lists all 4)

Retired  Early warning Low attendance
           risks.yaml:22

Weeks that shift
  Base plan  First Use: weeks 2-3 -> 2
  Shop       as the base plan

The three worked examples
  Timeline  same: go-live Monday 11 January 2027
            in full: ... ends on Friday 22 January 2027. 75% -> 50% of 40 users
            (30) -> (20) should be active by Friday 22 -> 15 January 2027. The
            chance of ending by day 20 is 100.0%.
            Target timeline: 21 -> 25 days
  Adoption  no answer, see problem 1
            was: 30 of 40 users by Friday 22 January 2027
  Roi       no answer, see problem 1
            was: worth about $340,000; eight in ten draws lie between $290,000
            and $390,000

Problem
  1  phases/roll-out.yaml:30:12
     Block "First Use": Week 3 belongs to no block; write 'last: 3' again, or
     give Week 3 to another block

Warning
  1  risks.yaml:14:23
     Risk "Resistance", mitigation: the text is long; shorten it

Pages to look at: phases/roll-out, phases/prepare, risks, measurement,
verticals/market, conflicts. Files are below playbooks/tiny/.
"""


def test_an_afternoon_s_changes(report: Report) -> None:
    """By kind of change, then what the answers become, what is wrong, and where to look."""
    assert text(report) == EXPECTED


def test_lines_fit_a_terminal(report: Report) -> None:
    """Eighty columns, and of our own words nothing but ASCII."""
    assert max(map(len, text(report, full=True).splitlines())) <= 80
    assert text(report).isascii()


def test_all_statements_on_request(report: Report) -> None:
    """A new vertical's statements under the labels that readers know."""
    assert "           Adjustments:\n           - Pilot till (Week 1-2)\n" in text(report, full=True)
    assert "Pilot till" not in text(report)


@pytest.mark.parametrize(
    ("differs", "note"),
    [
        ("nothing", "Nothing differs."),
        ("layout", "It says the same; only comments, layout or the order of keys differ."),
        ("order", "It says the same; only the order of entries differs, in risks.yaml."),
    ],
)
def test_no_change(differs: str, note: str) -> None:
    """What differs all the same is said."""
    report = Report(playbook="tiny", base="v1", head="v2", changes=[], differs=differs, reordered=["risks.yaml"])  # type: ignore[arg-type]
    assert text(report) == f"No change from v1 to v2\n\n{note}\n"


def test_a_new_answer_stands_beside_the_old_one(report: Report) -> None:
    """As in “11.4 -> 12.9 months”."""
    pieces = [
        Piece(mark="same", text="after"),
        Piece(mark="old", text="11.4"),
        Piece(mark="new", text="12.9"),
        Piece(mark="same", text="months"),
    ]
    answer = report.answers[0].model_copy(update={"old": "a", "new": "b", "pieces": pieces, "inputs": []})
    told = text(report.model_copy(update={"answers": [answer], "problems": []}))
    assert "The worked example\n  Timeline  after 11.4 -> 12.9 months\n" in told


def test_nothing_steers_the_terminal(report: Report) -> None:
    """Signs that hide or turn words are shown as what they are."""
    row = Row(label="text", form="value", pieces=[Piece(mark="new", text="\x1b[2Jgone \u202eback")])
    change = report.changes[0].model_copy(update={"rows": [row]})
    told = text(report.model_copy(update={"changes": [change]}))
    assert "\\x1b[2Jgone \\u202eback" in told
    assert "\x1b" not in told
