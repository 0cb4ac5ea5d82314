"""What stands at the head of a file that people read: whose calculation it is, and what it says once all is drawn."""

from __future__ import annotations

from calculators.calculation import Calculation
from calculators.simulation import finished
from calculators.still_example import still_example

__all__ = ["file_head"]


def file_head(work: Calculation) -> dict[str, str]:
    """Label to text, in this order; what is not known is left out."""
    request = work.request
    facts = {
        "Calculator": work.name,
        "Playbook": request.playbook.title if request.playbook else "",
        "Plan": work.plan_name,
        "Made": request.made or "",
        "Link": request.link or "",
        "Figures": example.text if (example := still_example(work)) else "",
        "Answer": "".join(text for text, _ in finished(work)["sentence"]),
    }
    return {label: fact for label, fact in facts.items() if fact}
