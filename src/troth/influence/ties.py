"""Who listens to whom, and what part of a listener's influence passes to each source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.influence.direct import PERSON
from troth.model import Rules, exact, measure

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOST_PEOPLE = 100_000_000.0  # of one account; with 90 million accounts the numbers are still exact


@measure(
    question="By which number is each active person known while influence passes?",
    grain=("account_id", "person_id"),
    reads=("direct_influence",),
    source="none: numbers are compared several times as fast as texts",
)
def places(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """A whole number for each active person of each account; which number it is has no effect on any figure."""
    people = tables["direct_influence"]
    accounts = people.select("account_id").distinct()
    numbered = accounts.select(
        "account_id", account_number=ibis.row_number().over(order_by=accounts.account_id)
    )
    joined = people.inner_join(numbered, "account_id")
    in_account = ibis.row_number().over(group_by=joined.account_id, order_by=joined.person_id)
    # Spark numbers rows in 32 bits.
    place = joined.account_number.cast("float64") * MOST_PEOPLE + in_account.cast("float64")
    return joined.select(*PERSON, "share_nano", place=place.round().cast("int64"))


@measure(
    question="What part of a listener's influence passes to each source, by number?",
    grain=("listener", "source_place"),
    reads=("influence_ties", "places", "moment"),
    source="Friedkin and Johnsen 1990; rule 13",
)
def tie_shares(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Openness times the source's part of the strength of all the listener's ties, in units of 1e-9.

    Ties in force between two active people; ties of one pair add up, a tie to oneself is dropped.
    """
    ties = _between_active(tables)
    pairs = ties.group_by("listener", "source_place").aggregate(strength=exact.total_of(ties.strength))
    listeners = pairs.group_by("listener").aggregate(all_strength=exact.sum_of(pairs.strength))
    joined = pairs.inner_join(listeners, "listener")
    openness_nano = float(round(rules.openness_share * exact.NANO))
    share = joined.strength.cast("float64") * openness_nano / joined.all_strength
    return joined.select("listener", "source_place", share_nano=share.round().cast("int64"))


def _between_active(tables: Mapping[str, ir.Table]) -> ir.Table:
    ties = tables["influence_ties"].cross_join(tables["moment"])
    in_force = ties.filter(
        ties.since.isnull() | (ties.since <= ties["at"]),
        ties.until.isnull() | (ties.until > ties["at"]),
        ties.listener_id != ties.source_id,
    ).select("account_id", "listener_id", "source_id", "strength")
    places = tables["places"]
    heard = places.select("account_id", source_id="person_id", source_place="place")
    hearing = places.select("account_id", listener_id="person_id", listener="place")
    return (
        in_force.inner_join(hearing, ["account_id", "listener_id"])
        .inner_join(heard, ["account_id", "source_id"])
        .select("listener", "source_place", "strength")
    )


@measure(
    question="What part of each person's influence passes to whom?",
    grain=("account_id", "listener_id", "source_id"),
    reads=("tie_shares", "places"),
    source="Friedkin and Johnsen 1990; rule 13",
    stored=False,
)
def passing_shares(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """`tie_shares` by the people's own ids: share of the listener's influence, in units of 1e-9."""
    listeners = tables["places"].select("account_id", listener_id="person_id", listener="place")
    sources = tables["places"].select(source_id="person_id", source_place="place")
    named = tables["tie_shares"].inner_join(listeners, "listener").inner_join(sources, "source_place")
    return named.select("account_id", "listener_id", "source_id", "share_nano")
