"""playbook.yaml: what the playbook is, claims, aims at, and how its weeks are counted."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.content.model.base import (
    Entity,
    Icon,
    Id,
    IsoDate,
    KpiReference,
    Language,
    Line,
    Named,
    OptionalPart,
    Ours,
    Part,
    SchemaVersion,
    Text,
    Whole,
)
from macros.content.model.quantity import Quantity


class Badge(Entity):
    """What the playbook says of itself at its head."""

    KIND: ClassVar[str] = "badge"
    title: Text = Field(description="The source's label.", examples=["Openings"])
    text: Text = Field(description="The source's words.", examples=["9 in 10 on the day"])
    quantity: Quantity | None = Field(None, description="The number the words hold.")
    date: IsoDate | None = Field(None, description="The date the words hold.", examples=["2025-01-31"])
    kpi: KpiReference | None = Field(None, description="The KPI it repeats.", examples=["kpi/time-to-open"])
    check: Ours | None = Field(None, description="Our one sentence on what its arithmetic supports.")


class Principle(Entity):
    """A principle the playbook follows."""

    KIND: ClassVar[str] = "principle"
    title: Text = Field(description="The principle.", examples=["Small Steps First"])
    text: Text = Field(description="What it means.")


class Goal(Entity):
    """What the playbook aims at."""

    KIND: ClassVar[str] = "goal"
    title: Text = Field(description="What is aimed at.", examples=["Opening"])
    text: Text = Field(description="The aim, in the source's words.", examples=["Open within 70 days"])
    quantity: Quantity | None = Field(None, description="The number the words hold.")
    kpi: KpiReference | None = Field(None, description="The KPI that measures it.", examples=["kpi/time-to-open"])


class RelatedPlaybook(Entity):
    """Another playbook the source names."""

    KIND: ClassVar[str] = "related-playbook"
    title: Text = Field(description="Its title.")
    text: Text = Field(description="What it covers.")
    href: Line = Field(
        description="Where the source links to; shown, never followed while it is only planned.",
        examples=["/playbooks/expansion"],
    )
    status: Literal["planned", "published"] = Field(description="`planned`: the source names it, nobody has it yet.")


class Calendar(Part):
    """How the weeks are counted."""

    first_week: Whole = Field(description="The first week.", examples=[-2])
    last_week: Whole = Field(description="The last week.", examples=[12])
    week_zero: Literal["absent", "present"] = Field(
        "absent",
        description="For weeks before Week 1. `absent`: week -1 is followed by week 1, though the source's label names "
        "a week 0.",
    )


class Overview(Part):
    """The first section of the source."""

    icon: Annotated[Icon | None, OptionalPart()] = Field(None, description="The source's emoji.", examples=["🎯"])
    title: Text = Field(description="The source's heading.")
    text: Text = Field(description="The source's paragraph.")
    quantity: Quantity | None = Field(None, description="The number the paragraph holds.")
    check: Ours | None = Field(None, description="Our one sentence on that number.")


class PrincipleList(Part):
    """The principles with the heading of the source."""

    title: Text = Field(description="The source's heading.")
    items: dict[Id, Principle] = Field(description="The principles.", min_length=1)


class GoalList(Part):
    """The goals with the heading of the source."""

    title: Text = Field(description="The source's heading.")
    items: dict[Id, Goal] = Field(description="The goals.", min_length=1)


class VerticalLabels(Part):
    """The labels that stand in every vertical."""

    focus_areas: Text = Field(description="The source's label.")
    success_factors: Text = Field(description="The source's label.")
    adjustments: Text = Field(description="The source's label.")
    metrics: Text = Field(description="The source's label.")


class VerticalsHeading(Part):
    """What stands over all verticals."""

    icon: Annotated[Icon | None, OptionalPart()] = Field(None, description="The source's emoji.", examples=["🎯"])
    title: Text = Field(description="The source's heading over all verticals.")
    labels: VerticalLabels = Field(description="The labels every vertical uses.")


class RelatedList(Part):
    """The related playbooks with the heading of the source."""

    icon: Annotated[Icon | None, OptionalPart()] = Field(None, description="The source's emoji.", examples=["🎯"])
    title: Text = Field(description="The source's heading.")
    items: dict[Id, RelatedPlaybook] = Field(description="The playbooks.", min_length=1)


class Colophon(Named):
    """A line of the source's footer."""

    LABEL: ClassVar[str] = "footer line"
    title: Text = Field(description="The source's label.", examples=["Next Review"])
    text: Text = Field(description="The source's words.", examples=["April 30, 2025"])
    date: IsoDate | None = Field(None, description="The date the words hold.", examples=["2025-04-30"])
    quantity: Quantity | None = Field(None, description="The number the words hold.")


class PlaybookFile(Entity):
    """What the playbook is, claims and aims at, and how its weeks are counted."""

    KIND: ClassVar[str] = "playbook"
    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["playbook"] = Field(description="Always `playbook`.")
    id: Id = Field(description="The folder's name.", examples=["harbor-opening"])
    title: Text = Field(description="The source's title.")
    language: Annotated[Language | None, OptionalPart()] = Field(
        None,
        description="The language of the source's words, so that they are read aloud and set as such, from right to "
        "left where that is its way; left out, it is English.",
        examples=["pt-BR"],
    )
    tagline: Annotated[Text | None, OptionalPart()] = Field(None, description="The source's line under the title.")
    calendar: Annotated[Calendar | None, OptionalPart()] = Field(
        None, description="How the weeks are counted; a playbook without phases has none."
    )
    badges: Annotated[dict[Id, Badge], OptionalPart()] = Field(
        default_factory=dict, description="What the playbook says of itself at its head.", min_length=1
    )
    overview: Annotated[Overview | None, OptionalPart()] = Field(None, description="The first section.")
    principles: Annotated[PrincipleList | None, OptionalPart()] = Field(None, description="The playbook's principles.")
    goals: Annotated[GoalList | None, OptionalPart()] = Field(None, description="The success metrics it aims at.")
    verticals: Annotated[VerticalsHeading | None, OptionalPart()] = Field(
        None, description="The heading and labels of the verticals; ours stand where it is left out."
    )
    related: Annotated[RelatedList | None, OptionalPart()] = Field(None, description="The related playbooks.")
    closing: Annotated[Text | None, OptionalPart()] = Field(None, description="The source's last paragraph.")
    colophon: Annotated[dict[Id, Colophon], OptionalPart()] = Field(
        default_factory=dict, description="The lines of the source's footer.", min_length=1
    )
