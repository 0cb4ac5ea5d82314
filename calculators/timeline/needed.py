"""What a claim about being on time would need: how little the length of the plan may vary for it to hold."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import NormalDist

from calculators.timeline.chances import length_by, moments, planned_days
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import Needed, Work

__all__ = ["needed_by_claims"]


def needed_by_claims(inputs: Inputs, work: Work) -> Iterator[Needed]:
    """For each claim of more than half, around the average of the three lengths and around the plan as it is.

    **Model** a normal length ends by day D in a share p of plans when its standard deviation is (D − mean) / z, z the
    normal quantile of p and D as ``chances.length_by`` has it; the largest that does. There is none where the mean
    is no earlier than D: then the plan is late more often than a claim of more than half allows.
    """
    mean, deviation = moments(inputs, work)
    spare_to = length_by(work, work.deadline_day)
    for claim in inputs.on_time_claims:
        if claim.share is None or not 0.5 < claim.share < 1:
            continue
        for around, days in (("average", mean), ("plan", planned_days(work))):
            largest = (spare_to - days) / NormalDist().inv_cdf(claim.share) if days < spare_to else None
            yield Needed(claim=claim.id, around=around, mean=float(days), deviation=deviation, largest=largest)
