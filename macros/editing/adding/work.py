"""One addition in the making: the playbook as it is, and the text of every file that changes so far.

Not for: what is added where (`macros.editing.adding.additions`, `macros.editing.adding.growth`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.content import ids_lock
from macros.content.blanks import blank
from macros.content.documents import Document
from macros.content.model.shape import below, settle
from macros.content.model.verticals import Adjustment
from macros.content.strict_yaml import parse
from macros.content.validation.draft import Draft
from macros.editing.adding.asked import Ids, Wish
from macros.editing.adding.insertion import with_new
from macros.editing.adding.kinds import Kind
from macros.editing.adding.places import Place
from macros.editing.adding.skeleton import Skeleton
from macros.editing.adding.values import Due, Values
from macros.editing.yaml_edits import line_of

__all__ = ["Added", "Work"]


@dataclass(slots=True, kw_only=True)
class Added:
    """A playbook with something more."""

    texts: dict[str, str] = field(default_factory=dict)
    """The text of every file that is new or changes, by path."""
    path: str = ""
    line: int = 1
    """Where its editor goes on."""
    told: list[str] = field(default_factory=list)
    """What else was done, a line each."""
    weeks_named: list[tuple[str, int, str]] = field(default_factory=list)
    """Sentences that name a week which is called otherwise now."""


class Work:
    """What an addition needs at hand, and what it has made."""

    def __init__(self, draft: Draft, texts: Mapping[str, str], wish: Wish) -> None:
        self.draft, self.wish = draft, wish
        self.texts = dict(texts)
        self.phases = sorted(draft.in_folder("phases"), key=lambda source: source.node.weeks.first)
        self.result = Added()
        self._made: list[str] = []

    def write(self, path: str, text: str) -> None:
        """A file becomes this text."""
        self.texts[path] = self.result.texts[path] = text

    def lock(self) -> None:
        """Every new id gets its line, so that it is kept from the day on which it is published."""
        if self._made:
            lock = (self.draft.ids or ids_lock.EMPTY).with_new(self._made)
            self.write(f"{self.draft.folder}/ids.lock", ids_lock.written(lock))

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
        made: list[Skeleton] = []

        def lines(step: int) -> Sequence[str]:
            made.append(self._skeleton(ids, id_, step, due))
            return made[-1].entry(kind.model_of(type_))

        path = place.source.document.path
        document = self._document(path)
        holder: Any = place.source.model
        data: Any = document.data
        for key in place.path[:-1]:
            holder, data = below(holder, data, key), data[key]
        model = settle(holder, data)
        self.write(path, with_new(self.texts[path], document, place.path, lines, model=model, after=after))
        if not self.result.path:
            self.result.path, self.result.line = path, line_of(self.texts[path], (*place.path, id_))
        self._made += [f"{inner}/{ids.scope}{inner_id}" for inner, inner_id in made[-1].made]

    def file(self, kind: Kind, ids: Ids, id_: str, due: Due) -> None:
        """Write a file of its own."""
        skeleton = self._skeleton(ids, id_, 2, due)
        lines = [*self._first_line(kind), *skeleton.file(kind.models[0])]
        path = f"{self.draft.folder}/{kind.folder}/{id_}.yaml"
        self.write(path, "".join(f"{line}\n" for line in lines))
        end = f": {blank(id_)}"
        self.result.path = path
        self.result.line = next(number for number, line in enumerate(lines, start=1) if line.endswith(end))
        (own, own_id), *inside = skeleton.made
        self._made += [f"{own}/{own_id}", *(f"{inner}/{ids.scope}{inner_id}" for inner, inner_id in inside)]

    def _first_line(self, kind: Kind) -> list[str]:
        """The line that tells editors the schema, as in the folder's other files."""
        for path, text in self.texts.items():
            if path.startswith(f"{self.draft.folder}/{kind.folder}/") and text.startswith("# yaml-language-server:"):
                return [text.splitlines()[0]]
        return []

    def _document(self, path: str) -> Document:
        """The file as it is by now."""
        document, _ = parse(path, self.texts[path].encode("utf-8"))
        assert document is not None
        return document

    def _skeleton(self, ids: Ids, id_: str, step: int, due: Due) -> Skeleton:
        assert self.draft.vocabulary is not None
        units = list(self.draft.vocabulary.units)
        values = Values(id=id_, units=units, targets=self._target, due=due, shown=self._shown())
        return Skeleton(values=values, step=step, new_id=ids.near)

    def _target(self, kinds: tuple[str, ...]) -> str:
        wanted = kinds or ("kpi",)
        found = [spot for spot in self.draft.spots if spot[0] in wanted] or list(self.draft.spots)
        return "/".join(found[0])

    def _shown(self) -> Due:
        """Weeks and a block that go together, in this plan."""
        id_, block = next(iter(self.phases[0].node.blocks.items()))
        weeks = {"first": block.weeks.first, "last": block.weeks.last}
        return {(Adjustment, "weeks"): weeks, (Adjustment, "blocks"): [f"block/{id_}"]}
