"""The contacts of each of their people with us: one row per message or meeting, whoever of ours took part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure

if TYPE_CHECKING:
    import ibis.expr.types as ir

_WRITTEN = ("email", "message")
_SPOKEN = ("meeting", "call")


@measure(
    question="What contact was there with each of their people, and how much does each still count?",
    grain=("account_id", "person_id", "fact_id"),
    reads=("interactions", "moment", "connection_decay"),
    source="rules 32 and 46",
)
def contact_evidence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Every event of a person with its best row and latest day; an event is the rows of one event_key, else one row.

    `weight_nano` is the faded weight in units of 1e-9, 0 for a one-way contact; `two_way` says whether it weighs at
    all, `spoken` whether it was a meeting or call. `asked_on` is the first day we wrote in it, empty if we did not; `answered` whether an answer in time is known.
    """
    dated = _events(_rows(tables["interactions"], rules), rules).cross_join(tables["moment"])
    aged = dated.mutate(age_days=exact.days_between(dated.at, dated.last_on))
    left = tables["connection_decay"].rename(left_nano="weight_nano")
    joined = aged.left_join(left, "age_days")
    faded = (joined.weight * ibis.coalesce(joined.left_nano, 0)).round().cast("int64")
    return joined.select(
        "account_id",
        "person_id",
        "fact_id",
        "last_on",
        "asked_on",
        "answered",
        weight_nano=faded,
        two_way=joined.weight > 0,
        spoken=joined.spoken,
    )


def _rows(interactions: ir.Table, rules: Rules) -> ir.Table:
    """Each row with what it was: spoken, an exchange of messages, or our message with or without an answer."""
    rows = interactions
    written = rows.kind.isin(_WRITTEN)
    days_to_reply = exact.days_between(rows.replied_on, rows.happened_on)
    in_time = ibis.coalesce(days_to_reply <= int(rules.answer_days), False)
    both_ways = (
        (rows.direction == "both")
        | ((rows.direction == "in") & rows.replied_on.notnull())
        | ((rows.direction == "out") & in_time)
    )
    return rows.select(
        "account_id",
        "person_id",
        "interaction_id",
        "happened_on",
        event=ibis.coalesce(rows.event_key, rows.interaction_id),
        is_keyed=rows.event_key.notnull(),
        spoken=rows.kind.isin(_SPOKEN) & ibis.coalesce(rows.held, True),
        exchanged=written & both_ways,
        asked=written & (rows.direction == "out"),
        in_time=in_time,
    )


def _events(rows: ir.Table, rules: Rules) -> ir.Table:
    """The rows of one event and person as one, named after the row of the least id."""
    row_id, day = rows.interaction_id, rows.happened_on
    weight = rows.exchanged.ifelse(rules.contact_exchange_weight, 0.0)
    weight = ibis.greatest(weight, rows.spoken.ifelse(rules.contact_meeting_weight, 0.0))
    return rows.group_by("account_id", "person_id", "event", "is_keyed").aggregate(
        fact_id=row_id.min(),
        weight=weight.max(),
        last_on=day.max(),
        asked_on=day.min(where=rows.asked),
        answered=rows.count(where=rows.asked & rows.in_time) > 0,
        spoken=rows.count(where=rows.spoken) > 0,
    )
