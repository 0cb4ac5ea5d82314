"""_vocabulary.yaml: the words of the model, named for readers; every playbook shares them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from macros.content.model.base import Line, Named, Part, SchemaVersion, Text

Name = Annotated[str, StringConstraints(pattern=r"^\S+$")]
"""What is written in the YAML: an id, an operator such as `>=` or a period such as `P1M`."""


class Word(Named):
    """How one word of the YAML is shown."""

    LABEL: ClassVar[str] = "word"
    label: Text = Field(description="The word for readers.", examples=["percent"])
    plural: Text | None = Field(None, description="The word for several.", examples=["users"])
    symbol: Text | None = Field(None, description="The sign beside a number.", examples=["%"])
    shown: Text | None = Field(
        None, description="How a number in this unit is written, with # for the number.", examples=["Week #"]
    )
    description: Text | None = Field(None, description="What it means, in one sentence.")


Words = Annotated[dict[Name, Word], Field(min_length=1)]


class Vocabulary(Part):
    """The words every playbook shares."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["vocabulary"] = Field(description="Always `vocabulary`.")
    units: Words = Field(description="What a quantity is counted in.")
    clocks: Words = Field(description="From when a time is counted.")
    bases: Words = Field(description="What a number is: target, observed, benchmark or claim.")
    origins: Words = Field(description="Whose words a statement is.")
    natures: Words = Field(description="What is the matter where statements do not agree.")
    statuses: Words = Field(description="Whether a related playbook exists.")
    operators: Words = Field(description="How a value is meant.")
    section_types: Words = Field(description="What a section of a block holds.")
    group_types: Words = Field(description="What a group of the cadence holds.")
    periods: Words = Field(description="How often, or within which time.")
    kinds: Words = Field(description="The kinds of addressable things.")
    words: list[Line] = Field(
        default_factory=list,
        description="Words that the check takes for misspelled ones and that are right here.",
        examples=[["Thru"]],
    )
