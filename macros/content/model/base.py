"""What every part of the playbook model shares: strictness, ids, texts and weeks.

Not for: any one kind of thing; those live in the module named after the file they are written in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    model_validator,
)

ID_PATTERN = r"^[a-z][a-z0-9-]{1,47}$"
CALCULATOR_PATTERN = r"^[a-z][a-z0-9_-]{1,47}$"
REFERENCE_PATTERN = r"^[a-z][a-z-]*/[a-z][a-z0-9-]{1,47}(\.[a-z][a-z0-9-]{1,47})?$"
FAR_PATTERN = rf"^([a-z][a-z0-9-]{{1,47}}:)?{REFERENCE_PATTERN.strip('^$')}$"
PERIOD_PATTERN = r"^P[1-9][0-9]*[DWMY]$"
DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
ADDRESS_PATTERN = r"^(https?://[^\s/]+\S*|mailto:\S+@\S+)$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""A permanent name chosen by a person; never holds a week or an ordinal."""

CalculatorName = Annotated[str, StringConstraints(pattern=CALCULATOR_PATTERN)]
"""Which calculator: the name of its Python package, which may hold underscores."""

Reference = Annotated[str, StringConstraints(pattern=REFERENCE_PATTERN)]
"""`kind/id`, or `kind/vertical.id` for a statement inside a vertical."""

FarReference = Annotated[str, StringConstraints(pattern=FAR_PATTERN)]
"""The same, or with the id of another playbook before it: `playbook:kind/id`."""


@dataclass(frozen=True, slots=True)
class To:
    """Says of a reference which kinds it may lead to; `macros.content.validation.references` holds it to that."""

    kinds: tuple[str, ...]


KpiReference = Annotated[Reference, To(("kpi",))]
PhaseReference = Annotated[Reference, To(("phase",))]
BlockReference = Annotated[Reference, To(("block",))]
VerticalReference = Annotated[Reference, To(("vertical",))]
STATED_KINDS = (
    "section",
    "workstream",
    "activity",
    "deliverable",
    "criterion",
    "quick-win",
    "checkpoint",
    "tracked-metric",
    "milestone",
    "statement",
    "paragraph",
)
"""What stands in a block."""
StatedReference = Annotated[Reference, To(STATED_KINDS)]
PlannedReference = Annotated[Reference, To(("block", *STATED_KINDS))]
DEFAULT_KINDS = ("kpi", "milestone", "goal", "assumption")
"""The kinds that hold a number a calculator can start from."""
DefaultReference = Annotated[Reference, To(DEFAULT_KINDS)]


@dataclass(frozen=True, slots=True)
class IsFormula:
    """Says of a text that it is a sum (`macros.content.formulas`), which may name statements."""


@dataclass(frozen=True, slots=True)
class ForReaders:
    """Says of a text that it is words for readers: search finds them, and pages list them where they list all."""


Line = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""A text that is no words: an address, a choice."""

Text = Annotated[Line, ForReaders()]
"""Words for readers, kept verbatim; data, never markup."""

Address = Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN)]
"""Where a link leads: a whole address, `https://…` or `mailto:…`."""

Unit = Annotated[Line, Field(json_schema_extra={"vocabulary": "units"})]
"""A unit of the shared vocabulary; the published schema lists them."""

SectionTypeName = Annotated[Line, Field(json_schema_extra={"vocabulary": "section_types"})]
"""A type of section that a vocabulary names; the published schema lists them."""

Period = Annotated[str, StringConstraints(pattern=PERIOD_PATTERN)]
"""An ISO 8601 period of one unit: `P30D`, `P1W`, `P3M`, `P1Y`."""

Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
"""A language as web pages name it (BCP 47): `en`, `pt-BR`, `az-Arab`."""

IsoDate = Annotated[str, StringConstraints(pattern=DATE_PATTERN)]
"""A calendar date, `2025-01-31`."""


def _true_whole(value: Any) -> Any:
    """`4.0` is the whole number 4, as in JSON Schema."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Whole = Annotated[int, BeforeValidator(_true_whole)]
"""A whole number."""

Number = Annotated[float, Field(allow_inf_nan=False)]
"""A finite number; whole numbers may be written without a decimal point."""

SchemaVersion = Annotated[int, Field(ge=1, le=1, examples=[1]), BeforeValidator(_true_whole)]
"""The version of a file's shape: 1."""


