"""Gives everything on the picture its place: finished shapes and lines of text, in pixels.

The picture is looked at small, so the name takes what room there is, and the plan is a line of broad blocks in the
phases' colors. What has no room is left out; nothing is set smaller than can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.rendering.share_picture.lettering import Lettering
from macros.rendering.share_picture.subject import Subject, SubjectPhase
from macros.rendering.views.view import view

__all__ = ["HEIGHT", "WIDTH", "Bar", "Line", "Picture", "laid_out"]

WIDTH, HEIGHT = 1200, 630
"""What programs that show links ask for."""
_MARGIN = 72
_ROOM = WIDTH - 2 * _MARGIN
_REGULAR, _STRONG = 400, 600

_TITLE_SIZES = (96, 84, 72, 62, 54, 46)
_TITLE_LINES = 3
_TITLE_LEADING = 1.06
_TAGLINE_SIZES = (34, 30, 26)
_TAGLINE_LINES = 2
_TAGLINE_LEADING = 1.32
_ABOVE = 64
"""Where the mark begins."""
_WORDS_BEGIN = 112
_WORDS_END = 356

_BLOCKS = (458, 562)
"""From where to where the blocks reach."""
_BETWEEN_PHASES, _BETWEEN_BLOCKS = 14, 4
_LABEL_SIZES = (26, 23, 20)
_LABEL_LINES = 2
_LABEL_LEADING = 1.15
_WEEKS_SIZES = (30, 26, 22)
_NOTE_SIZE = 24


@view
class Line:
    """A line of text: its outline where the font has all of its letters, else its letters."""

    x: float
    y: float
    size: float
    scale: float
    color: str
    outline: str
    letters: str
    weight: int


@view
class Bar:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    color: str


@view
class Picture:
    """The whole picture; colors are names of tokens."""

    width: int
    height: int
    ground: str
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]


def laid_out(subject: Subject) -> Picture:
    """The picture of a subject."""
    strong, regular = Lettering(_STRONG), Lettering(_REGULAR)
    bars, lines = list(_mark()), []
    if subject.length:
        lines.append(_line(regular, subject.length, (_MARGIN + 62, _ABOVE + 23), _NOTE_SIZE, "ink-2"))
    lines += _words(subject, strong, regular)
    for bar, line in _plan(subject.phases, strong) if subject.phases else ():
        bars += bar
        lines += line
    return Picture(width=WIDTH, height=HEIGHT, ground="paper", bars=tuple(bars), lines=tuple(lines))


def _mark() -> Iterator[Bar]:
    """The site's mark: four hues, wide as in the head of every page."""
    for hue, (x, width) in enumerate(((0, 7.5), (9.5, 7.5), (19, 11), (32, 15)), start=1):
        yield Bar(x=_MARGIN + x, y=_ABOVE, width=width, height=30, color=f"hue-{hue}-mark")


def _words(subject: Subject, strong: Lettering, regular: Lettering) -> Iterator[Line]:
    """Name and tagline, the name as large as both fit."""
    size, title = _set(strong, subject.title, _TITLE_SIZES, _TITLE_LINES, _ROOM)
    small, tagline = _set(regular, subject.tagline, _TAGLINE_SIZES, _TAGLINE_LINES, _ROOM)
    height = len(title) * size * _TITLE_LEADING + 14 + len(tagline) * small * _TAGLINE_LEADING
    while height > _WORDS_END - _WORDS_BEGIN and size > _TITLE_SIZES[-1]:
        size = next(smaller for smaller in _TITLE_SIZES if smaller < size)
        size, title = _set(strong, subject.title, (size,), _TITLE_LINES, _ROOM)
        height = len(title) * size * _TITLE_LEADING + 14 + len(tagline) * small * _TAGLINE_LEADING
    y = _WORDS_BEGIN + (_WORDS_END - _WORDS_BEGIN - height) / 2
    for words in title:
        y += size * _TITLE_LEADING
        # Large letters stand off their margin by what small ones do not show.
        yield _line(strong, words, (_MARGIN - size * 0.05, y - size * 0.16), size, "ink")
    y += 14
    for words in tagline:
        y += small * _TAGLINE_LEADING
        yield _line(regular, words, (_MARGIN, y - small * 0.3), small, "ink-2")


