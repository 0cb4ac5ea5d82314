"""The playbook's claims beside the planner's own figures, in words."""

from __future__ import annotations

from calculators.roi.inputs import Inputs
from calculators.roi.result import ClaimCheck, Reconciliation, Result
from calculators.texts import NONE, count_text, decimal_text, money_text, percent_text, plural, round_percent_text

__all__ = ["claim_rows"]


def claim_rows(inputs: Inputs, result: Result) -> list[list[str]]:
    """One row a claim, and one on whether the claims of payback and value fit together."""
    rows = [[claim.title, claim.text, *_READINGS[claim.measure](claim, inputs, result)] for claim in result.claims]
    return [*rows, *([_fit(result.reconciliation)] if result.reconciliation else [])]


def _payback_reading(claim: ClaimCheck, inputs: Inputs, _result: Result) -> tuple[str, str]:
    if claim.own is None:
        return f"never within {inputs.horizon_months} months", "Your plan does not pay back in that time."
    days = round(claim.own - claim.value)
    distance = f"{plural(abs(days), 'day')} {'later' if days > 0 else 'earlier'} than the claim"
    return plural(round(claim.own), "day"), f"{distance if days else 'The same as the claim'}."


def _value_reading(claim: ClaimCheck, _inputs: Inputs, _result: Result) -> tuple[str, str]:
    if claim.own is None:
        return NONE, "There is no cost to compare with."
    both = f"{percent_text(claim.own)} gross, {percent_text(claim.own - 1)} net"
    return both, "Yearly benefit at full adoption over first-year cost; the playbook does not say which it means."


def _cost_reading(claim: ClaimCheck, inputs: Inputs, result: Result) -> tuple[str, str]:
    cost = f"{money_text(result.first_year_cost_per_user, inputs.currency)} in the first year"
    if claim.own is None:
        return cost, "Enter your industry’s average cost per user to compare."
    side = "below" if claim.own >= 0 else "above"
    return cost, f"{percent_text(abs(claim.own))} {side} the average you entered."


def _budget_reading(_claim: ClaimCheck, _inputs: Inputs, _result: Result) -> tuple[str, str]:
    return NONE, "Nothing to compare: the playbook does not say whether it is a share of projects or of the budget."


_READINGS = {
    "payback_days": _payback_reading,
    "annual_value": _value_reading,
    "cost_below_average": _cost_reading,
    "budget_adherence": _budget_reading,
}


def _fit(fit: Reconciliation) -> list[str]:
    days, value = plural(round(fit.payback_days), "day"), round_percent_text(fit.value)
    own = NONE
    if fit.own_constant_days is not None:
        own = f"{plural(round(fit.own_constant_days), 'day')} if your benefit were constant"
        if fit.own_late_days is not None:
            late = round(fit.own_late_days)
            own += f"; the ramp and running cost {'add' if late >= 0 else 'save'} {count_text(abs(late))}"
    return [f"{days} and {value} together", _claimed_fit(fit), own, _fit_reading(fit)]


def _claimed_fit(fit: Reconciliation) -> str:
    gross, net = plural(round(fit.gross_days), "day"), count_text(round(fit.net_days))
    return (
        f"A constant {round_percent_text(fit.value)} a year repays the cost after {gross}, or {net} if it comes on top"
    )


def _fit_reading(fit: Reconciliation) -> str:
    late = [round(fit.payback_days - days) for days in (fit.gross_days, fit.net_days)]
    value = f"{decimal_text(fit.value_of_payback * 100, 0)}%"
    meaning = f"{plural(round(fit.payback_days), 'day')} of payback alone mean {value} a year."
    if min(late) <= 0:
        return f"The two claims do not fit together. {meaning}"
    return f"They fit only if benefits start {count_text(late[0])} or {plural(late[1], 'day')} late. {meaning}"
