"""How the customer's people see the value they had, beside what was delivered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure

if TYPE_CHECKING:
    import ibis.expr.types as ir

PERSON = ("account_id", "person_id")


@measure(
    question="Does each person see more or less value than was delivered?",
    grain=PERSON,
    reads=("counting_claims", "value_communications", "influence"),
    source="methods 5, Perceived vs delivered; rule 61",
)
def perceived_by_person(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The mean of ln(perceived / delivered), `gap_nano` in units of 1e-9, over the claims an active person put a number on.

    Below 0 they see less than was delivered. Of several numbers for one claim the last counts.
    """
    claims = tables["counting_claims"].filter(lambda rows: rows.amount > 0)
    told = tables["value_communications"].filter(lambda rows: rows.perceived_amount > 0)
    told = told.select("claim_id", "person_id", "communication_id", "state_on", "perceived_amount")
    seen = claims.select("account_id", "claim_id", "amount").inner_join(told, "claim_id")
    seen = seen.semi_join(tables["influence"].filter(lambda rows: rows.active), PERSON)
    latest = ibis.row_number().over(
        group_by=["person_id", "claim_id"], order_by=[seen.state_on.desc(), seen.communication_id.desc()]
    )
    last = seen.mutate(latest=latest).filter(lambda rows: rows.latest == 0)
    gaps = last.mutate(gap_nano=exact.nano((last.perceived_amount / last.amount).ln()))
    return gaps.group_by(*PERSON).aggregate(
        gap_nano=(exact.sum_of(gaps.gap_nano) / gaps.count().cast("float64")).round().cast("int64")
    )


@measure(
    question="Do the people of an account see more or less value than was delivered?",
    grain=("account_id",),
    reads=("perceived_by_person",),
    source="methods 5, Perceived vs delivered; rule 61",
    stored=False,
)
def perceived_by_account(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The median over people, and how many there are; of an even number the mean of the two in the middle."""
    people = tables["perceived_by_person"]
    place = ibis.row_number().over(group_by="account_id", order_by=[people.gap_nano, people.person_id])
    ranked = people.select("account_id", "gap_nano", place=place + 1)
    counts = people.group_by("account_id").aggregate(perceived_people=people.count())
    joined = ranked.inner_join(counts, "account_id")
    middle = joined.filter(
        joined.place * 2 >= joined.perceived_people, joined.place * 2 <= joined.perceived_people + 2
    )
    medians = middle.group_by("account_id", "perceived_people").aggregate(
        total=exact.sum_of(middle.gap_nano), middle=middle.count().cast("float64")
    )
    return medians.select(
        "account_id",
        "perceived_people",
        perceived_gap=exact.rounded(medians.total / medians.middle / float(exact.NANO)),
    )
