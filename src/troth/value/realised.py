"""Whether the value that was promised came: realised against promised up to the day, of an account and of the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import ibis
import numpy as np

from troth.model import Rules, exact, measure
from troth.model.exact import Expression
from troth.value.claims import CENTS, LARGEST_MONEY

if TYPE_CHECKING:
    import ibis.expr.types as ir

SEED = 1962  # the interval of the same book is always the same
TAIL = 0.05  # on either side of the interval
MOST_TIMES = 1e6


@measure(
    question="How much of what was promised for each claim of value should be there by now, and how much is?",
    grain=("claim_id",),
    reads=("counting_claims", "moment"),
    source="methods 5, Promised vs realised; rule 62",
    stored=False,
)
def promised_claims(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Claims with a word of the customer's, an amount and a promise of one: in cents where priced, else in 1e-6 units.

    A promise grows evenly from its first day, or the day of the claim, to the day it was due in full; one without a
    due day was due at once.
    """
    claims = tables["counting_claims"].cross_join(tables["moment"])
    promised = claims.filter(claims.weight_micro > 0, claims.promised_amount > 0, claims.amount.notnull())
    return promised.select(
        "account_id",
        "claim_id",
        priced=promised.unit_price.notnull(),
        unit=ibis.coalesce(promised.unit, ""),
        promised_units=_units(promised.promised_amount * _due_share(promised), promised.unit_price),
        realised_units=_units(promised.amount, promised.unit_price),
    )


def _due_share(claims: ir.Table) -> Expression:
    """How much of a promise should be there on the day, 0 to 1."""
    first = ibis.coalesce(claims.promised_from, claims.stated_on)
    gone = exact.days_between(claims["at"], first).cast("float64")
    whole = exact.days_between(claims.promised_by, first).cast("float64")
    due = claims.promised_by.isnull() | (claims.promised_by <= claims["at"])
    begun = ibis.coalesce((first < claims.promised_by) & (first < claims["at"]), False)
    return ibis.cases((due, 1.0), (begun, exact.settled(gone / whole.nullif(0.0))), else_=0.0)


def _units(amount: Expression, unit_price: Expression) -> Expression:
    worth = ibis.ifelse(unit_price.notnull(), amount * unit_price, amount)
    scale = ibis.ifelse(unit_price.notnull(), CENTS, float(exact.MICRO))
    return (exact.between(worth, -LARGEST_MONEY, LARGEST_MONEY) * scale).round().cast("int64")


@measure(
    question="How much of the value promised to each account came, up to the day?",
    grain=("account_id",),
    reads=("promised_claims",),
    source="methods 5, Promised vs realised; rule 62",
    stored=False,
)
def realised_value(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """A ratio of sums, in money where any claim is priced, else in the one unit they share; empty where there are several.

    `promised_cents` and `realised_cents` are of the priced claims; claims of no price are then left out.
    """
    claims = tables["promised_claims"]
    sums = claims.group_by("account_id").aggregate(
        promised_claims=claims.count(),
        promised_cents=claims.promised_units.sum(where=claims.priced),
        realised_cents=claims.realised_units.sum(where=claims.priced),
        promised_units=claims.promised_units.sum(where=~claims.priced),
        realised_units=claims.realised_units.sum(where=~claims.priced),
        one_unit=(claims.unit.min() == claims.unit.max()) & (claims.unit.min() != ""),
    )
    in_money = sums.promised_cents.notnull()
    promised = ibis.ifelse(in_money, sums.promised_cents, sums.promised_units).cast("float64")
    realised = ibis.ifelse(in_money, sums.realised_cents, sums.realised_units).cast("float64")
    # Beyond a million times a ratio says no more, and would not fit.
    ratio = exact.rounded(exact.between(realised / promised.nullif(0.0), -MOST_TIMES, MOST_TIMES))
    return sums.select(
        "account_id",
        "promised_claims",
        "promised_cents",
        "realised_cents",
        realised_ratio=ibis.ifelse((in_money | sums.one_unit) & (promised > 0), ratio, None),
    )


@dataclass(frozen=True)
class Realisation:
    """How much of the value promised over a book came: the ratio of the sums, its 90 % interval, and of how many accounts.

    Without enough accounts the interval is empty, and so is the ratio where nothing was promised by the day.
    """

    ratio: float | None
    low: float | None
    high: float | None
    promised: float
    realised: float
    accounts: int


def book_realisation(accounts: Sequence[tuple[float, float]], rules: Rules) -> Realisation:
    """How much of the value promised came, from (promised, realised) up to the day of each account, in the book's currency.

    The interval redraws accounts with a fixed seed; the order of the accounts does not matter.
    """
    return _of_book(tuple(sorted(accounts)), rules)


@lru_cache(maxsize=64)
def _of_book(accounts: tuple[tuple[float, float], ...], rules: Rules) -> Realisation:
    """Kept, since a page asks again and again for what changes with a run alone."""
    known = np.array(accounts, dtype=np.float64).reshape(-1, 2)
    promised, realised = (round(float(total), 2) for total in known.sum(axis=0))
    low, high = _interval(known, rules) if len(known) >= rules.realised_least else (None, None)
    ratio = realised / promised if promised > 0 else None
    return Realisation(ratio, low, high, promised, realised, len(known))


def _interval(known: np.ndarray, rules: Rules) -> tuple[float | None, float | None]:
    """The middle 90 % of the ratio over redrawn accounts; draws in which nothing was promised say nothing."""
    random = np.random.default_rng(SEED)
    draws = (known[random.integers(len(known), size=len(known))] for _ in range(int(rules.realised_draws)))
    sums = np.array([drawn.sum(axis=0) for drawn in draws])
    told = sums[sums[:, 0] > 0]
    if not len(told):
        return None, None
    low, high = np.quantile(told[:, 1] / told[:, 0], (TAIL, 1 - TAIL))
    return float(low), float(high)
