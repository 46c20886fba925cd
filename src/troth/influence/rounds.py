"""Influence passing from listeners to those they listen to, round by round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Measure, Rules, exact, measure

if TYPE_CHECKING:
    import ibis.expr.types as ir

ROUNDS = 8  # the worst error this leaves on an account's loyalty is 4e-5


@measure(
    question="What do people in ties hold before any of it passes?",
    grain=("place",),
    reads=("places", "tie_shares"),
    source="Friedkin and Johnsen 1990",
    stored=False,
)
def influence_round_0(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Everyone who listens or is listened to: the direct share moves, nothing is held yet."""
    ties = tables["tie_shares"]
    tied = ibis.union(ties.select(place="listener"), ties.select(place="source_place"))
    people = tables["places"].semi_join(tied, "place")
    return people.select("place", moving_nano="share_nano", held_nano=ibis.literal(0, "int64"))


def _round(number: int) -> Measure:
    before = f"influence_round_{number - 1}"

    def build(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
        """Of what moves, each source gets its part, the listener holds the rest; what moves and is held stays the same."""
        people, ties = tables[before], tables["tie_shares"]
        passing = ties.inner_join(people, [("listener", "place")])
        flows = passing.select(
            "listener", "source_place", flow=exact.part_of(passing.moving_nano, passing.share_nano)
        )
        nothing = ibis.literal(0, "int64")
        entries = ibis.union(
            flows.select(place="source_place", moving=flows.flow, held=nothing),
            flows.select(place="listener", moving=nothing, held=-flows.flow),
            people.select("place", moving=nothing, held=people.moving_nano + people.held_nano),
        )
        return entries.group_by("place").aggregate(
            moving_nano=exact.total_of(entries.moving), held_nano=exact.total_of(entries.held)
        )

    build.__name__ = f"influence_round_{number}"
    return measure(
        question=f"What do people in ties hold after {number} of {ROUNDS} rounds, and what still moves?",
        grain=("place",),
        reads=(before, "tie_shares"),
        source="Friedkin and Johnsen 1990: c' = u'(I - L W)^-1 (I - L), summed over rounds",
    )(build)


INFLUENCE_ROUNDS: tuple[Measure, ...] = (
    influence_round_0,
    *(_round(number) for number in range(1, ROUNDS + 1)),
)
LAST_ROUND = INFLUENCE_ROUNDS[-1].name
