"""What was expected of a deal at each moment, put together from the history of its properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from troth.intake.sources.export_table import Fold, Record

_PROPERTIES = {
    "amount": "amount",
    "closedate": "close",
    "hs_deal_stage_probability": "probability",
    "dealstage": "probability",
}


def _expected(records: Iterable[Record]) -> Iterator[Record]:
    """For each deal how it stood after each moment at which a property was set; the history begins with the deal."""
    changes: dict[str, list[Record]] = {}
    for record in records:
        changes.setdefault(record[1]["Deal"], []).append(record)
    for deal in changes.values():
        deal.sort(key=lambda record: record[1]["At"])
        yield from _states(deal)


def _states(deal: list[Record]) -> Iterator[Record]:
    state = dict.fromkeys((*_PROPERTIES.values(), "stage closed"), "")
    number = 0
    for place, (line, change) in enumerate(deal):
        is_stage = change["Property"] == "dealstage"
        told = change.get("stage probability", "") if is_stage else change["Value"]
        state[_PROPERTIES[change["Property"]]] = told
        if is_stage:
            state["stage closed"] = change.get("stage closed", "")
        if place + 1 == len(deal) or deal[place + 1][1]["At"] != change["At"]:
            number += 1
            yield line, {"Deal": change["Deal"], **state, "at": change["At"], "number": str(number)}


PROPERTY_HISTORY = Fold(
    reads=("Deal", "Property", "Value", "At"),
    makes=("amount", "close", "probability", "stage closed", "at", "number"),
    fold=_expected,
)
