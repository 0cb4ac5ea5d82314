"""A phase file: time boxes in their order, with the sections that they hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PrivateAttr, model_validator

from macros.content.model.base import (
    BlockReference,
    Dates,
    Days,
    Entity,
    Icon,
    Id,
    OptionalPart,
    Ours,
    PhaseReference,
    SchemaVersion,
    Text,
    Weeks,
    Whole,
    with_short_names,
)
from macros.content.model.early_warnings import WarningList
from macros.content.model.roles import Who
from macros.content.model.sections import PARAGRAPHS, Paragraphs, Section

__all__ = ["Block", "Phase", "Stepped", "number_steps"]


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
    paragraphs: Paragraphs = PARAGRAPHS
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
    paragraphs: Paragraphs = PARAGRAPHS
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
