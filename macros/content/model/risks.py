"""risks.yaml: the risk register, and how risks are watched and answered."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.content.model.base import Entity, Icon, Id, OptionalPart, Part, SchemaVersion, Text, Whole
from macros.content.model.early_warnings import WarningList
from macros.content.model.statements import Statement


class Risk(Entity):
    """A risk and what is done about it: any of three answers, or one."""

    KIND: ClassVar[str] = "risk"
    title: Text = Field(description="The risk.", examples=["Late Delivery"])
    mitigation: Annotated[Text | None, OptionalPart()] = Field(None, description="What keeps it from happening.")
    contingency: Annotated[Text | None, OptionalPart()] = Field(None, description="What carries on when it happens.")
    recovery: Annotated[Text | None, OptionalPart()] = Field(None, description="What brings the project back.")
    response: Annotated[Text | None, OptionalPart()] = Field(
        None, description="What is done about it, where the source tells these apart no further."
    )


class RiskCategory(Entity):
    """Risks of one sort."""

    KIND: ClassVar[str] = "risk-category"
    title: Text = Field(description="The category.", examples=["Supply Risks"])
    risks: dict[Id, Risk] = Field(description="Its risks.", min_length=1)


class Register(Part):
    """The risk register with the heading of the source."""

    title: Text = Field(description="The source's heading.")
    categories: dict[Id, RiskCategory] = Field(description="The categories, in order.", min_length=1)


class EscalationLevel(Entity):
    """A step of the escalation."""

    KIND: ClassVar[str] = "escalation-level"
    level: Whole = Field(description="Its number, 1 is the lowest.", ge=1, examples=[1])
    name: Text = Field(description="The source's name for it.", examples=["Yellow"])
    text: Text = Field(description="What is done at this level.", examples=["Enhanced attention"])


class ContingencyResource(Statement):
    """Who or what can be drawn on."""

    KIND: ClassVar[str] = "contingency-resource"


class EscalationLadder(Part):
    """The escalation levels."""

    title: Text = Field(description="The source's label.")
    levels: dict[Id, EscalationLevel] = Field(description="The levels, lowest first.", min_length=1)


class ResourceList(Part):
    """The contingency resources."""

    title: Text = Field(description="The source's label.")
    items: dict[Id, ContingencyResource] = Field(description="Who and what can be drawn on.", min_length=1)


class Monitoring(Part):
    """How risks are watched and answered."""

    title: Text = Field(description="The source's heading.")
    warnings: Annotated[WarningList | None, OptionalPart()] = Field(None, description="Early warning indicators.")
    escalation: Annotated[EscalationLadder | None, OptionalPart()] = Field(None, description="Response protocols.")
    resources: Annotated[ResourceList | None, OptionalPart()] = Field(None, description="Contingency resources.")


class Risks(Part):
    """The risk register, and how risks are watched and answered."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["risks"] = Field(description="Always `risks`.")
    icon: Annotated[Icon | None, OptionalPart()] = Field(None, description="The source's emoji.", examples=["⚠️"])
    title: Text = Field(description="The source's heading.")
    risk_register: Annotated[Register | None, OptionalPart()] = Field(
        None, description="The common implementation risks."
    )
    monitoring: Annotated[Monitoring | None, OptionalPart()] = Field(None, description="Watching and responding.")
