"""The calculators as the home page shows them: their questions with the worked example's answers, and the date form."""

from __future__ import annotations

from dataclasses import dataclass

from macros.site import Site
from macros.views.page_words import heading_words

__all__ = ["AnswerCard", "DateForm", "answer_cards", "date_form"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard:
    question: str
    href: str
    sentence: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChoice:
    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    name: str
    parameter: str
    label: str
    value: str
    minimum: str
    maximum: str
    choices: tuple[FormChoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForm:
    action: str
    heading: str
    button: str
    fields: tuple[FormField, ...]


def answer_cards(site: Site, here: str) -> tuple[AnswerCard, ...]:
    return ()


def date_form(site: Site, here: str) -> DateForm | None:
    return None
