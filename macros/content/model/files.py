"""Which files a playbook has, and the model of each; `Playbook` is everything below one folder of `playbooks/`."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from macros.content.model.cadence import Cadence
from macros.content.model.change import ChangeFile
from macros.content.model.measurement import Measurement
from macros.content.model.ours import Assumptions, Calculators, Conflicts, Glossary, PageTexts
from macros.content.model.phases import Phase
from macros.content.model.retired import RetiredFile
from macros.content.model.risks import Risks
from macros.content.model.roles import RolesFile
from macros.content.model.root import PlaybookFile
from macros.content.model.verticals import Vertical
from macros.content.model.vocabulary import OwnWords

__all__ = ["FILES", "FOLDERS", "NOTES", "OPTIONAL", "Playbook"]

FILES: dict[str, type[BaseModel]] = {
    "playbook": PlaybookFile,
    "measurement": Measurement,
    "risks": Risks,
    "cadence": Cadence,
    "assumptions": Assumptions,
    "calculators": Calculators,
    "conflicts": Conflicts,
    "glossary": Glossary,
    "pages": PageTexts,
}
"""File name without `.yaml` -> its model."""

OPTIONAL: dict[str, type[BaseModel]] = {"roles": RolesFile, "words": OwnWords, "retired": RetiredFile}
"""The same of files that a playbook may do without."""

FOLDERS: dict[str, type[BaseModel]] = {"phases": Phase, "verticals": Vertical}
"""Folder -> the model of each file in it; the file's name is its id."""


NOTES: dict[str, type[BaseModel]] = {"changes": ChangeFile}
"""The same of folders whose files say something about the playbook and are no part of it; there may be none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """One playbook, whole; phases in the order of their weeks, verticals in theirs."""

    playbook: PlaybookFile
    measurement: Measurement
    risks: Risks
    cadence: Cadence
    assumptions: Assumptions
    calculators: Calculators
    conflicts: Conflicts
    glossary: Glossary
    pages: PageTexts
    phases: dict[str, Phase]
    verticals: dict[str, Vertical]
    roles: RolesFile | None = None
    """Who takes part; None where the playbook names nobody."""
    words: OwnWords | None = None
    """What it adds to the vocabulary; None where that is enough."""
    retired: RetiredFile | None = None
    """What is no longer in it; None where nothing was ever said of that."""
