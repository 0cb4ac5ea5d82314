"""Fields that were renamed: old requests are read as before and answered under the new names."""

import json

from calculators.bridge import answer, describe
from tests.calculators.door import errors, good
from tests.calculators.examples import values


def test_an_old_request_is_read_as_the_new_one() -> None:
    """The value that was sent under the former name, typed or not, is that of the field."""
    sent = values("roi")
    del sent["realization"]
    for value in (0.4, "40 %"):
        reply = json.loads(answer("roi", json.dumps({"values": {**sent, "realisation": value}})))
        assert reply == good("roi", realization=0.4)


def test_an_old_row_is_read_as_the_new_one() -> None:
    """A list of rows that names an input by its former name means the same input, typed or not."""
    new = good("roi", ranges="realization: 60 120")
    assert {**good("roi", ranges="realisation: 60 120"), "read_as": {}} == new
    assert good("roi", ranges=[{"input": "realisation", "low": 0.6, "high": 1.2}]) == new


def test_both_names_are_refused() -> None:
    """Nobody could say which of the two is meant."""
    assert errors("roi", realisation=0.4)[None] == "There is no field “realisation”; did you mean “realization”?"


def test_a_former_name_is_described_at_its_field() -> None:
    """So that forms and scripts can tell what old addresses mean."""
    fields = {field["name"]: field for field in describe("roi")["fields"]}
    assert fields["realization"]["formerly"] == ["realisation"]
    assert fields["efficiency"]["formerly"] == []
