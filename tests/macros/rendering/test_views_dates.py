"""Pages of a plan on days of the calendar: days stand where weeks would, and nothing speaks of weeks or steps."""

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest

from macros.content.site import Site
from macros.editing.locking import lock
from macros.outputs.search_document import search_document
from macros.rendering.views.frame_words import frame
from macros.rendering.views.roadmap import roadmap
from macros.rendering.views.strip import strip_of
from tests.dated import FESTIVAL, add_verticals, festival_root
from tests.macros.rendered import rendered, site_of


@pytest.fixture(name="festival", scope="module")
def _festival(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(festival_root(tmp_path_factory.mktemp("festival")), FESTIVAL)


@pytest.fixture(name="pages", scope="module")
def _pages(festival: Site) -> Mapping[str, str]:
    return rendered(festival)


def words_of(html: str) -> str:
    """What stands on a page to be read."""
    return " ".join(unescape(re.sub("<script.*?</script>|<[^>]*>", " ", html, flags=re.DOTALL)).split())


def test_the_line_says_days(festival: Site) -> None:
    """Without their year, which its name has."""
    line = strip_of(festival, "")

    assert line.label == "Roadmap, 6 March – 2 June 2028"
    assert [block.weeks for block in line.phases[2].blocks] == ["2–4 May", "5 May"]
    assert line.phases[2].blocks[0].name == "2–4 May 2028: Tents and Stage"


def test_what_runs_side_by_side_has_lanes(festival: Site) -> None:
    """Over columns cut where anything begins or ends; the weeks between two phases take no room."""
    line, picture = strip_of(festival, ""), roadmap(festival, "")
    assert picture

    assert [phase.cell and (phase.cell.start, phase.cell.end, phase.cell.lane) for phase in line.phases] == [
        (1, 5, 1),
        (4, 8, 2),
        (6, 8, 1),
        (8, 10, 1),
        (10, 11, 1),
    ]
    assert [block.cell and block.cell.lane for block in line.phases[0].blocks] == [1, 2]
    assert picture.columns.count("minmax") == 10


def test_dates_that_have_no_room_beside_each_other_follow_each_other(tmp_path: Path) -> None:
    """A long plan has no lanes in the line, so that every date can be read."""
    root = festival_root(tmp_path)
    file = root / "playbooks" / FESTIVAL / "phases" / "program.yaml"
    more = [
        f"  more-{letter}:\n    title: More {letter}\n    dates: {{first: 2028-03-{day}, last: 2028-04-02}}\n"
        f"    beside: [{', '.join(f'block/{it}' for it in ('authors', 'permits', 'more-a', 'more-b')[: 2 + place])}]\n"
        f"    sections:\n      list-{letter}:\n        title: What {letter}\n        type: text\n"
        f"        paragraphs: {{say-{letter}: Say {letter}}}\n"
        for place, (letter, day) in enumerate((("a", 28), ("b", 29), ("c", 30)))
    ]
    file.write_text(file.read_text("utf-8") + "".join(more), "utf-8")
    lock(root, FESTIVAL)
    line = strip_of(site_of(root, FESTIVAL), "")

    assert line.columns == ""
    assert len(line.phases[0].blocks) == 5


def test_a_long_time_leaves_room_for_a_day(festival: Site) -> None:
    """Three weeks are less than two and a half times as wide as a day."""
    line = strip_of(festival, "")
    widths = [float(it) for it in re.findall(r"auto,([0-9.]+)fr", line.columns)]

    assert max(widths) < 2.5 * min(widths)


def test_pages_say_days_in_words(pages: Mapping[str, str], festival: Site) -> None:
    """The source's own words where it has some, and days in lists; with the year."""
    assert "The first weekend of May" in words_of(pages["phases/festival/"])
    assert "29 May – 2 June 2028" in words_of(pages["phases/taking-down/"])
    assert "6 May 2028" in words_of(pages["everything/"])
    assert "6 March – 2 June 2028" in words_of(pages["playbook/"])
    assert frame(festival).share_picture_text.endswith("A roadmap of 5 phases, 6 March – 2 June 2028.")


def test_a_milestone_says_its_day(pages: Mapping[str, str], festival: Site) -> None:
    """On its page, in search and among the dates of My plan."""
    entries = {it["title"]: it for it in json.loads(search_document(festival, {}, []))["entries"]}

    assert "7 April 2028 The square is ours" in words_of(pages["phases/program/"])
    assert "7 April 2028 The square is ours" in words_of(pages["plan/"])
    assert (entries["The square is ours"]["when"], entries["The square is ours"]["where"]) == (
        "7 April 2028",
        "Milestone due on 7 April 2028.",
    )


def test_no_page_speaks_of_weeks_or_steps(pages: Mapping[str, str]) -> None:
    """But for what scripts fill on the pages of a reader's own plan, and the playbook's own words."""
    spoken = {here: words_of(html).replace("Five weeks before", "") for here, html in pages.items()}

    assert {here for here, words in spoken.items() if re.search(r"\b([Ww]eeks?|[Ss]teps?)\b", words)} <= {"", "plan/"}


def test_the_search_finds_days_and_months(festival: Site) -> None:
    """Those of a phase with words of the source's own too, and of what stands in a block."""
    entries = {it["title"]: it for it in json.loads(search_document(festival, {}, []))["entries"]}

    assert entries["The Festival"]["when"] == "The first weekend of May, 6–7 May 2028"
    assert entries["Sound Check"]["when"] == "5 May 2028"
    assert "2–4 May 2028" in json.dumps(entries["A stage with a roof"], ensure_ascii=False)


def test_what_a_vertical_adds_is_done_on_the_days_of_its_blocks(tmp_path: Path) -> None:
    """On its page, on the phase's, and compared with another one; what has no date says so."""
    root = festival_root(tmp_path)
    add_verticals(root)
    site = site_of(root, FESTIVAL)
    pages = {here: words_of(html) for here, html in rendered(site).items()}

    assert "Tents for all readers # 2–4 May 2028 and 5 May 2028" in pages["verticals/rain/"]
    assert "Lend umbrellas # The playbook gives no date" in pages["verticals/rain/"]
    assert "adds work on the dates that are marked." in pages["verticals/rain/"]
    assert "add on 2–4 May 2028" in pages["phases/build-up/"]
    assert "Both have work on 2–4 May 2028." in pages["compare/"]
    assert "No date given" in pages["compare/"]
