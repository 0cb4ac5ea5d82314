"""Rules about the reasons in `changes/`: each is about something that is, or once was, in the playbook."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.words import nearest, shown

__all__ = ["reasons_of_something"]


def reasons_of_something(draft: Draft) -> Iterator[Problem]:
    """What a reason is about stands in the playbook, or in the list of what was published."""
    known = {f"{kind}/{id_}" for kind, id_ in draft.spots} | set(draft.ids.entries if draft.ids else ())
    for source in draft.in_folder("changes"):
        for index, reference in enumerate(source.node.about):
            if reference not in known and reference.partition("/")[0] not in draft.unseen:
                near = nearest(reference, known)
                hint = (
                    f"did you mean '{near}'?" if near else "write the 'kind/id' of what changes, or leave 'about' out"
                )
                yield source.problem(("about", index), f"{shown(reference)} was never in this playbook", hint)
