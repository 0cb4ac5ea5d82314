"""One addition in the making: entries and files set among those of a session.

Not for: what is added where (`macros.editing.adding.additions`, `macros.editing.adding.growth`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.content.blanks import blank
from macros.content.documents import Document
from macros.content.model.plan_statements import Activity
from macros.content.model.shape import below, settle, written_fields
from macros.content.model.verticals import Adjustment, Omission, Replacement
from macros.content.overlays import claims_of, holders_in
from macros.content.problems import Problem
from macros.content.strict_yaml import parse
from macros.content.times import place_in_time
from macros.editing.adding.asked import Ids, Wish
from macros.editing.adding.insertion import with_new
from macros.editing.adding.kinds import Kind
from macros.editing.adding.places import Place
from macros.editing.adding.skeleton import Skeleton, explanation
from macros.editing.adding.values import Due, Values
from macros.editing.session import Session
from macros.editing.yaml_edits import line_of

__all__ = ["APART", "Added", "Work"]

APART = 10
"""So far apart are the places of two files of a folder, so that others fit between them."""


@dataclass(slots=True, kw_only=True)
class Added:
    """What was added."""

    path: str = ""
    line: int = 1
    """Where its editor goes on."""
    told: list[str] = field(default_factory=list)
    """What else was done, a line each."""
    grown: bool = False
    """Whether the plan has more weeks than before."""
    blank: bool = False
    """Whether there are words to be written over."""
    written: list[str] = field(default_factory=list)
    """Every file that was written."""
    left: list[Problem] = field(default_factory=list)
    """What is wrong since the plan has grown, which only a person can mend."""
    weeks_named: list[tuple[str, int, str]] = field(default_factory=list)
    """Sentences that name a week which is called otherwise now: file, line and words."""


class Work:
    """What an addition needs at hand, and what it has made."""

    def __init__(self, session: Session, wish: Wish) -> None:
        self.session, self.draft, self.wish = session, session.draft, wish
        self.phases = sorted(self.draft.in_folder("phases"), key=lambda source: place_in_time(source.node))
        self.result = Added()

    def text(self, path: str) -> str:
        """A file as it is by now."""
        text = self.session.text(path)
        assert text is not None
        return text

    def insert(
        self,
        kind: Kind,
        place: Place,
        ids: Ids,
        id_: str,
        due: Due,
        *,
        type_: str | None = None,
        after: str | None = None,
    ) -> None:
        """Set an entry into a list, last or behind another."""

        def lines(step: int) -> Sequence[str]:
            skeleton = self._skeleton(ids, id_, step, due)
            return skeleton.part(place.begins) if place.begins else skeleton.entry(kind.model_of(type_))

        path = place.source.document.path
        document = self._document(path)
        written = place.path[:-1] if place.begins else place.path
        holder: Any = place.source.model
        data: Any = document.data
        for key in written[:-1]:
            holder, data = below(holder, data, key), data[key]
        model = settle(holder, data)
        explained = explanation(written_fields(model)[written[-1]])
        text = with_new(self.text(path), document, written, lines, model=model, explained=explained, after=after)
        self.session.write(path, text)
        if not self.result.path:
            self.result.path, self.result.line = path, line_of(text, (*place.path, id_))

    def file(self, kind: Kind, ids: Ids, id_: str, due: Due) -> None:
        """Write a file of its own."""
        lines = [*self._first_line(kind), *self._skeleton(ids, id_, 2, due).file(kind.models[0])]
        path = f"{self.draft.folder}/{kind.folder}/{id_}.yaml"
        self.session.write(path, "".join(f"{line}\n" for line in lines))
        end = f": {blank(id_)}"
        self.result.path = path
        self.result.line = next(number for number, line in enumerate(lines, start=1) if line.endswith(end))

    def _first_line(self, kind: Kind) -> list[str]:
        """The line that tells editors the schema, as in the folder's other files."""
        for source in self.draft.in_folder(kind.folder or ""):
            first = self.text(source.document.path).partition("\n")[0].rstrip("\r")
            if first.startswith("# yaml-language-server:"):
                return [first]
        return []

    def _document(self, path: str) -> Document:
        document, _ = parse(path, self.text(path).encode("utf-8"))
        assert document is not None
        return document

    def _skeleton(self, ids: Ids, id_: str, step: int, due: Due) -> Skeleton:
        self.result.blank = True
        assert self.draft.vocabulary is not None
        units = list(self.draft.vocabulary.units)
        decided = {**self._overlaid(id_), **due}
        values = Values(id=id_, units=units, targets=self._target, due=decided, shown=self._shown())
        return Skeleton(values=values, step=step, new_id=ids.near)

    def _target(self, kinds: tuple[str, ...]) -> str:
        wanted = kinds or ("kpi",)
        found = [spot for spot in self.draft.spots if spot[0] in wanted] or list(self.draft.spots)
        return "/".join(found[0])

    def _overlaid(self, id_: str) -> Due:
        """Statements that no vertical says otherwise or leaves out yet, and how one would read."""
        phases = {source.name: source.node for source in self.phases}
        verticals = {source.name: source.node for source in self.draft.in_folder("verticals")}
        taken = {claim.target for name, it in verticals.items() for claim in claims_of(name, it)}
        free = [
            reference
            for reference, around in holders_in(phases).items()
            if reference.partition("/")[0] == Activity.KIND and taken.isdisjoint((reference, *around))
        ]
        if not free:
            return {}
        said = {"text": blank(id_), "quantity": None}
        return {(Replacement, "of"): free[0], (Replacement, "set"): said, (Omission, "of"): free[-1]}

    def _shown(self) -> Due:
        """Weeks and a block that go together, in this plan."""
        if not self.phases:
            return {(Adjustment, "weeks"): None}
        id_, block = next(iter(self.phases[0].node.blocks.items()))
        weeks = {"first": block.weeks.first, "last": block.weeks.last} if block.weeks else None
        return {(Adjustment, "weeks"): weeks, (Adjustment, "blocks"): [f"block/{id_}"]}