class Part(BaseModel):
    """A mapping in the YAML: unknown keys are refused, values are never coerced."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


def with_short_names(*names: str) -> Callable[[Any], Any]:
    """What gives a mapping the short names that it leaves out: each is the one before it, the first the title."""

    def fill(data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get("title"), str):
            return data
        filled, last = dict(data), data["title"]
        for name in names:
            last = filled.setdefault(name, last)
        return filled

    return fill


class Entity(Part):
    """An addressable thing: written as a map entry, its key is its permanent id."""

    KIND: ClassVar[str]


class Named(Part):
    """A thing that problems call by name though it has no address of its own."""

    LABEL: ClassVar[str]


class Short(Part):
    """A mapping that may be written as its main text alone: `id: text` for `id: {text: text}`."""

    SHORT_KEY: ClassVar[str] = "text"

    @model_validator(mode="before")
    @classmethod
    def _lengthen(cls, data: Any) -> Any:
        return {cls.SHORT_KEY: data} if isinstance(data, str) and cls.has_short_form() else data

    @classmethod
    def has_short_form(cls) -> bool:
        """Whether the main text is all that must be there."""
        return all(name == cls.SHORT_KEY or not field.is_required() for name, field in cls.model_fields.items())

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """The short form is valid too, so editors' schema checks must know it."""
        long_form = handler.resolve_ref_schema(handler(core_schema))
        if not cls.has_short_form():
            return dict(long_form)
        short_form = long_form["properties"][cls.SHORT_KEY]
        text = {key: short_form[key] for key in ("type", "minLength", "pattern") if key in short_form}
        # Beside both forms, not in one: an editor shows the innermost words, and a key's own come first.
        about = {key: long_form[key] for key in ("title", "description") if key in long_form}
        shape = {key: value for key, value in long_form.items() if key not in about}
        return {**about, "anyOf": [text, shape]}


class Weeks(Part):
    """A range of the playbook's weeks, both ends included; week 0 is written only where it exists."""

    first: Whole = Field(description="First week of the range.", examples=[4])
    last: Whole = Field(description="Last week of the range, included.", examples=[6])
    label: Text | None = Field(
        None,
        description="The source's own wording, where it is not `Week n` or `Weeks n-m`.",
        examples=["Weeks -2 to 0"],
    )

    @property
    def as_written(self) -> str:
        """The source's words for the range: its own label, or the plain form."""
        if self.label is not None:
            return self.label
        return f"Week {self.first}" if self.first == self.last else f"Weeks {self.first}-{self.last}"


class Days(Part):
    """Some days of one week, both ends included, counted from 1 among those that are worked."""

    first: Whole = Field(description="First day.", examples=[1], ge=1, le=7)
    last: Whole = Field(description="Last day, included.", examples=[3], ge=1, le=7)
    label: Text | None = Field(
        None, description="The source's own wording, where it is not `Day n` or `Days n-m`.", examples=["Day 1-3"]
    )


class Dates(Part):
    """Days of the calendar, both ends included; what begins and ends on one day says `first` alone."""

    first: IsoDate = Field(description="First day.", examples=["2028-05-08"])
    last: IsoDate = Field("", description="Last day, included; else the first.", examples=["2028-05-12"])
    label: Text | None = Field(
        None, description="The source's own wording for these days.", examples=["Second week of May"]
    )

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, data: Any) -> Any:
        first = data.get("first") if isinstance(data, dict) else None
        # What is no date is told once, where it stands.
        return {"last": first, **data} if isinstance(first, str) and re.fullmatch(DATE_PATTERN, first) else data


@dataclass(frozen=True, slots=True)
class ForTheCheck:
    """Says of a field that the check alone reads it, so that it is not published."""


FormulaText = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S"), IsFormula()]
"""Arithmetic over statements, see `macros.content.formulas`."""

Formula = Annotated[FormulaText, ForTheCheck()]


@dataclass(frozen=True, slots=True)
class OptionalPart:
    """Says of a field that a playbook may do without what it holds; nothing of it is published where it is left out.

    Left out means that the key is not there: one without a value is as wrong as ever.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        """What the field holds, without `null`."""
        schema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


class Figure(Part):
    """A number that a text of ours takes from statements or works out, and how it follows from them."""

    words: Text = Field(
        description="The words of the text around this one number; it may be rounded.", examples=["6 fewer"]
    )
    formula: FormulaText = Field(
        description="How it follows: numbers, statements as `kind/id`, `weeks` (those from Week 1 on), `weeks_before` "
        "(those before it), `+ - * / ^`, parentheses, `normal(value, mean, deviation)`.",
        examples=["kpi/time-to-open - 7 * weeks"],
    )


Figures = Annotated[list[Figure], ForTheCheck()]


class Ours(Short):
    """A sentence that is not the source's: this site's own words, shown as such."""

    text: Text = Field(description="The sentence.")
    origin: Literal["ours"] = Field("ours", description="Always `ours`: the source does not say this.")
    figures: Figures = Field(
        default_factory=list, description="The numbers it takes from statements; checked whenever one of them changes."
    )


class Link(Part):
    """A way to somewhere outside of the playbook."""

    label: Text = Field(description="What the link says.", examples=["The form to fill in"])
    address: Address = Field(description="Where it leads.", examples=["https://example.org/form"])


Icon = Annotated[str, StringConstraints(min_length=1, max_length=8)]
"""The emoji the source puts before a heading."""
