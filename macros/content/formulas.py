"""Sums as an editor writes them: `7 * weeks - kpi/time-to-open`.

Numbers, names, references to statements (`kind/id`), `+ - * / ^`, parentheses and the functions below; a space stands
on either side of a `/` that divides. Not for: where the values come from; whoever calculates hands them over.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from statistics import NormalDist

from macros.content.model.base import REFERENCE_PATTERN

__all__ = ["FUNCTIONS", "FormulaError", "calculated", "references_in"]

_REFERENCE = REFERENCE_PATTERN.strip("^$")
_TOKEN = re.compile(rf"\s*(?P<token>[0-9]+(?:\.[0-9]+)?|{_REFERENCE}|[a-z_]+|[-+*/^(),])\s*")
_DEPTH_LIMIT = 20


def _normal(value: float, mean: float, deviation: float) -> float:
    return NormalDist(mean, deviation).cdf(value)


FUNCTIONS: dict[str, Callable[..., float]] = {"normal": _normal}
"""`normal(value, mean, deviation)`: the chance, 0 to 1, that what is normally distributed is at most `value`."""


class FormulaError(ValueError):
    """A formula that cannot be calculated; says why in a few words."""


def references_in(formula: str) -> list[str]:
    """The statements a formula takes its numbers from, each once.

    >>> references_in("100 * (1 - kpi/best / kpi/average)")
    ['kpi/best', 'kpi/average']
    """
    return list(dict.fromkeys(token for token in _tokens(formula) if re.fullmatch(_REFERENCE, token)))


def calculated(formula: str, values: dict[str, float]) -> float:
    """What a formula comes to; `values` by name and reference.

    >>> calculated("100 * (1 - kpi/best / 120)", {"kpi/best": 75.0})
    37.5
    >>> calculated("-2 ^ 2 + 7 * weeks", {"weeks": 12.0})
    80.0

    Raises:
        FormulaError: where it is no formula, or comes to no number.
    """
    try:
        result = _Reader(_tokens(formula), values).whole()
    except ZeroDivisionError:
        raise FormulaError("it divides by zero") from None
    except (OverflowError, ValueError) as error:
        raise error if isinstance(error, FormulaError) else FormulaError("it comes to no number") from None
    if not math.isfinite(result):
        raise FormulaError("it comes to no number")
    return result


def _tokens(formula: str) -> list[str]:
    tokens, place = [], 0
    while place < len(formula):
        found = _TOKEN.match(formula, place)
        if found is None:
            raise FormulaError(f"'{formula[place:].strip()[:20]}' is not understood")
        tokens.append(found["token"])
        place = found.end()
    return tokens


class _Reader:
    """Reads the tokens once, from left to right, and calculates on the way."""

    def __init__(self, tokens: list[str], values: dict[str, float]) -> None:
        self._tokens, self._values, self._place, self._depth = tokens, values, 0, 0

    def whole(self) -> float:
        result = self._sum()
        if self._place < len(self._tokens):
            raise FormulaError(f"'{self._tokens[self._place]}' is where it should end")
        return result

    def _next(self) -> str:
        self._place += 1
        return self._tokens[self._place - 1] if self._place <= len(self._tokens) else ""

    def _took(self, *signs: str) -> str:
        here = self._tokens[self._place] if self._place < len(self._tokens) else ""
        if here in signs:
            self._place += 1
            return here
        return ""

    def _due(self, sign: str) -> None:
        if not self._took(sign):
            raise FormulaError(f"a '{sign}' is missing")

    def _sum(self) -> float:
        result = self._product()
        while sign := self._took("+", "-"):
            result += self._product() * (1 if sign == "+" else -1)
        return result

    def _product(self) -> float:
        result = self._signed()
        while sign := self._took("*", "/"):
            result = result * self._signed() if sign == "*" else result / self._signed()
        return result

    def _signed(self) -> float:
        return -self._signed() if self._took("-") else self._power()

    def _power(self) -> float:
        base = self._atom()
        if not self._took("^"):
            return base
        result = base ** self._signed()
        if isinstance(result, complex):
            raise FormulaError("it comes to no number")
        return float(result)

    def _atom(self) -> float:
        if self._took("("):
            return self._inner()
        token = self._next()
        if token[:1].isdigit():
            return float(token)
        if token in FUNCTIONS:
            self._due("(")
            return self._function(token)
        if token in self._values:
            return self._values[token]
        if not token or not token[0].isalpha():
            raise FormulaError(f"a number is missing before '{token}'" if token else "a number is missing at its end")
        raise FormulaError(f"'{token}' is not known")

    def _inner(self) -> float:
        self._depth += 1
        if self._depth > _DEPTH_LIMIT:
            raise FormulaError("it is nested too deeply")
        result = self._sum()
        self._due(")")
        self._depth -= 1
        return result

    def _function(self, name: str) -> float:
        arguments = [self._sum()]
        while self._took(","):
            arguments.append(self._sum())
        self._due(")")
        wanted = FUNCTIONS[name].__code__.co_argcount
        if len(arguments) != wanted:
            raise FormulaError(f"'{name}' takes {wanted} values, not {len(arguments)}")
        return FUNCTIONS[name](*arguments)
