"""Which files a playbook has, and the model of each; `Playbook` is everything below one folder of `playbooks/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from macros.content.model.cadence import Cadence, Framework
from macros.content.model.change import ChangeFile
from macros.content.model.measurement import IndicatorGroup, KpiGroup, Measurement
from macros.content.model.ours import Assumptions, Calculators, Conflicts, Glossary, PageTexts
from macros.content.model.phases import Phase
from macros.content.model.retired import RetiredFile
from macros.content.model.risks import RiskCategory, Risks
from macros.content.model.roles import RolesFile
from macros.content.model.root import Goal, PlaybookFile, Principle, VerticalLabels, VerticalsHeading
from macros.content.model.verticals import Vertical
from macros.content.model.vocabulary import OwnWords

__all__ = ["EMPTY_REGISTERS", "FILES", "FOLDERS", "NOTES", "OPTIONAL", "ROOT", "Playbook"]

ROOT = "playbook"
"""The one file that every playbook has."""

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
"""File name without `.yaml` -> its model; a playbook may do without any but `ROOT`."""

_ENTRIES = {
    "assumptions": "assumptions",
    "calculators": "calculators",
    "conflicts": "conflicts",
    "glossary": "terms",
    "pages": "pages",
}
"""Registers of one list, and what holds its entries."""

EMPTY_REGISTERS: dict[str, BaseModel] = {
    name: FILES[name].model_construct(None, schema_version=1, kind=name, **{entries: {}})
    for name, entries in _ENTRIES.items()
}
"""What stands for a register that a playbook does without: one without entries, as no file may be."""

OPTIONAL: dict[str, type[BaseModel]] = {"roles": RolesFile, "words": OwnWords, "retired": RetiredFile}
"""The same of files that are no part of what a playbook says."""

FOLDERS: dict[str, type[BaseModel]] = {"phases": Phase, "verticals": Vertical}
"""Folder -> the model of each file in it; the file's name is its id."""


NOTES: dict[str, type[BaseModel]] = {"changes": ChangeFile}
"""The same of folders whose files say something about the playbook and are no part of it; there may be none."""


_HEADING = VerticalsHeading(
    icon="🧭",
    title="Verticals",
    labels=VerticalLabels(
        focus_areas="Focus areas",
        success_factors="Success factors",
        adjustments="Timeline adjustments",
        metrics="Success metrics",
    ),
)
"""Our words over verticals, for a playbook that has none of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """One playbook, whole; phases in the order of time, verticals in theirs.

    A part that it does without is None, or empty where it is a list or a register.
    """

    playbook: PlaybookFile
    measurement: Measurement | None
    risks: Risks | None
    cadence: Cadence | None
    assumptions: Assumptions
    calculators: Calculators
    conflicts: Conflicts
    glossary: Glossary
    pages: PageTexts
    """The words of every page that this playbook has and that is none of its files': its own, or ours."""
    phases: dict[str, Phase]
    verticals: dict[str, Vertical]
    roles: RolesFile | None = None
    """Who takes part; None where the playbook names nobody."""
    words: OwnWords | None = None
    """What it adds to the vocabulary; None where that is enough."""
    retired: RetiredFile | None = None
    """What is no longer in it; None where nothing was ever said of that."""

    @property
    def principles(self) -> Mapping[str, Principle]:
        """The principles, by id."""
        return self.playbook.principles.items if self.playbook.principles else {}

    @property
    def goals(self) -> Mapping[str, Goal]:
        """The goals, by id."""
        return self.playbook.goals.items if self.playbook.goals else {}

    @property
    def kpi_groups(self) -> Mapping[str, KpiGroup]:
        """The KPIs, group by group."""
        return self.measurement.metrics.groups if self.measurement and self.measurement.metrics else {}

    @property
    def gates(self) -> Mapping[str, IndicatorGroup]:
        """What must be true when a phase ends, group by group."""
        return self.measurement.indicators.groups if self.measurement and self.measurement.indicators else {}

    @property
    def risk_categories(self) -> Mapping[str, RiskCategory]:
        """The risk register, category by category."""
        return self.risks.risk_register.categories if self.risks and self.risks.risk_register else {}

    @property
    def frameworks(self) -> Mapping[str, Framework]:
        """What goes on after the last week."""
        return self.cadence.frameworks if self.cadence else {}

    @property
    def verticals_heading(self) -> VerticalsHeading:
        """What stands over the verticals: the source's words, or ours."""
        return self.playbook.verticals or _HEADING
