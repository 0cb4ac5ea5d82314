"""A number that a statement makes, beside its verbatim text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.content.model.base import Number, Part, Period, Text, Unit

Operator = Literal["=", ">=", ">", "<=", "<"]
Basis = Literal["target", "observed", "benchmark", "claim"]
ClockStart = Literal["project-start", "week-one", "rollout-start", "go-live"]


class Clock(Part):
    """Within which time, counted from when. What the source leaves open is `null`."""

    start: ClockStart | None = Field(
        None, description="When the clock starts; `null` where the source does not say.", examples=["rollout-start"]
    )
    within: Period = Field(description="How long it runs.", examples=["P90D"])


class Quantity(Part):
    """Operator, value, unit, of what, clock and basis of a number the statement holds."""

    operator: Operator = Field("=", description="How the value is meant: `>=` for `90%+`.")
    value: Number = Field(description="The number, in `unit`.", examples=[90])
    unit: Unit = Field(description="A unit of `_vocabulary.yaml`.", examples=["percent"])
    of: Text | None = Field(None, description="What is counted or measured.", examples=["users"])
    change: bool = Field(False, description="True where the number is a change against before, not a level.")
    per: Period | None = Field(None, description="The period the number is counted over.", examples=["P1W"])
    clock: Clock | None = Field(None, description="By when; `null` where the source gives no time.")
    basis: Basis = Field(description="What the number is: target, observed, benchmark or claim.")
