"""retired.yaml: what is no longer in the playbook, for whoever follows an old link to it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from macros.content.model.base import IsoDate, Line, Named, Part, Reference, SchemaVersion, Text


class Retired(Named):
    """What stood at an address, until when, and why no longer."""

    LABEL: ClassVar[str] = "statement"
    title: Text = Field(
        description="Its title, or its words where it had none.", examples=["Documentation accessibility"]
    )
    text: Text | None = Field(None, description="Its words beside the title.")
    where: Text | None = Field(
        None,
        description="Where it stood, from outside in.",
        examples=["Week 3, Quick Start › First Steps"],
    )
    within: Reference | None = Field(
        None, description="What held it; may have moved or be retired too.", examples=["workstream/support-system"]
    )
    source: Line | None = Field(
        None, description="The file and line it was last written in.", examples=["phases/first-week.yaml:45"]
    )
    until: IsoDate = Field(description="The day it was taken out.", examples=["2026-11-26"])
    because: Text = Field(description="Why, in one sentence for readers.")
    into: Reference | None = Field(
        None, description="What to read in its place.", examples=["activity/hand-out-the-keys"]
    )


class RetiredFile(Part):
    """What is no longer in the playbook; `playbook retire` writes it, and it may be absent."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["retired"] = Field(description="Always `retired`.")
    retired: dict[Reference, Retired] = Field(
        description="What each retired id stood for, by `kind/id` as in `ids.lock`.", min_length=1
    )
