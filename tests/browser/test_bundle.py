"""The trimmed Python that is published answers through every door as this machine's does."""

import json

import pytest

from calculators import NAMES, bridge
from macros.runtime.requests import requests
from tests.browser.conftest import Browse
from tests.calculators.vectors import difference
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
SIMULATE = f"""async ([calculator, request]) => {{
  {CLIENT}
  await client.ask(calculator, request, {{ lane: "first" }});
  const onProgress = () => {{}};
  return client.simulate(calculator, request, {{ onProgress, signal: new AbortController().signal }});
}}"""


def first_request(name: str) -> str:
    """The calculator's first vector, with what a calendar cannot do without."""
    text = next(text for calculator, text in requests(ROOT) if calculator == name)
    sent = json.loads(text) | {"stamp": "2026-11-22T00:00:00Z", "playbook": {"id": "a-playbook", "title": "A playbook"}}
    if "draws" in sent["values"]:
        sent["values"]["draws"] = 1000
    return json.dumps(sent)


@pytest.mark.parametrize("name", NAMES)
def test_files_and_simulations_are_those_of_this_machine(browse: Browse, site_url: str, name: str) -> None:
    """Every export, refused ones too, and the end of a simulation; without a look at the whole library."""
    page = browse(f"{site_url}calculators/{name}/")
    request = first_request(name)
    replies = page.evaluate(ASK, [[name, request, form] for form in FORMS])
    for form, reply in zip(FORMS, replies, strict=True):
        assert difference(json.loads(bridge.export(name, request, form)), json.loads(reply)) is None, form
    simulation = bridge.simulation(name, request)
    outcome = json.loads(simulation.advance())
    while "done" in outcome:
        outcome = json.loads(simulation.advance())
    assert outcome["ok"]
    assert difference(outcome, json.loads(page.evaluate(SIMULATE, [name, request]))) is None
    assert not [url for url in page.guard.requests if "reserve" in url]  # type: ignore[attr-defined]
