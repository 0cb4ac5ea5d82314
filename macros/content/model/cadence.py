"""cadence.yaml: what goes on after the last week."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.content.model.base import Entity, Icon, Id, Named, OptionalPart, Part, Period, SchemaVersion, Text
from macros.content.model.plan_statements import Activity


class Review(Entity):
    """A look back that is repeated."""

    KIND: ClassVar[str] = "review"
    title: Text = Field(description="The review.", examples=["Monthly Reviews"])
    every: Period = Field(description="How often it is held.", examples=["P1M"])
    activities: dict[Id, Activity] = Field(description="What it looks at.", min_length=1)


class ReviewGroup(Named):
    """Reviews under one label of the source."""

    LABEL: ClassVar[str] = "group"
    type: Literal["reviews"] = Field(description="The group holds recurring reviews.")
    title: Text = Field(description="The source's label.")
    reviews: dict[Id, Review] = Field(description="The reviews, most frequent first.", min_length=1)


class ActivityGroup(Named):
    """Activities under one label of the source."""

    LABEL: ClassVar[str] = "group"
    type: Literal["activities"] = Field(description="The group holds activities.")
    title: Text = Field(description="The source's label.")
    activities: dict[Id, Activity] = Field(description="The activities.", min_length=1)


Group = Annotated[ReviewGroup | ActivityGroup, Field(discriminator="type")]


class Framework(Named):
    """One of the source's sub-sections."""

    LABEL: ClassVar[str] = "framework"
    title: Text = Field(description="The source's heading.")
    groups: dict[Id, Group] = Field(description="Its groups, in order.", min_length=1)


class Cadence(Part):
    """What goes on after the last week."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["cadence"] = Field(description="Always `cadence`.")
    icon: Annotated[Icon | None, OptionalPart()] = Field(None, description="The source's emoji.", examples=["🔄"])
    title: Text = Field(description="The source's heading.")
    frameworks: dict[Id, Framework] = Field(description="The source's sub-headings, in order.", min_length=1)
