"""What stands at the head of a file that people read: whose calculation it is, and what it says."""

from __future__ import annotations

from calculators.calculation import Calculation

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
        "Answer": "".join(text for text, _ in work.words.sentence),
    }
    return {label: fact for label, fact in facts.items() if fact}
