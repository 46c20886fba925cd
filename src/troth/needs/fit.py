"""How our promises and what people need meet: important needs nobody serves, promises that serve no need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, measure

if TYPE_CHECKING:
    import ibis.expr.types as ir

_LIVE_STATES = ("open", "overdue")


@measure(
    question="Which important needs do people have, and does a promise or our brand promise serve them?",
    grain=("need_id",),
    reads=("live_needs", "promise_standing"),
    source="rule 35",
)
def important_needs(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Needs of importance 4 or more; `is_served` by a pillar, or by an open promise of the account."""
    needs = tables["live_needs"].filter(lambda rows: rows.importance >= int(rules.important_need))
    serving = tables["promise_standing"].filter(lambda rows: (rows.state == "open") & rows.need_id.notnull())
    promised = serving.select("account_id", "need_id").distinct().mutate(is_promised=ibis.literal(True))  # noqa: FBT003
    joined = needs.left_join(promised, ["account_id", "need_id"])
    return joined.select(
        "account_id",
        "person_id",
        "need_id",
        is_served=joined.pillar_id.notnull() | joined.is_promised.notnull(),
    )


@measure(
    question="Which important needs does nothing we promise serve?",
    grain=("need_id",),
    reads=("important_needs",),
    source="rule 35",
)
def unserved_needs(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Important needs with no open promise and no pillar."""
    return tables["important_needs"].filter(lambda rows: ~rows.is_served).drop("is_served")


@measure(
    question="How far do our promises and the important needs of an account's people meet?",
    grain=("account_id",),
    reads=("important_needs", "promise_standing"),
    source="Powaga, B-to-b loyalty is built on relationships: the intersection of brand promise and needs",
)
def brand_fit(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Both sides of the intersection, as counts; an account with neither important needs nor live promises is absent."""
    needs = tables["important_needs"].select("account_id", served="is_served", promise=ibis.literal(False))  # noqa: FBT003
    live = _live_promises(tables["promise_standing"])
    promises = live.select("account_id", served=live.need_id.notnull(), promise=ibis.literal(True))  # noqa: FBT003
    both = ibis.union(needs, promises)
    return both.group_by("account_id").aggregate(
        important_needs=both.count(where=~both.promise),
        important_needs_served=both.count(where=~both.promise & both.served),
        live_promises=both.count(where=both.promise),
        live_promises_serving_need=both.count(where=both.promise & both.served),
    )


def _live_promises(standing: ir.Table) -> ir.Table:
    """Promises that still bind us: due, or due and not delivered."""
    return standing.filter(standing.state.isin(_LIVE_STATES))
