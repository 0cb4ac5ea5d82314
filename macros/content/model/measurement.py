"""measurement.yaml: the KPIs and the indicators that close each phase."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.content.model.base import Entity, Icon, Id, Named, OptionalPart, Part, PhaseReference, SchemaVersion, Text
from macros.content.model.quantity import Quantity
from macros.content.model.statements import Statement


class Kpi(Entity):
    """A figure by which success is measured."""

    KIND: ClassVar[str] = "kpi"
    title: Text = Field(description="What is measured.", examples=["Time to Open"])
    text: Text = Field(description="The source's figure.", examples=["70 days"])
    quantity: Quantity = Field(description="The number.")


class KpiGroup(Entity):
    """KPIs under one label of the source."""

    KIND: ClassVar[str] = "kpi-group"
    title: Text = Field(description="The group's name.", examples=["Punctuality"])
    kpis: dict[Id, Kpi] = Field(description="Its KPIs.", min_length=1)


class KpiFramework(Part):
    """The KPIs with the heading of the source."""

    title: Text = Field(description="The source's heading.")
    groups: dict[Id, KpiGroup] = Field(description="The groups, in order.", min_length=1)


class PhaseIndicator(Statement):
    """What must be true when a phase ends."""

    KIND: ClassVar[str] = "phase-indicator"


class IndicatorGroup(Named):
    """The exit gate of one phase; the source names it otherwise than the phase."""

    LABEL: ClassVar[str] = "indicator group"
    title: Text = Field(description="The source's label.", examples=["Foundation Phase"])
    phase: PhaseReference = Field(description="The phase it closes.", examples=["phase/first-week"])
    indicators: dict[Id, PhaseIndicator] = Field(description="What must be true.", min_length=1)


class IndicatorFramework(Part):
    """The indicators with the heading of the source."""

    title: Text = Field(description="The source's heading.")
    groups: dict[Id, IndicatorGroup] = Field(description="One group a phase, in order.", min_length=1)


class Measurement(Part):
    """The KPIs, and the indicators that close each phase."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["measurement"] = Field(description="Always `measurement`.")
    icon: Annotated[Icon | None, OptionalPart()] = Field(None, description="The source's emoji.", examples=["📊"])
    title: Text = Field(description="The source's heading.")
    metrics: Annotated[KpiFramework | None, OptionalPart()] = Field(None, description="The implementation metrics.")
    indicators: Annotated[IndicatorFramework | None, OptionalPart()] = Field(
        None, description="The success indicators by phase."
    )
