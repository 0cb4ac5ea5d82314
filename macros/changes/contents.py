"""What came or went with a thing: how much of each kind, and which statements under which labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from macros.changes.marked import clipped
from macros.changes.outline import Outline, Thing
from macros.changes.overlaid import about
from macros.changes.report import Group
from macros.changes.rows import dates_text, weeks_text

__all__ = ["counts", "groups", "kind_label", "statement"]

_NAME = 300
_HOLDING = {
    "phase",
    "block",
    "section",
    "workstream",
    "group",
    "framework",
    "indicator-group",
    "kpi-group",
    "risk-category",
}
"""What only holds statements."""
_COUNTED = {"vertical-metric": ("measure", "measures")}
"""What is counted inside a vertical need not name it again."""


def counts(held: Sequence[Thing], head: Outline) -> str:
    """How much of each kind: `4 focus areas, 1 adjustment`."""
    counted = Counter(it.kind for it in held)
    examples = {it.kind: it for it in held}
    return ", ".join(f"{count} {_counted(examples[kind], head, count)}" for kind, count in counted.items())


def groups(held: Sequence[Thing], thing: Thing, state: Outline, head: Outline) -> list[Group]:
    """The statements under the labels that readers know: the section's, or those over the lists of a vertical."""
    found: dict[str, list[str]] = {}
    labels = _vertical_labels(head)
    for it in held:
        if it.kind not in _HOLDING:
            holder = next(state.holders(it), thing)
            slot = str(it.slot[-1]) if it.slot else ""
            is_own = holder.key == thing.key
            title = labels.get(slot) if holder.kind == "vertical" else None
            title = title or (kind_label(it, head, plural=True) if is_own else holder.name)
            found.setdefault(title, []).append(clipped(statement(it, state)))
    return [Group(title=clipped(title, _NAME), statements=words) for title, words in found.items()]


def kind_label(thing: Thing, head: Outline, *, plural: bool = False) -> str:
    """The kind for readers, as the vocabulary has it; what is in no vocabulary goes by the model's word."""
    word = head.things.get(f"word/_vocabulary:kinds.{thing.kind}")
    plain = thing.kind.replace("-", " ").capitalize()
    if word is None:
        return f"{plain}s" if plural else plain
    return word.words("plural", "label") if plural else word.words("label") or plain


def statement(thing: Thing, state: Outline) -> str:
    """A thing as the plan puts it: `Gradual rollout (Week 3-5)`, `Guest satisfaction: 4.5+`, `Week 4: half`.

    What a vertical changes or leaves out is told by what it is about and why.
    """
    if overlaid := about(thing, state):
        return f"{overlaid.name}: {thing.words('because')}"
    words = ": ".join(filter(None, [thing.words("title", "label"), thing.words("text", "because")])) or thing.id
    if dates := dates_text(thing, as_written=True):
        return f"{dates}: {words}" if thing.kind == "milestone" else f"{words} ({dates})"
    weeks = weeks_text(thing, as_written=True)
    if not weeks:
        return words
    named = weeks if weeks[:1].isalpha() else f"Week {weeks}" if weeks.lstrip("-").isdigit() else f"Weeks {weeks}"
    return f"{named}: {words}" if thing.kind == "milestone" else f"{words} ({named})"


def _counted(thing: Thing, head: Outline, count: int) -> str:
    if thing.kind in _COUNTED:
        return _COUNTED[thing.kind][count != 1]
    label = kind_label(thing, head, plural=count != 1)
    # KPI stays KPI.
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _vertical_labels(head: Outline) -> dict[str, str]:
    root = next((it for it in head.things.values() if it.kind == "playbook"), None)
    fields = root.fields.items() if root else ()
    return {str(path[2]): label for path, label in fields if path[:2] == ("verticals", "labels") and len(path) == 3}
