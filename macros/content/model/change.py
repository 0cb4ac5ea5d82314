"""A file in `changes/`: why something changes, told by whoever changes it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.content.model.base import REFERENCE_PATTERN, Part, SchemaVersion, Text

Changed = Annotated[str, StringConstraints(pattern=f"^({REFERENCE_PATTERN.strip('^$')})$")]
"""What a reason is about, as `kind/id`: it may be retired, or go by another id by now, and so is not a reference."""


class ChangeFile(Part):
    """Why something changes; the page "What changed" shows it beside each change that comes with this file."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["change"] = Field(description="Always `change`.")
    because: Text = Field(description="The reason, in a sentence or two for readers.")
    about: list[Changed] = Field(
        default_factory=list,
        description="What it is the reason of, as `kind/id`; left out, all that changes together with this file.",
        examples=[["milestone/half-adopted"]],
    )
