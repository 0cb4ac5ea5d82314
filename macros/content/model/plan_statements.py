"""Statements of the plan that are more to it than lines: what is done, handed over, looked at and reached."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.content.model.base import IsoDate, OptionalPart, Whole
from macros.content.model.statements import Statement

__all__ = ["Activity", "Checkpoint", "Criterion", "Deliverable", "Milestone", "QuickWin", "TrackedMetric"]


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
