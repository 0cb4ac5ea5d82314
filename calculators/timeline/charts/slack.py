"""The plan's end against the reference lines as a chart's data."""

from __future__ import annotations

from calculators.charting import Rows, caption, value_ticks
from calculators.texts import count_text, days_text, plural
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import Result
from calculators.timeline.words.deadline import deadline_clock, working_days_text

__all__ = ["REFERENCES", "slack"]

REFERENCES = {
    "deadline": "your deadline",
    "best_practice": "best practice",
    "target": "the target",
    "average": "the industry average",
}


def slack(inputs: Inputs, result: Result) -> dict[str, Rows]:
    """A bar for each line, the fewest days first."""
    clock, counted = deadline_clock(inputs, result), working_days_text(inputs)
    lines_met = sorted(result.slack, key=lambda item: item.days)
    met = len([item for item in lines_met if item.slack_days >= 0])
    lines = plural(len(lines_met), "reference line")
    longest = max(abs(item.slack_days) for item in lines_met)
    low, high = min(0, *(item.slack_days for item in lines_met)), max(0, *(item.slack_days for item in lines_met))
    ticks = value_ticks(low - longest * 0.1, high + longest * 0.1, count_text, least=1)
    ticks[-1]["label"] += " days"
    return {
        "caption": caption(
            f"The plan meets {met} of {lines}",
            f"Calendar days between day {count_text(clock.end_day)}, on which the plan ends, and each line: days to "
            f"spare to the right, days late to the left."
            + (f" Your deadline of {counted} is day {count_text(clock.deadline_day)}." if counted else ""),
            f"Bars for {lines}: days to spare or too late, as the table below says.",
        ),
        "bars": [
            {
                "row": row,
                "title": f"{REFERENCES[item.id][:1].upper()}{REFERENCES[item.id][1:]}, day {count_text(item.days)}",
                "days": item.slack_days,
                "label": days_text(item.slack_days),
                "align": "left" if item.slack_days >= 0 else "right",
            }
            for row, item in enumerate(lines_met)
        ],
        "x_ticks": ticks,
    }
