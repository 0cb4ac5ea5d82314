"""The trimmed Python that is published answers through every door as this machine's does."""

import json

import pytest

from calculators import NAMES, bridge
from macros.runtime.requests import requests
from tests.browser.conftest import Browse
from tests.calculators.vectors import difference
from tests.calculators.vectors import requests as frozen
from tests.conftest import ROOT

FORMS = ("csv", "json", "ics")
CLIENT = """const main = document.querySelector("script[type=module][src*='main.mjs']").src;
  const { client } = await import(new URL("calculator/client.mjs", main).href);"""
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


def first_request(name: str) -> str:
    """The calculator's first vector, with what a calendar cannot do without."""
    text = next(text for calculator, text in requests(ROOT) if calculator == name)
    sent = json.loads(text) | {"stamp": "2026-11-22T00:00:00Z", "playbook": {"id": "a-playbook", "title": "A playbook"}}
    return json.dumps(sent)


def fewest_draws(name: str) -> dict[str, str]:
    """Every vector that can be read, by its title, drawn as few times as the calculator allows."""
    least = next(field["minimum"] for field in bridge.describe(name)["fields"] if field["name"] == "draws")
    asked = {}
    for title, text, reply in frozen(name):
        if reply["ok"]:
            sent = json.loads(text)
            asked[title] = json.dumps(sent | {"values": sent["values"] | {"draws": least}})
    return asked


@pytest.mark.parametrize("name", NAMES)
def test_files_and_simulations_are_those_of_this_machine(browse: Browse, site_url: str, name: str) -> None:
    """Every export, refused ones too, and every vector's draws; without a look at the whole library."""
    page = browse(f"{site_url}calculators/{name}/")
    request = first_request(name)
    replies = page.evaluate(ASK, [[name, request, form] for form in FORMS])
    for form, reply in zip(FORMS, replies, strict=True):
        assert difference(json.loads(bridge.export(name, request, form)), json.loads(reply)) is None, form
    vectors = fewest_draws(name)
    outcomes = page.evaluate(SIMULATE, [name, list(vectors.values())])
    different = {
        title: fault
        for (title, text), outcome in zip(vectors.items(), outcomes, strict=True)
        if (fault := difference(json.loads(bridge.simulation(name, text).finish()), json.loads(outcome)))
    }
    assert different == {}
    assert len(vectors) >= 40
    assert not [url for url in page.guard.requests if "reserve" in url]  # type: ignore[attr-defined]
