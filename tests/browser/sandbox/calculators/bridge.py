"""Answers as the real bridge does, and misbehaves on demand."""

import json
import os


def answer(name, request_json):  # noqa: ANN001, ANN201, D103
    values = json.loads(request_json)["values"]
    if values["mode"] == "hang":
        while True:
            pass
    if values["mode"] == "abort":
        os.abort()
    if values["mode"] == "greedy":
        return str(len([None] * 2**30))
    if values["mode"] == "rare":
        import wave  # noqa: F401, PLC0415 - no trace meets this line
    if values["mode"] == "crash":
        raise RuntimeError("the probe broke")
    if not str(values["users"]).isdigit():
        return json.dumps({"ok": False, "errors": [{"field": "users", "message": "Enter a whole number"}]})
    users = int(values["users"])
    return json.dumps(
        {
            "ok": True,
            "shown": {"users": str(users), "mode": values["mode"], "days": ""},
            "figures": {"total": f"{users * values['factor']:,}"},
            "sentence": [["You need ", False], [f"{users * values['factor']:,}", True], [" seats.", False]],
            "tables": {
                "steps": [[f"Step {n}", str(users * n)] for n in range(1, 4 + (users > 100))],
                "big": [["All", str(users)]] if users > 100 else [],
            },
            "notes": [f"{name}: {' and '.join(values['days']) or 'no day'} <b>&"],
        }
    )


def prepare():  # noqa: ANN201
    """There is nothing to prepare."""
    return False


class Simulation:
    """Draws 3 times, or without an end."""

    def __init__(self, users) -> None:  # noqa: ANN001
        self.users, self.done = users, 0

    def advance(self):  # noqa: ANN201, D102
        self.done += 1
        if self.done <= 3 or self.users == 13:
            return json.dumps({"done": self.done, "of": 3})
        if self.users == 14:
            raise RuntimeError("the draws broke")
        return json.dumps(
            {
                "ok": True,
                "figures": {"drawn": f"drawn for {self.users}"},
                "sentence": [["You need ", False], [f"{2 * self.users:,}", True], [" seats.", False]],
                "tables": {},
                "charts": {},
                "notes": [f"A note on {self.users}"],
            }
        )


def simulation(name, request_json):  # noqa: ANN001, ANN201, ARG001, D103
    return Simulation(int(json.loads(request_json)["values"]["users"]))
