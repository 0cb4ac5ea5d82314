"""The worked examples as files, for readers without scripts: the very files that the page makes of its first result."""

from __future__ import annotations

import json
from collections.abc import Iterator

from calculators.exports import content_of
from macros.calculated.defaults import playbook_of, request
from macros.calculated.example import example
from macros.calculated.origins import origins
from macros.calculated.replies import described, exported
from macros.content.site import Site
from macros.foundation.addresses import example_path

__all__ = ["example_files"]

_CALENDAR_STAMP = "2020-01-01T00:00:00Z"
"""Calendars need one: the same in every build, and so early that any that a reader makes takes its place."""


def example_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Path and content of each form of each calculator's worked example.

    Raises:
        ValueError: a calculator refuses its defaults, which the playbook's checks let none do.
    """
    loaded = site.loaded
    playbook = playbook_of(loaded)
    for name in loaded.playbook.calculators.calculators:
        asked = {
            **request(loaded, name),
            "playbook": playbook,
            "origins": origins(loaded, name),
            "example": example(loaded, name),
        }
        for form in described(name)["forms"]:
            stamped = {**asked, "stamp": _CALENDAR_STAMP} if form == "ics" else asked
            file = exported(name, json.dumps(stamped), form)
            if not file["ok"]:
                raise ValueError(f"the {name} calculator makes no {form} of its defaults: {file['errors']}")
            yield example_path(name, form), content_of(file)
