"""A vertical file: only what differs from the base plan."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from macros.content.model.base import (
    BlockReference,
    Entity,
    Id,
    KpiReference,
    OptionalPart,
    Ours,
    Part,
    PlannedReference,
    SchemaVersion,
    Short,
    StatedReference,
    Text,
    VerticalReference,
    Weeks,
    Whole,
    with_short_names,
)
from macros.content.model.quantity import Quantity
from macros.content.model.statements import Statement


class FocusArea(Statement):
    """What matters most in the vertical."""

    KIND: ClassVar[str] = "focus-area"


class SuccessFactor(Statement):
    """What success in the vertical hangs on."""

    KIND: ClassVar[str] = "success-factor"


class Adjustment(Short, Entity):
    """A change to the timeline, laid over base blocks; the base plan itself stays as it is."""

    KIND: ClassVar[str] = "adjustment"
    text: Text = Field(description="The source's words, without the week in parentheses.")
    weeks: Weeks | None = Field(
        None, description="When; its `label` is the source's wording. `null` where the source gives no week."
    )
    blocks: list[BlockReference] = Field(
        default_factory=list, description="The base blocks it runs in.", examples=[["block/quick-start"]]
    )
    effect: Literal["within-base"] = Field(
        "within-base", description="The source never says that an adjustment lengthens the plan."
    )

    @property
    def as_written(self) -> str:
        """The source's whole line."""
        return f"{self.text} ({self.weeks.as_written})" if self.weeks else self.text


_OVER: Any = Field(
    default_factory=list,
    description="The verticals this one wins over if both are chosen and they disagree.",
    examples=[["vertical/school"]],
)


class Reading(Part):
    """What a statement of the base plan says in the vertical: only the fields that are written."""

    title: Text | None = Field(None, description="Its name there.")
    text: Text | None = Field(None, description="Its words there.")
    weeks: Weeks | None = Field(None, description="When a block runs there, within its phase.")
    week: Whole | None = Field(None, description="The week at whose end a milestone is due there.", examples=[5])
    quantity: Quantity | None = Field(None, description="The number its words hold there; `null` for none.")
    kpi: KpiReference | None = Field(None, description="The KPI it is about there; `null` for none.")

    @property
    def said(self) -> dict[str, Any]:
        """What is written, by field."""
        return {name: getattr(self, name) for name in type(self).model_fields if name in self.model_fields_set}


class Replacement(Entity):
    """A change to a block or statement of the base plan in this vertical; the base plan itself stays as it is."""

    KIND: ClassVar[str] = "replacement"
    of: PlannedReference = Field(description="The block or statement.", examples=["milestone/half-adopted"])
    set: Reading = Field(description="The fields that change, with their new values.")
    because: Text = Field(description="Why, in one sentence for readers.")
    over: list[VerticalReference] = _OVER


class Omission(Entity):
    """Something the vertical leaves out of the base plan, with everything in it; the base plan keeps it."""

    KIND: ClassVar[str] = "omission"
    of: StatedReference = Field(description="What is left out.", examples=["activity/night-shift"])
    because: Text = Field(description="Why, in one sentence for readers.")
    over: list[VerticalReference] = _OVER


class VerticalMetric(Entity):
    """A figure by which the vertical measures success."""

    KIND: ClassVar[str] = "vertical-metric"
    title: Text = Field(description="What is measured.", examples=["Tables reserved"])
    text: Text = Field(description="The source's figure.", examples=["95%+"])
    quantity: Quantity = Field(description="The number.")


class Vertical(Entity):
    """A vertical file, `verticals/<id>.yaml`; ids in it are scoped by its own id."""

    KIND: ClassVar[str] = "vertical"
    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["vertical"] = Field(description="Always `vertical`.")
    id: Id = Field(description="The file's name without `.yaml`.", examples=["restaurant"])
    order: Whole = Field(1000, description="Place among the verticals, lowest first; then by title.", examples=[10])
    title: Text = Field(description="The source's title.", examples=["Harbor Schools"])
    short_title: Text = Field("", description="Our name for lists and menus; else the title.", examples=["Restaurant"])
    introduction: Annotated[Ours | None, OptionalPart()] = Field(
        None, description="One sentence on what the vertical changes."
    )
    focus_areas: Annotated[dict[Id, FocusArea], OptionalPart()] = Field(
        default_factory=dict, description="Key focus areas.", min_length=1
    )
    success_factors: Annotated[dict[Id, SuccessFactor], OptionalPart()] = Field(
        default_factory=dict, description="Critical success factors.", min_length=1
    )
    adjustments: dict[Id, Adjustment] = Field(default_factory=dict, description="Timeline adjustments.")
    replacements: dict[Id, Replacement] = Field(default_factory=dict, description="What changes in the base plan.")
    omissions: dict[Id, Omission] = Field(default_factory=dict, description="What is left out of the base plan.")
    metrics: Annotated[dict[Id, VerticalMetric], OptionalPart()] = Field(
        default_factory=dict, description="Success metrics.", min_length=1
    )

    _names = model_validator(mode="before")(with_short_names("short_title"))

    @property
    def introduced(self) -> str:
        """Our sentence on it; empty where there is none."""
        return self.introduction.text if self.introduction else ""
