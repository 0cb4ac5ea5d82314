"""The sections of a block: labeled groups of statements, whose type says what they hold."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, Tag

from macros.content.model.base import Entity, Id, OptionalPart, Period, SectionTypeName, Text
from macros.content.model.plan_statements import (
    Activity,
    Checkpoint,
    Criterion,
    Deliverable,
    Milestone,
    QuickWin,
    TrackedMetric,
)
from macros.content.model.roles import Who
from macros.content.model.statements import OwnStatement, Paragraph

__all__ = [
    "BUILT_IN_TYPES",
    "PARAGRAPHS",
    "ActivitySection",
    "CheckpointSection",
    "CriterionSection",
    "DeliverableSection",
    "MilestoneSection",
    "OwnSection",
    "Paragraphs",
    "QuickWinSection",
    "Section",
    "SectionBase",
    "TextSection",
    "TrackedMetricSection",
    "Workstream",
    "WorkstreamSection",
]


class Workstream(Entity):
    """Activities that belong together."""

    KIND: ClassVar[str] = "workstream"
    title: Text = Field(description="Its name.")
    who: Who | None = Field(None, description="Who does it; left out, it is whoever its block names.")
    activities: dict[Id, Activity] = Field(description="What is done, in order.", min_length=1)


_TYPE = "What the section holds, and so how it is shown."


Paragraphs = Annotated[dict[Id, Paragraph], OptionalPart()]
PARAGRAPHS: Any = Field(
    default_factory=dict, description="The source's paragraphs before all else in it, in order.", min_length=1
)
"""The field of what may begin with some."""


class SectionBase(Entity):
    """A labeled group inside a block; `type` says what it holds and so how it is shown."""

    KIND: ClassVar[str] = "section"
    title: Text = Field(description="The source's label.", examples=["What We Hand Over"])
    paragraphs: Paragraphs = PARAGRAPHS


class WorkstreamSection(SectionBase):
    """A section of several workstreams."""

    type: Literal["workstreams"] = Field(description=_TYPE)
    workstreams: dict[Id, Workstream] = Field(description="The columns of activities.", min_length=1)


class ActivitySection(SectionBase):
    """A section of activities."""

    type: Literal["activities"] = Field(description=_TYPE)
    items: dict[Id, Activity] = Field(description="The activities.", min_length=1)


class DeliverableSection(SectionBase):
    """A section of deliverables."""

    type: Literal["deliverables"] = Field(description=_TYPE)
    items: dict[Id, Deliverable] = Field(description="What is handed over.", min_length=1)


class CriterionSection(SectionBase):
    """A section of criteria, whatever the source calls them."""

    type: Literal["criteria"] = Field(description=_TYPE)
    items: dict[Id, Criterion] = Field(description="What must be true at the end of the block.", min_length=1)


class QuickWinSection(SectionBase):
    """A section of quick wins."""

    type: Literal["quick-wins"] = Field(description=_TYPE)
    items: dict[Id, QuickWin] = Field(description="The quick wins.", min_length=1)


class CheckpointSection(SectionBase):
    """A section of checkpoints."""

    type: Literal["checkpoints"] = Field(description=_TYPE)
    every: Period = Field(description="How often.", examples=["P1D"])
    items: dict[Id, Checkpoint] = Field(description="What is looked at each time.", min_length=1)


class TrackedMetricSection(SectionBase):
    """A section of tracked metrics."""

    type: Literal["tracked-metrics"] = Field(description=_TYPE)
    items: dict[Id, TrackedMetric] = Field(description="What is measured meanwhile.", min_length=1)


class MilestoneSection(SectionBase):
    """A section of milestones."""

    type: Literal["milestones"] = Field(description=_TYPE)
    items: dict[Id, Milestone] = Field(description="The milestones, earliest first.", min_length=1)


class TextSection(SectionBase):
    """A section of paragraphs alone."""

    type: Literal["text"] = Field(description=_TYPE)
    paragraphs: dict[Id, Paragraph] = Field(description="The source's paragraphs, in order.", min_length=1)

    @property
    def items(self) -> dict[str, OwnStatement]:
        """None: it is all text."""
        return {}


class OwnSection(SectionBase):
    """A section of a type that the vocabulary names."""

    type: SectionTypeName = Field(description=_TYPE, examples=["questions"])
    statements: dict[Id, OwnStatement] = Field(
        description="What it holds, where its type is one that the vocabulary names.", min_length=1
    )

    @property
    def items(self) -> dict[str, OwnStatement]:
        """Its statements, as sections of the other types have them."""
        return self.statements


BUILT_IN_TYPES = (
    *("workstreams", "activities", "deliverables", "criteria", "quick-wins", "checkpoints", "tracked-metrics"),
    *("milestones", "text"),
)
"""Types of sections whose statements are more to the plan than lines: each has a kind of its own."""


def _form_of(data: Any) -> str | None:
    """Which form of section is meant; a type that is none of either is told as one."""
    if not isinstance(data, dict):
        return "own" if isinstance(data, OwnSection) else getattr(data, "type", None)
    type_ = data.get("type")
    if not isinstance(type_, str):
        return None
    return "own" if "statements" in data and type_ not in BUILT_IN_TYPES else type_


Section = Annotated[
    Annotated[WorkstreamSection, Tag("workstreams")]
    | Annotated[ActivitySection, Tag("activities")]
    | Annotated[DeliverableSection, Tag("deliverables")]
    | Annotated[CriterionSection, Tag("criteria")]
    | Annotated[QuickWinSection, Tag("quick-wins")]
    | Annotated[CheckpointSection, Tag("checkpoints")]
    | Annotated[TrackedMetricSection, Tag("tracked-metrics")]
    | Annotated[MilestoneSection, Tag("milestones")]
    | Annotated[TextSection, Tag("text")]
    | Annotated[OwnSection, Tag("own")],
    Discriminator(_form_of),
]