def _plan(phases: Sequence[SubjectPhase], strong: Lettering) -> Iterator[tuple[list[Bar], list[Line]]]:
    """Each phase: its name above its blocks, which bear their weeks."""
    total = sum(weight for phase in phases for _, weight in phase.blocks)
    gaps = _BETWEEN_PHASES * (len(phases) - 1) + _BETWEEN_BLOCKS * sum(len(phase.blocks) - 1 for phase in phases)
    share = (_ROOM - gaps) / total
    top, bottom = _BLOCKS
    widest = max((weeks for phase in phases for weeks, _ in phase.blocks), key=lambda it: strong.width(it, 1))
    narrowest = min(weight for phase in phases for _, weight in phase.blocks) * share
    size = next((it for it in _WEEKS_SIZES if strong.width(widest, it) <= narrowest - 12), _WEEKS_SIZES[-1])
    labels = _labels(phases, strong, share)
    x = float(_MARGIN)
    for phase, (label_size, label) in zip(phases, labels, strict=True):
        bars, lines = [], []
        y = top - 18 - (len(label) - 1) * label_size * _LABEL_LEADING
        for words in label:
            lines.append(_line(strong, words, (x, y), label_size, f"hue-{phase.hue}-ink"))
            y += label_size * _LABEL_LEADING
        for weeks, weight in phase.blocks:
            width = weight * share
            bars.append(Bar(x=x, y=top, width=width, height=bottom - top, color=f"hue-{phase.hue}-mark"))
            if strong.width(weeks, size) <= width - 18:
                lines.append(_line(strong, weeks, (x + 12, bottom - 18), size, "on-solid"))
            x += width + _BETWEEN_BLOCKS
        x += _BETWEEN_PHASES - _BETWEEN_BLOCKS
        yield bars, lines


def _labels(phases: Sequence[SubjectPhase], strong: Lettering, share: float) -> list[tuple[float, list[str]]]:
    """What each phase is called, all in one size: the largest in which full names fit, else any, else what fits."""
    rooms = [sum(weight for _, weight in it.blocks) * share + _BETWEEN_BLOCKS * (len(it.blocks) - 1) for it in phases]
    for names in (1, None):
        for size in _LABEL_SIZES:
            found = [_label(it.labels[:names], strong, size, room) for it, room in zip(phases, rooms, strict=True)]
            if all(found):
                return [(size, lines) for lines in found]
    return [(_LABEL_SIZES[-1], lines) for lines in found]


def _label(labels: Sequence[str], strong: Lettering, size: float, room: float) -> list[str]:
    for label in labels:
        lines = strong.lines(label, size, room)
        if len(lines) <= _LABEL_LINES and strong.fits(lines, size, room):
            return lines
    return []


def _set(lettering: Lettering, text: str, sizes: Sequence[int], most: int, room: float) -> tuple[int, list[str]]:
    """The text at the largest size at which it fits into so many lines; at the smallest, cut with an ellipsis."""
    for size in sizes:
        lines = lettering.lines(text, size, room)
        if len(lines) <= most and lettering.fits(lines, size, room):
            return size, lines
    lines = lettering.lines(text, sizes[-1], room)
    shown = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return sizes[-1], [_cut(lettering, line, sizes[-1], room) for line in shown if line]


def _cut(lettering: Lettering, text: str, size: float, room: float) -> str:
    """As much of a line as has room."""
    if lettering.width(text, size) <= room:
        return text
    while lettering.width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _line(lettering: Lettering, text: str, at: tuple[float, float], size: float, color: str) -> Line:
    known = lettering.has(text)
    return Line(
        x=round(at[0], 2),
        y=round(at[1], 2),
        size=size,
        scale=lettering.scale(size),
        color=color,
        outline=lettering.outline(text) if known else "",
        letters="" if known else text,
        weight=lettering.weight,
    )
