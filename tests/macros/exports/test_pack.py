"""The kick-off pack, as it is read and printed."""

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from macros.cli.pdf import printed
from macros.content.loaded import Loaded
from macros.exports.edition import Edition
from macros.exports.pack import pack
from macros.exports.print_edition import print_edition
from macros.exports.timeline_schedule import Start, scheduled
from macros.setup import chromium
from tests.macros.exports.own_plans import ENTRIES, own_edition, plan_text
from tests.macros.exports.test_print_edition import Page

CHAPTERS = ["The plan on a page", "Who does what", "Gates", "Risks", "Calendar"]
START = Start(stamp="2026-11-12T08:00:00Z")
needs_chromium = pytest.mark.skipif(chromium.find() is None, reason="no Chromium is here to print")


def words(html: bytes) -> str:
    """What a page says, in one line."""
    return " ".join(" ".join(Page(html.decode()).words).split())


def test_a_pack_holds_what_a_team_needs_on_its_first_day(edition: Edition) -> None:
    """Every block with its weeks, every gate and risk, every milestone; without dates there are weeks."""
    html = pack(edition, None)
    page, said = Page(html.decode()), words(html)
    assert page.faults == []
    chapters = [it for it in CHAPTERS if f"<h2>{it}</h2>" in html.decode()]
    assert chapters == [it for it in CHAPTERS if it != "Gates" or "<h2>Gates</h2>" in html.decode()]
    kinds = {"block", "phase", "phase-indicator", "risk", "milestone", "escalation-level", "review"}
    planned = {f"block/{it.id}" for phase in edition.plan.phases for it in phase.blocks}
    for entity in edition.entities.values():
        if entity.kind in kinds and (entity.kind != "block" or entity.reference in planned):
            assert " ".join(entity.title.split()) in said, entity.reference
    levels = page.levels
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_nobody_is_named_whom_nobody_named(whole: Edition) -> None:
    """The playbook knows no people: its own roles stand where it names them, else there is room to write."""
    html = pack(whole, None).decode()
    cells = re.findall(r'<td class="(?:owner|letter) fill">(.*?)</td>', html)
    assert len(cells) > 40
    assert {name for cell in cells if cell for name in cell.split(", ")} <= set(whole.roles.values())
    assert cells.count("") > 30


def test_roles_stand_in_the_part_they_have(whole: Edition) -> None:
    """Who does it, who is asked and who is told, each once for all lines of a workstream; nobody answers for it."""
    html = pack(whole, None).decode()
    (row,) = re.findall(r"<tr><td>Inventory › Sorting</td>.*?</tr>", html)
    cells = re.findall(r'<td class="\w+ fill">(.*?)</td>', row)
    assert cells == ["Cart Crew, Friends of the Library", "", "Move Leader", "Move Leader"]


def test_an_own_plan_fills_in_what_it_knows(loaded: Loaded) -> None:
    """Its dates, owners, ticks, and levels of risks, under its name."""
    gate = next(it for it in own_edition(loaded).entities if it.startswith("phase-indicator/"))
    edition = own_edition(loaded, plan_text(ENTRIES | {f"{gate} done": "2026-11-13", f"{gate} owner": "Grace"}))
    said = words(pack(edition, scheduled(edition, START)))
    assert said.startswith("Library Move Playbook: Children’s Library, Main street: Kick-off pack")
    assert "Moving a Children’s Library, 85 users, Week 1 on Monday 2 November 2026." in said
    assert "Weeks 1–2 2 to 16 Nov" in said
    assert "The New House › Shelves 2 grace@library.example, Ada" in said
    assert "✓ done" in said
    assert "2026-11-13" in said
    assert "Shorter opening hours High Ada" in said
    assert "Children’s Library adds: Paint the reading corner" in said


def test_the_calendar_is_in_order_of_time(loaded: Loaded) -> None:
    """What begins, what is due, and reviews with how often they come."""
    edition = own_edition(loaded)
    schedule = scheduled(edition, START)
    said = words(pack(edition, schedule)).partition("Who comes")[2]
    places = [said.index(it) for it in ("Weeks 1–2: Shelf Building", "Week 3: Carrying Over", "Review:")]
    assert places == sorted(places)
    assert ", then every month" in said
    weeks = words(pack(edition, None)).partition("Who comes")[2]
    assert weeks.index("Week 1 ") < weeks.index("Week 3 ")


@needs_chromium
@pytest.mark.parametrize("made", [lambda it: pack(it, None), print_edition], ids=["pack", "whole"])
def test_a_pdf_can_be_found_one_s_way_in(made: object, whole: Edition, tmp_path: Path) -> None:
    """An outline of its headings, tags for screen readers, title, language, and a number on each sheet."""
    content = printed(made(whole))  # type: ignore[operator]
    pdf = pypdfium2.PdfDocument(content)
    outline = [(it.level, it.get_title(), it.get_dest().get_index()) for it in pdf.get_toc()]
    assert outline[0][0] == 0
    assert [place for _, _, place in outline] == sorted(place for _, _, place in outline)
    assert pdf.get_metadata_dict()["Title"].startswith(whole.title)
    assert b"/Lang (en)" in content
    assert b"/StructTreeRoot" in content
    for number, sheet in enumerate(pdf, start=1):
        text = "".join(sheet.get_textpage().get_text_bounded().split())
        assert f"Page{number}of{len(pdf)}" in text
    if (program := shutil.which("pdfinfo")) is not None:
        (tmp_path / "it.pdf").write_bytes(content)
        call = [program, str(tmp_path / "it.pdf")]
        told = subprocess.run(call, check=True, capture_output=True, text=True).stdout
        assert re.search(r"^Tagged: +yes$", told, re.MULTILINE)
        assert re.search(rf"^Pages: +{len(pdf)}$", told, re.MULTILINE)


@needs_chromium
def test_each_chapter_of_a_pack_begins_on_its_own_sheet(whole: Edition) -> None:
    """The plan on the first, so that one can be hung up and another handed out."""
    pdf = pypdfium2.PdfDocument(printed(pack(whole, None)))
    sheets = {it.get_title(): it.get_dest().get_index() for it in pdf.get_toc()}
    places = [sheets[it] for it in CHAPTERS]
    assert places[0] == 0
    assert len(set(places)) == len(CHAPTERS)
    for chapter, place in zip(CHAPTERS, places, strict=True):
        assert chapter in pdf[place].get_textpage().get_text_bounded()[:200]
