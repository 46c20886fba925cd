"""Where each need stands today, and which needs are not met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.needs.ratings import MERELY_MET

if TYPE_CHECKING:
    import ibis.expr.types as ir


@measure(
    question="How well is each need met, going by its latest usable rating?",
    grain=("need_id",),
    reads=("needs", "usable_ratings", "moment"),
    source="methods 3; rule 30",
)
def need_standing(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Every need, in force or not; the columns of the rating are empty where none can be used.

    `met` lies in [0, 1], .5 being merely met. A need is in force from `since` up to, not including, `until`.
    """
    latest = tables["usable_ratings"].filter(lambda rows: rows.from_latest == 0)
    ratings = latest.select("need_id", "expected", "perceived", "met_micro", "rated_by", "rated_on")
    needs = tables["needs"].cross_join(tables["moment"]).left_join(ratings, "need_id")
    return needs.select(
        "need_id",
        "account_id",
        "person_id",
        "code",
        "importance",
        "kano",
        "pillar_id",
        "expected",
        "perceived",
        "rated_by",
        "rated_on",
        met=exact.from_micro(needs.met_micro),
        in_force=(needs.since.isnull() | (needs.since <= needs["at"]))
        & (needs.until.isnull() | (needs.until > needs["at"])),
    )


@measure(
    question="Which needs that the people of an account have today stand with that person's role?",
    grain=("need_id",),
    reads=("need_standing", "members"),
    source="rules 6 and 35",
    stored=False,
)
def live_needs(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Needs in force of people who hold a buying role in that account today."""
    active = tables["members"].filter(lambda rows: rows.active).select("account_id", "person_id")
    needs = tables["need_standing"].filter(lambda rows: rows.in_force)
    return needs.semi_join(active, ["account_id", "person_id"])


@measure(
    question="Which needs of the people of an account are not met?",
    grain=("need_id",),
    reads=("live_needs",),
    source="rule 35",
)
def unmet_needs(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Needs whose latest usable rating lies below merely met; an unrated need is not unmet."""
    needs = tables["live_needs"]
    unmet = needs.filter(ibis.coalesce(needs.met < MERELY_MET, False))
    return unmet.select("account_id", "person_id", "need_id", "met", "rated_on")
