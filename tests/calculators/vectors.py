"""Frozen requests and replies, the same for every Python: CPython here, Pyodide in the browser.

`python -m tests.calculators.vectors` writes the replies anew; the change is then reviewed as a diff.
A file holds `given` (what every request shares) and `vectors`, each with `name`, `reply`, and either `values`
(joined with `given`) or `request_text` (sent as it stands). Links lead to the examples of the other calculators.
"""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calculators import NAMES
from calculators.bridge import answer, describe
from tests.calculators.examples import values
from tests.calculators.vector_cases import CASES

FOLDER = Path(__file__).resolve().parents[1] / "vectors"
TOLERANCE = 1e-12


def given_of(name: str) -> dict[str, Any]:
    """The example's given structures, shared by all requests of a file."""
    example = values(name)
    return {field["name"]: example[field["name"]] for field in describe(name)["fields"] if field["given"]}


def requests(name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, request and reply of every frozen vector of calculator `name`."""
    frozen = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    for vector in frozen["vectors"]:
        text = vector.get("request_text") or request_text(name, {**frozen["given"], **vector["values"]})
        yield vector["name"], text, vector["reply"]


def request_text(name: str, sent: dict[str, Any]) -> str:
    """A request with these values, and with the examples of all calculators it could take from."""
    others = {link["calculator"]: values(link["calculator"]) for link in describe(name)["links"]}
    return json.dumps({"values": sent} | ({"linked": others} if others else {}))


def frozen_part(reply: str) -> dict[str, Any]:
    """What is frozen of a reply: all but the charts, whose rows say the result again at greater length."""
    return {key: value for key, value in json.loads(reply).items() if key != "charts"}


def difference(expected: Any, actual: Any, place: str = "reply") -> str | None:
    """Where two replies differ: floats by more than 1e-12 relative, everything else at all; `None` = nowhere."""
    if isinstance(expected, float) or isinstance(actual, float):
        numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (expected, actual))
        near = numbers and math.isclose(expected, actual, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
        return None if near else f"{place}: {expected!r} is not {actual!r}"
    if isinstance(expected, dict) and isinstance(actual, dict) and list(expected) == list(actual):
        pairs = [(expected[key], actual[key], f"{place}.{key}") for key in expected]
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        pairs = [(*both, f"{place}[{index}]") for index, both in enumerate(zip(expected, actual, strict=True))]
    else:
        return (
            None
            if type(expected) is type(actual) and expected == actual
            else f"{place}: {expected!r} is not {actual!r}"
        )
    return next((found for pair in pairs if (found := difference(*pair))), None)


def write(name: str) -> None:
    """Freeze the replies of calculator `name`, one part of a reply a line."""
    given = given_of(name)
    blocks = []
    for title, case in CASES[name].items():
        if isinstance(case, str):
            asked: dict[str, Any] = {"name": title, "request_text": case}
            text = case
        else:
            example = values(name)
            sent = {key: value for key, value in example.items() if key not in given} | case
            sent = {key: value for key, value in sent.items() if value is not Ellipsis}
            asked = {"name": title, "values": sent}
            text = request_text(name, {**given, **sent})
        reply = frozen_part(answer(name, text))
        lines = ",\n".join(f"   {_dump(key)}: {_dump(value)}" for key, value in reply.items())
        blocks.append(
            "".join(f"  {_dump(key)}: {_dump(value)},\n" for key, value in asked.items())
            + f'  "reply": {{\n{lines}\n  }}'
        )
    body = ",\n".join(f" {{\n{block}\n }}" for block in blocks)
    text = f'{{\n"given": {_dump(given)},\n"vectors": [\n{body}\n]\n}}\n'
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    for calculator in NAMES:
        write(calculator)
