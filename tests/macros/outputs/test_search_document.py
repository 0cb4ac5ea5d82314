"""The file that the search reads."""

import json

from macros.content.site import Site
from macros.outputs.search_document import search_document


def test_each_week_of_the_plan_is_a_place(site: Site) -> None:
    """A week says which of its block it is; a phase is a place for whoever asks for just its weeks."""
    places = json.loads(search_document(site, {}, []))["places"]
    by_name = {place["name"]: place for place in places}
    assert by_name["Weeks 5–7"]["location"] == "phases/opening/#block--open-house"
    assert by_name["Weeks 5–7"]["each"][1] == {"name": "Week 6", "text": "Open House, the second of its three weeks."}
    assert by_name["Week 4"]["each"] == [{"name": "Week 4", "text": "Trial Opening."}]
    assert by_name["Weeks 4–8"]["weeks"] == [4, 5, 6, 7, 8]
    assert "each" not in by_name["Weeks 4–8"]


def test_terms_bring_what_means_the_same(site: Site) -> None:
    """Abbreviations and other spellings."""
    assert ["net present value", "NPV"] in json.loads(search_document(site, {}, []))["alike"]
