"""A phase file: time boxes, their sections, and the statements in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, PrivateAttr, Tag, model_validator

from macros.content.model.base import (
    BlockReference,
    Dates,
    Days,
    Entity,
    Icon,
    Id,
    IsoDate,
    OptionalPart,
    Ours,
    Period,
    PhaseReference,
    SchemaVersion,
    SectionTypeName,
    Text,
    Weeks,
    Whole,
    with_short_names,
)
from macros.content.model.early_warnings import WarningList
from macros.content.model.roles import Who
from macros.content.model.statements import OwnStatement, Paragraph, Statement


class Activity(Statement):
    """Something that is done."""

    KIND: ClassVar[str] = "activity"


class Deliverable(Statement):
    """Something that is handed over."""

    KIND: ClassVar[str] = "deliverable"


class Criterion(Statement):
    """What must be true at the end of a block."""

    KIND: ClassVar[str] = "criterion"


class QuickWin(Statement):
    """An early success that everybody can see."""

    KIND: ClassVar[str] = "quick-win"


class Checkpoint(Statement):
    """What is looked at again and again during a block."""

    KIND: ClassVar[str] = "checkpoint"


class TrackedMetric(Statement):
    """What is measured during a block."""

    KIND: ClassVar[str] = "tracked-metric"


class Milestone(Statement):
    """What must be reached at the end of a week, which the source labels `Week n`, or of a day."""

    KIND: ClassVar[str] = "milestone"
    week: Annotated[Whole | None, OptionalPart()] = Field(
        None, description="The week at whose end it is due, in a playbook with a calendar.", examples=[4]
    )
    due: Annotated[IsoDate | None, OptionalPart()] = Field(
        None, description="The day at whose end it is due, in a playbook of dates.", examples=["2028-05-12"]
    )


class Workstream(Entity):
    """Activities that belong together."""

    KIND: ClassVar[str] = "workstream"
    title: Text = Field(description="Its name.")
    who: Who | None = Field(None, description="Who does it; left out, it is whoever its block names.")
    activities: dict[Id, Activity] = Field(description="What is done, in order.", min_length=1)


_TYPE = "What the section holds, and so how it is shown."


Paragraphs = Annotated[dict[Id, Paragraph], OptionalPart()]
_PARAGRAPHS: Any = Field(
    default_factory=dict, description="The source's paragraphs before all else in it, in order.", min_length=1
)


class SectionBase(Entity):
    """A labeled group inside a block; `type` says what it holds and so how it is shown."""

    KIND: ClassVar[str] = "section"
    title: Text = Field(description="The source's label.", examples=["What We Hand Over"])
    paragraphs: Paragraphs = _PARAGRAPHS


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


Warnings = Annotated[WarningList | None, OptionalPart()]
_WARNINGS: Any = Field(None, description="The signs that something goes wrong in it.")


class Stepped(Entity):
    """A part of the plan that has its place in the order of all."""

    _step: str = PrivateAttr("")

    @property
    def step(self) -> str:
        """`3` for the third phase, `3.2` for the second of its blocks; the phase's own for its only block."""
        return self._step


class Block(Stepped):
    """A box of the plan with one aim: whole weeks, days of the calendar, or what comes next where there are neither."""

    KIND: ClassVar[str] = "block"
    title: Text = Field(description="Its name.", examples=["Open to Everybody"])
    weeks: Annotated[Weeks | None, OptionalPart()] = Field(
        None, description="When it runs; left out in a playbook without a calendar, whose order says it all."
    )
    dates: Annotated[Dates | None, OptionalPart()] = Field(
        None, description="On which days of the real calendar, in a playbook whose phases and blocks all say so."
    )
    days: Annotated[Days | None, OptionalPart()] = Field(None, description="On which days of its one week.")
    when: Annotated[Text | None, OptionalPart()] = Field(
        None,
        description="The source's own words for its time, where order alone says it; weeks and dates have a `label`.",
        examples=["After the harvest"],
    )
    beside: Annotated[list[BlockReference], OptionalPart()] = Field(
        default_factory=list,
        description="Blocks of its phase that run at the same time, in weeks or on days that both have.",
        examples=[["block/quick-start"]],
        min_length=1,
    )
    who: Who | None = Field(None, description="Who does what is in it, where nothing else is said.")
    paragraphs: Paragraphs = _PARAGRAPHS
    warnings: Warnings = _WARNINGS
    sections: dict[Id, Section] = Field(description="Its groups, in the source's order.", min_length=1)


class Phase(Stepped):
    """A phase file, `phases/<id>.yaml`."""

    KIND: ClassVar[str] = "phase"
    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["phase"] = Field(description="Always `phase`.")
    id: Id = Field(description="The file's name without `.yaml`.", examples=["first-week"])
    title: Text = Field(description="The source's title.", examples=["Phase 2: First Week"])
    short_title: Text = Field("", description="Our name for tight places; else the title.", examples=["First Week"])
    shortest_title: Text = Field(
        "", description="Our name for the tightest places; else the short title.", examples=["Phase 2"]
    )
    icon: Annotated[Icon | None, OptionalPart()] = Field(None, description="The source's emoji.", examples=["🏃"])
    weeks: Annotated[Weeks | None, OptionalPart()] = Field(
        None, description="From when to when; left out in a playbook without a calendar."
    )
    dates: Annotated[Dates | None, OptionalPart()] = Field(
        None, description="On which days of the real calendar, in a playbook whose phases and blocks all say so."
    )
    when: Annotated[Text | None, OptionalPart()] = Field(
        None,
        description="The source's own words for its time, where order alone says it; weeks and dates have a `label`.",
        examples=["After the harvest"],
    )
    beside: Annotated[list[PhaseReference], OptionalPart()] = Field(
        default_factory=list,
        description="Phases that run at the same time, in weeks or on days that both have.",
        examples=[["phase/first-week"]],
        min_length=1,
    )
    order: Annotated[Whole | None, OptionalPart()] = Field(
        None, description="Place among the phases, lowest first, where neither weeks nor dates say it.", examples=[10]
    )
    introduction: Annotated[Ours | None, OptionalPart()] = Field(
        None, description="One sentence on what the phase is for."
    )
    paragraphs: Paragraphs = _PARAGRAPHS
    warnings: Warnings = _WARNINGS
    blocks: dict[Id, Block] = Field(description="Its time boxes, earliest first.", min_length=1)

    _names = model_validator(mode="before")(with_short_names("short_title", "shortest_title"))

    @property
    def introduced(self) -> str:
        """Our sentence on it; empty where there is none."""
        return self.introduction.text if self.introduction else ""


def number_steps(phases: Iterable[Phase]) -> None:
    """Gives each phase and block its number, the phases being in their order."""
    for number, phase in enumerate(phases, start=1):
        phase._step = str(number)  # noqa: SLF001 - nothing else may
        for place, block in enumerate(phase.blocks.values(), start=1):
            block._step = f"{number}.{place}" if len(phase.blocks) > 1 else str(number)  # noqa: SLF001
