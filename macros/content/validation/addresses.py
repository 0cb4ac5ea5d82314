"""Rules about addresses that readers are led to: no link that the build publishes is dead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.model.root import RelatedPlaybook
from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.words import shown

__all__ = ["published_playbooks_to_follow"]

_WHOLE = re.compile(r"https?://[^\s/]+\S*")


def published_playbooks_to_follow(draft: Draft) -> Iterator[Problem]:
    """A related playbook that is published has an address that leads there; the source's may name a file of its own."""
    source = draft.file("playbook")
    for path, related in source.parts_of(RelatedPlaybook) if source else ():
        assert source is not None
        if related.status == "published" and not _WHOLE.fullmatch(related.href):
            sentence = f"'status' is published, but {shown(related.href)} leads nowhere on this site"
            hint = "write the whole address, as https://…, or status: planned"
            yield source.problem((*path, "href"), sentence, hint)
