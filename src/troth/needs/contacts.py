"""How close we are to each of their people, and where contact is recorded at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure

if TYPE_CHECKING:
    import ibis.expr.types as ir


@measure(
    question="How close is our contact with each of their people?",
    grain=("account_id", "person_id"),
    reads=("contact_evidence", "moment"),
    source="methods 3, Connection; rules 46 and 47",
)
def contacts(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Every person with an interaction on record: faded contact (1e-9), connection in [0, 1), whether engaged."""
    people = _people(tables["contact_evidence"].cross_join(tables["moment"]), rules)
    contact = exact.from_nano(people.contact_nano)
    return people.mutate(
        connection=exact.rounded(contact / (contact + rules.connection_half)),
        connection_evidence=ibis.cases(
            (people.contact_events == 0, "none"),
            (people.contact_events < int(rules.contact_events_ok), "thin"),
            else_="ok",
        ),
    )


def _people(events: ir.Table, rules: Rules) -> ir.Table:
    is_recent = exact.days_between(events.at, events.last_on) <= int(rules.engaged_days)
    counted = exact.days_between(events.at, events.last_on) < int(rules.contact_observed_days)
    return events.group_by("account_id", "person_id").aggregate(
        contact_nano=exact.sum_of(events.weight_nano).round().cast("int64"),
        engaged=events.count(where=events.two_way & is_recent) > 0,
        contact_events=events.count(where=counted),
        last_contact_on=events.last_on.max(),
    )


@measure(
    question="For which accounts is contact recorded, so that none with a person means something?",
    grain=("account_id",),
    reads=("contacts", "moment"),
    source="methods 3, Connection",
)
def contact_observed(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """One row per account with an interaction of any kind, with anyone there, in the 365 days up to the day."""
    people = tables["contacts"].cross_join(tables["moment"])
    age_days = exact.days_between(people.at, people.last_contact_on)
    return people.filter(age_days < int(rules.contact_observed_days)).select("account_id").distinct()
