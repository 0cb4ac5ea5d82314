"""Answers as the real bridge does, and misbehaves on demand."""

import json


def answer(name, request_json):  # noqa: ANN001, ANN201, D103
    values = json.loads(request_json)["values"]
    if values["mode"] == "hang":
        while True:
            pass
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
