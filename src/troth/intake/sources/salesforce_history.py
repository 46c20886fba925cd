"""What was expected of a deal at each moment, put together from the history of single fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from troth.intake.sources.export_table import Fold, Record

_FIELDS = {"Amount": "amount", "Probability": "probability", "CloseDate": "close"}
_DEAL = "OpportunityId"
_NOW = "Opportunity "  # in front of a column of the deal itself, as it stands now


def _expected(records: Iterable[Record]) -> Iterator[Record]:
    """For each deal how it stood when it was opened, and anew after each moment at which a field was changed.

    Before its first change a field had that change's old value; without a change it always had the present one.
    """
    changes: dict[str, list[Record]] = {}
    for record in records:
        changes.setdefault(record[1][_DEAL], []).append(record)
    for deal in changes.values():
        deal.sort(key=lambda record: record[1]["CreatedDate"])
        yield from _states(deal)


def _states(deal: list[Record]) -> Iterator[Record]:
    first_line, first = deal[0]
    state = {made: first.get(f"{_NOW}{field}", "") for field, made in _FIELDS.items()}
    for _, change in reversed(deal):
        state[_FIELDS[change["Field"]]] = change["OldValue"]
    fixed = {_DEAL: first[_DEAL]}
    number = 0
    if first.get(f"{_NOW}CreatedDate"):
        opened = {"at": first[f"{_NOW}CreatedDate"], "by": first.get(f"{_NOW}OwnerId", "")}
        yield first_line, {**fixed, **state, **opened, "number": str(number)}
    for place, (line, change) in enumerate(deal):
        state[_FIELDS[change["Field"]]] = change["NewValue"]
        is_last_of_moment = (
            place + 1 == len(deal) or deal[place + 1][1]["CreatedDate"] != change["CreatedDate"]
        )
        if is_last_of_moment:
            number += 1
            moment = {"at": change["CreatedDate"], "by": change["CreatedById"], "number": str(number)}
            yield line, {**fixed, **state, **moment}


FIELD_HISTORY = Fold(
    reads=(_DEAL, "Field", "OldValue", "NewValue", "CreatedDate", "CreatedById"),
    makes=("amount", "probability", "close", "at", "by", "number"),
    fold=_expected,
)
