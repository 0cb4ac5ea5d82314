"""The picture beside a link to the site: drawn from the playbook, the same each time, another for each playbook."""

import struct
from dataclasses import replace
from pathlib import Path

import pytest

from macros.content.site import Site
from macros.foundation import build_cache
from macros.rendering.share_picture import drawing, share_picture
from macros.rendering.share_picture.layout import HEIGHT, WIDTH, laid_out
from macros.rendering.share_picture.lettering import Lettering
from macros.rendering.share_picture.subject import Subject, SubjectPhase, subject_of

LONG = "A Playbook for the Careful Move of Forty Municipal Libraries, Their Archives and Their Readers Into One House"
SIZE = struct.Struct(">8x4x4sII")


@pytest.fixture(name="subject")
def _subject(site: Site) -> Subject:
    """The playbook made for tests, as far as the picture shows it."""
    return subject_of(site)


@pytest.fixture(name="empty_cache", autouse=True)
def _empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept from before."""
    monkeypatch.setattr(build_cache, "FOLDER", tmp_path)


def test_it_has_the_size_that_programs_ask_for(site: Site) -> None:
    """A PNG of 1200 by 630 pixels."""
    kind, width, height = SIZE.unpack_from(share_picture(site))
    assert (kind, width, height) == (b"IHDR", 1200, 630)


def test_it_is_drawn_once_and_alike(site: Site, subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two drawings are the same byte for byte; what is kept is not drawn again."""
    first = share_picture(site)
    assert drawing.drawn(subject) == first
    monkeypatch.setattr(drawing, "drawn", lambda _: pytest.fail("drawn again"))
    assert share_picture(site) == first


@pytest.mark.parametrize(
    "change", [{"title": "Another"}, {"tagline": "Another"}, {"phases": ()}, {"length": "Week 1 to Week 2"}]
)
def test_another_playbook_has_another_picture(subject: Subject, change: dict) -> None:
    """Whatever of it differs."""
    phases = subject.phases[:1] if "phases" in change else subject.phases
    assert drawing.drawn(replace(subject, **{**change, "phases": phases})) != drawing.drawn(subject)


def test_it_shows_name_tagline_and_every_phase_in_its_hue(subject: Subject) -> None:
    """Each phase is called, and each block stands in its phase's color with its weeks."""
    picture = laid_out(subject)
    colors = [bar.color for bar in picture.bars[4:]]
    assert colors == [f"hue-{phase.hue}-mark" for phase in subject.phases for _ in phase.blocks]
    assert {f"hue-{phase.hue}-ink" for phase in subject.phases} <= {line.color for line in picture.lines}
    assert len([line for line in picture.lines if line.color == "on-solid"]) == len(colors)


@pytest.mark.parametrize("title", ["Go", LONG, LONG * 3, "Incomprehensibilities" * 6])
@pytest.mark.parametrize("times", [1, 4])
def test_nothing_stands_on_anything_else(subject: Subject, title: str, times: int) -> None:
    """Long names go over several lines and get smaller; many phases lose their names before they lose their place."""
    picture = laid_out(replace(subject, title=title, phases=subject.phases * times))
    above = [line for line in picture.lines if line.color in {"ink", "ink-2"}]
    baselines = [line.y for line in above]
    assert baselines == sorted(baselines)
    assert all(line.y - above[at].y >= 0.7 * line.size for at, line in enumerate(above[1:]))
    names = [line.y - line.size for line in picture.lines if line.color.endswith("-ink")]
    assert baselines[-1] < min(names, default=HEIGHT)
    assert all(bar.x > 0 and bar.x + bar.width <= WIDTH - 71 and bar.width > 0 for bar in picture.bars)


def test_a_long_name_goes_over_even_lines() -> None:
    """No line ends with a word alone, and a hyphen may end one."""
    strong = Lettering(600)
    assert strong.lines("Implementation Success Playbook", 96, 1056) == ["Implementation", "Success Playbook"]
    assert strong.lines("Pre-Implementation", 23, 190) == ["Pre-", "Implementation"]
    assert strong.lines("Implementation", 96, 100) == ["Implementation"]


def test_letters_that_the_font_lacks_are_set_as_text(subject: Subject) -> None:
    """With whatever font the machine has; all others are outlines."""
    lines = laid_out(replace(subject, title="Пособие")).lines
    assert [line.letters for line in lines if line.letters] == ["Пособие"]
    assert all(line.outline for line in lines if not line.letters)


def test_a_phase_without_room_for_its_name_has_its_short_one() -> None:
    """Or none, where not even that has room."""
    names = ((("Extraordinarily", "Ex"), 1.0), (("Plain",), 12.0), (("Wide" * 9,), 1.0))
    phases = tuple(
        SubjectPhase(labels=labels, hue=str(hue), blocks=(("1", weight),))
        for hue, (labels, weight) in enumerate(names, start=1)
    )
    lines = laid_out(Subject(title="A", tagline="B", length="C", phases=phases)).lines
    assert [line.color for line in lines if line.color.endswith("-ink")] == ["hue-1-ink", "hue-2-ink"]
