"""_vocabulary.yaml: the words of the model, named for readers; every playbook shares them and may add its own."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from macros.content.model.base import Id, Line, Named, Part, SchemaVersion, Text

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


SectionIcon = Literal[
    "document", "flash", "calendar", "chart", "question", "warning", "people", "tool", "check", "target", "book", "link"
]
"""A small picture beside a section's title; components know how each is drawn."""

SectionLayout = Literal["list", "checks", "callout"]
"""How a section's statements stand on a page: as short lines, as what must be true, or set apart from the rest."""


class SectionType(Word):
    """What a section holds, and how it is shown."""

    LABEL: ClassVar[str] = "section type"
    one: Text | None = Field(None, description="What one of its statements is called.", examples=["Question"])
    icon: SectionIcon | None = Field(None, description="The picture beside its title.", examples=["question"])
    layout: SectionLayout = Field(
        "list", description="How it is shown; workstreams and milestones have a layout of their own."
    )
    recurring: bool = Field(False, description="True where it is looked at again and again, and so never done.")


Words = Annotated[dict[Name, Word], Field(min_length=1)]


SectionTypes = Annotated[dict[Name, SectionType], Field(min_length=1)]


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
    section_types: SectionTypes = Field(description="What a section of a block holds, and how it is shown.")
    group_types: Words = Field(description="What a group of the cadence holds.")
    periods: Words = Field(description="How often, or within which time.")
    kinds: Words = Field(description="The kinds of addressable things.")
    words: list[Line] = Field(
        default_factory=list,
        description="Words that the check takes for misspelled ones and that are right here.",
        examples=[["Thru"]],
    )


class OwnWords(Part):
    """Words of one playbook, which come to those that all share."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["words"] = Field(description="Always `words`.")
    units: dict[Name, Word] = Field(default_factory=dict, description="Further things a quantity is counted in.")
    section_types: dict[Id, SectionType] = Field(
        default_factory=dict, description="Further things that a section of a block may hold."
    )
