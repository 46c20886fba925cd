"""The value customers had from us: a page of accounts, the most important first, with the sums of all that may be seen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from troth import ledger as book
from troth.ledger import VALUE_SUMS, AccountsAsked, Ledger, ValueAsked
from troth.model import Rules
from troth.reports import Known
from troth.reports.value import (
    Came,
    PillarValue,
    Value,
    ValueSums,
    added,
    amount,
    in_segments,
    pillar_values,
    value_rows,
)
from troth.workspace.choosing import rules_in_force
from troth.workspace.sight import Sight

VALUES_A_PAGE = 50
MOST_IMPORTANT = "importance"
_BY_PILLAR = "value_by_pillar."


@dataclass(frozen=True)
class ValueWanted:
    """Which accounts, in which order: `segment` None is every one, "" those without."""

    segment: str | None = None
    important_only: bool = False
    order: str = MOST_IMPORTANT


def read_value(
    ledger: Ledger,
    at: date,
    wanted: ValueWanted | None = None,
    page: int = 1,
    accounts: Collection[str] | None = None,
) -> Value:
    """A page of the accounts wanted as of a day with a kept run; with `accounts`, everything speaks of these alone.

    What is kept by pillar speaks of the whole book, and is left out where only a part may be seen. Raises KeyError on a
    day without a run. The number of queries does not depend on the number of rows.
    """
    wanted = wanted or ValueWanted()
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    every = ValueAsked(at, sight.run_id, accounts)
    asked = replace(every, segment=wanted.segment, important_only=wanted.important_only)
    groups = [
        (row[0] or "", bool(row[1]), _sums(row[2], row[3], row[4:])) for row in book.sum_values(ledger, every)
    ]
    shown = book.list_values(
        ledger, asked, wanted.order, first=(page - 1) * VALUES_A_PAGE, most=VALUES_A_PAGE
    )
    known = Known(
        at,
        {
            "accounts": sight.facts("accounts", account_id=shown),
            "value_scores": sight.scores("value_scores", account_id=shown),
        },
    )
    return Value(
        at=at,
        rows=value_rows(known, shown),
        found=sum(
            sums.accounts
            for segment, important, sums in groups
            if _fits(wanted, segment, important=important)
        ),
        every=added(sums for _, _, sums in groups),
        important=added(sums for _, important, sums in groups if important),
        segments=in_segments([(segment, sums) for segment, _, sums in groups]),
        pillars=_pillars(sight) if accounts is None else (),
        came=_came(ledger, every),
        withheld=book.count_withheld(ledger, AccountsAsked(at, sight.run_id, accounts)),
    )


def _fits(wanted: ValueWanted, segment: str, *, important: bool) -> bool:
    return wanted.segment in {None, segment} and (important or not wanted.important_only)


def _sums(accounts: int, heard: int, sums: tuple[float | None, ...]) -> ValueSums:
    found = dict(zip(VALUE_SUMS, sums, strict=True))
    counts = {name: int(found[name] or 0) for name in VALUE_SUMS if name.startswith("claims_")}
    money = {name.removeprefix("value_"): amount(found[name]) for name in VALUE_SUMS if name not in counts}
    return ValueSums(accounts=accounts, heard=int(heard), **counts, **money)  # type: ignore[arg-type]


def _pillars(sight: Sight) -> tuple[PillarValue, ...]:
    """What the run kept by pillar."""
    quantities = {
        (row["name"].removeprefix(_BY_PILLAR), row["segment"]): row["value"]
        for row in sight.scores("priors")
        if row["name"].startswith(_BY_PILLAR)
    }
    known = Known(sight.at, {"pillars": sight.facts("pillars")})
    return pillar_values(known, quantities)


def _came(ledger: Ledger, asked: ValueAsked) -> Came:
    """How much of what was promised came; the interval is worked out only where there are accounts enough for one."""
    from troth.value import book_realisation

    rules: Rules = rules_in_force(ledger)
    found = book_realisation(book.promised_values(ledger, asked), rules)
    return Came(found.ratio, found.low, found.high, found.accounts, round(rules.realised_least))
