"""The trimmed Python that is published answers through every door as this machine's does."""

import json
from itertools import cycle
from typing import Any

import pytest

from calculators import NAMES, bridge
from tests.browser.conftest import Browse
from tests.calculators.vectors import difference
from tests.calculators.vectors import requests as frozen

FORMS = ("csv", "json", "ics", "xlsx")
CLIENT = """const main = document.querySelector("script[type=module][src*='main.js']").src;
  const { client } = await import(new URL("calculator/live.js", main).href);"""
ASK = f"""async (asked) => {{
  {CLIENT}
  const replies = [];
  for (const [calculator, request, form] of asked) {{
    replies.push(await client.ask(calculator, request, {{ form, lane: form }}));
    if (replies.at(-1) === null) throw new Error(client.state.reason);
  }}
  return replies;
}}"""
SIMULATE = f"""async ([calculator, requests]) => {{
  {CLIENT}
  await client.ask(calculator, requests[0], {{ lane: "first" }});
  const outcomes = [];
  for (const request of requests) {{
    const options = {{ onProgress: () => {{}}, signal: new AbortController().signal }};
    outcomes.push(await client.simulate(calculator, request, options));
    if (outcomes.at(-1) === null) throw new Error(client.state.reason);
  }}
  return outcomes;
}}"""


def sparing(name: str, text: str) -> str:
    """The request with what a calendar cannot do without, and as few draws as the calculator allows."""
    least = next(field["minimum"] for field in bridge.describe(name)["fields"] if field["name"] == "draws")
    along = {"stamp": "2026-11-22T00:00:00Z", "playbook": {"id": "a-playbook", "title": "A playbook"}}
    try:
        sent = json.loads(text)
        return json.dumps(sent | along | {"values": sent["values"] | {"draws": least}})
    except (KeyError, TypeError, ValueError):
        return text


def content(reply: str) -> dict[str, Any]:
    """A file as it was made; a JSON file as the numbers it holds, whose last digit may differ."""
    made: dict[str, Any] = json.loads(reply)
    return made | ({"text": json.loads(made["text"])} if made.get("media_type") == "application/json" else {})


@pytest.mark.parametrize("name", NAMES)
def test_files_and_simulations_are_those_of_this_machine(browse: Browse, site_url: str, name: str) -> None:
    """Every vector, bad ones too, as a file of each form in turn, and its draws; none looks at the whole library."""
    page = browse(f"{site_url}calculators/{name}/")
    vectors = {title: (sparing(name, text), reply["ok"]) for title, text, reply in frozen(name)}
    asked = [(title, text, form) for (title, (text, _)), form in zip(vectors.items(), cycle(FORMS), strict=False)]
    replies = page.evaluate(ASK, [[name, text, form] for _, text, form in asked])
    files = {
        (title, form): fault
        for (title, text, form), reply in zip(asked, replies, strict=True)
        if (fault := difference(content(bridge.export(name, text, form)), content(reply)))
    }
    assert files == {}
    drawn = {title: text for title, (text, is_good) in vectors.items() if is_good}
    outcomes = page.evaluate(SIMULATE, [name, list(drawn.values())])
    different = {
        title: fault
        for (title, text), outcome in zip(drawn.items(), outcomes, strict=True)
        if (fault := difference(json.loads(bridge.simulation(name, text).finish()), json.loads(outcome)))
    }
    assert different == {}
    assert len(drawn) >= 40
    assert not [url for url in page.guard.requests if "reserve" in url]  # type: ignore[attr-defined]
