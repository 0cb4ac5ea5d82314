"""What this site adds to the source, marked as such: assumptions, conflicts, terms, page texts, calculator defaults."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, Tag

from macros.content.model.base import (
    CalculatorName,
    DefaultReference,
    Entity,
    FarReference,
    Figure,
    Figures,
    Formula,
    Id,
    Line,
    Named,
    Number,
    Ours,
    Part,
    SchemaVersion,
    Text,
    Unit,
    Whole,
)
from macros.content.model.selection import Given

Origin = Literal["playbook", "external", "ours"]
"""Whose words or number something is."""


class Citation(Part):
    """Where an external value comes from."""

    author: Text = Field(description="Who wrote it.")
    title: Text = Field(description="What it is called.")
    year: Whole = Field(description="When it appeared.", examples=[2024])
    detail: Text | None = Field(None, description="Journal, page, section.")


class Range(Part):
    """From where to where a value makes sense; both ends included."""

    minimum: Number = Field(description="Smallest sensible value.", examples=[0])
    maximum: Number = Field(description="Largest sensible value.", examples=[100])


def _form(value: Any) -> str:
    """Decides by the value's own type what it was meant to be, so that a mistake in it is reported once."""
    if isinstance(value, list):
        return "texts"
    return "text" if isinstance(value, str) else "number"


Value = Annotated[
    Annotated[Number, Tag("number")] | Annotated[Line, Tag("text")] | Annotated[list[Line], Tag("texts")],
    Discriminator(_form),
]
"""A number, a text (a date, a choice) or a list of texts (dates, choices)."""


class Assumption(Entity):
    """A value calculators need and the source does not give."""

    KIND: ClassVar[str] = "assumption"
    title: Text = Field(description="What it is.")
    value: Value = Field(description="The value, in `unit`; a date or a choice is text.", examples=[10])
    unit: Unit = Field(description="A unit of `_vocabulary.yaml`.", examples=["percent"])
    range: Range | None = Field(None, description="Its sensible range; none for a date or a choice.")
    origin: Literal["ours", "external"] = Field(description="`external` needs a citation.")
    example: bool = Field(False, description="True where it belongs to the worked example the planner replaces.")
    citation: Citation | None = Field(None, description="The source of an external value.")
    why: Text = Field(description="One sentence why this value.")
    formula: Formula | None = Field(
        None,
        description="How the value follows from statements, where it does: as in `figures`; rounded as the value is.",
        examples=["100 * kpi/quickest-opening / (7 * weeks)"],
    )
    figures: Figures = Field(default_factory=list, description="The numbers that `why` takes from statements.")


class Assumptions(Part):
    """What calculators need and the source does not give."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["assumptions"] = Field(description="Always `assumptions`.")
    assumptions: dict[Id, Assumption] = Field(description="The assumptions.", min_length=1)


class Conflict(Entity):
    """Where the source's statements disagree, or leave something undefined; nothing is fixed silently."""

    KIND: ClassVar[str] = "conflict"
    title: Text = Field(description="What it is about.")
    nature: Literal["conflict", "undefined"] = Field(description="Statements disagree, or the source does not say.")
    question: Text = Field(description="The reader's question.", examples=["How long?"])
    statements: list[FarReference] = Field(
        description="The statements concerned; one of another playbook as `playbook:kind/id`.",
        min_length=1,
        examples=[["kpi/time-to-open", "goal/timeline"]],
    )
    finding: Text = Field(description="Why they differ, or what is missing.")
    figures: list[Figure] = Field(
        default_factory=list,
        description="Every number that finding, question or treatment takes from the statements or works out; checked "
        "whenever a statement changes.",
    )
    treatment: Text = Field(description="What the calculators and this site do about it.")


class Conflicts(Part):
    """Where the source disagrees with itself or leaves something undefined."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["conflicts"] = Field(description="Always `conflicts`.")
    conflicts: dict[Id, Conflict] = Field(description="The conflicts, in the reader's order.", min_length=1)


class Term(Entity):
    """A word of the playbook, explained."""

    KIND: ClassVar[str] = "term"
    title: Text = Field(description="The term as it is written in sentences.", examples=["go-live"])
    text: Text = Field(description="What it means here, in one or two sentences.")
    origin: Origin = Field(description="Whose definition it is.")
    also: list[Text] = Field(default_factory=list, description="Other spellings that get the same tooltip.")
    see: list[FarReference] = Field(
        default_factory=list,
        description="Where the playbook uses it; a statement of another playbook as `playbook:kind/id`.",
        examples=[["kpi/time-to-open"]],
    )


class Glossary(Part):
    """The words that readers can look up."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["glossary"] = Field(description="Always `glossary`.")
    terms: dict[Id, Term] = Field(description="The terms; the page sorts them.", min_length=1)


LookedForBy = list[Text]
_LOOKED_FOR_BY = "Other words by which readers look for it; only the search knows them."


class PageText(Named):
    """Head of a page that has no YAML entity of its own."""

    LABEL: ClassVar[str] = "page"
    title: Text = Field(description="Title in navigation and in the browser's tab.")
    heading: Text | None = Field(None, description="The page's heading, where it differs from the title.")
    introduction: Ours = Field(description="The sentence under the heading.")
    also: LookedForBy = Field(default_factory=list, description=_LOOKED_FOR_BY, examples=[["to-do list"]])
    texts: dict[Id, Ours] = Field(default_factory=dict, description="Further sentences of the page, by id.")


class PageTexts(Part):
    """The words of the site's own pages."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["pages"] = Field(description="Always `pages`.")
    pages: dict[Id, PageText] = Field(description="The texts, by page.", min_length=1)


class CalculatorText(Named):
    """A calculator's words, and where its numbers come from."""

    LABEL: ClassVar[str] = "calculator"
    title: Text = Field(description="Its name.", examples=["Timeline"])
    question: Text = Field(description="The question it answers; the page's heading.", examples=["When do we go live?"])
    introduction: Ours = Field(description="The sentence under the heading.")
    also: LookedForBy = Field(default_factory=list, description=_LOOKED_FOR_BY, examples=[["schedule"]])
    inputs: dict[str, DefaultReference] = Field(
        description="Where each input's default comes from; an input that may be empty can be left out.",
        examples=[{"target_days": "kpi/time-to-open"}],
    )
    given: dict[str, Given] = Field(
        default_factory=dict,
        description="Statements handed over as they are, by what the calculator calls them; milestones and levels by "
        "what they have in common.",
        examples=[{"milestones": {"every": "milestone", "of": "kpi/share-trained"}}],
    )
    method: list[Ours] = Field(description="How it calculates, in paragraphs.")
    sources: list[Citation] = Field(default_factory=list, description="Where the formulas come from.")


class Calculators(Part):
    """The calculators."""

    schema_version: SchemaVersion = Field(alias="schema", description="Version of this file's shape.")
    kind: Literal["calculators"] = Field(description="Always `calculators`.")
    calculators: dict[CalculatorName, CalculatorText] = Field(description="The calculators, in order.", min_length=1)
