"""Whether those who decide know of the value their company had, and whom to tell of what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure

if TYPE_CHECKING:
    import ibis.expr.types as ir

PERSON = ("account_id", "person_id")
ANY_PILLAR = ""


@measure(
    question="Which parts of our brand promise speak to whom?",
    grain=(*PERSON, "pillar_id"),
    reads=("roles_in_force", "live_needs"),
    source="methods 5: filtered to needs of the person's role; rule 59",
)
def pillar_audience(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The pillars that anybody of a person's role in the account has a need of; an empty one: every pillar.

    Every pillar speaks to a person one of whose roles is not known, or is held by nobody with such a need.
    """
    roles = tables["roles_in_force"].select(*PERSON, "role").distinct()
    needs = tables["live_needs"].filter(lambda rows: rows.pillar_id.notnull())
    wanted = needs.inner_join(roles.filter(roles.role.notnull()), PERSON)
    wanted = wanted.select("account_id", "role", "pillar_id").distinct()
    audience = roles.left_join(wanted, ["account_id", "role"])
    return audience.select(*PERSON, pillar_id=ibis.coalesce(audience.pillar_id, ANY_PILLAR)).distinct()


@measure(
    question="How far does each person who decides know of each claim of value, and does it speak to them?",
    grain=(*PERSON, "claim_id"),
    reads=("influence", "claim_shares", "claim_knowledge", "pillar_audience"),
    source="methods 5; rules 57 to 59",
)
def value_cells(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Active people with a score, by claims of value of their account; shares, influence and knowledge in units of 1e-9.

    `fits`: the claim names no pillar, or one that speaks to the person.
    """
    people = tables["influence"].filter(lambda rows: rows.active & (rows.influence_nano > 0))
    cells = people.select(*PERSON, "influence_nano", "key_person").inner_join(
        tables["claim_shares"], "account_id"
    )
    known = tables["claim_knowledge"].rename(knower_id="person_id", known_id="claim_id")
    cells = cells.left_join(known, [("person_id", "knower_id"), ("claim_id", "known_id")])
    audience = tables["pillar_audience"].rename(
        hearer_id="person_id", at_id="account_id", heard_id="pillar_id"
    )
    everything = audience.filter(audience.heard_id == ANY_PILLAR).select("at_id", "hearer_id")
    cells = cells.left_join(everything, [("account_id", "at_id"), ("person_id", "hearer_id")])
    cells = cells.mutate(hears_all=cells.hearer_id.notnull()).drop("at_id", "hearer_id")
    cells = cells.left_join(
        audience, [("account_id", "at_id"), ("person_id", "hearer_id"), ("pillar_id", "heard_id")]
    )
    return cells.select(
        *PERSON,
        *("claim_id", "influence_nano", "key_person", "share_nano", "money_cents"),
        known_nano=ibis.coalesce(cells.known_nano, 0),
        fits=cells.hears_all | cells.pillar_id.isnull() | cells.heard_id.notnull(),
    )


@measure(
    question="How much of the value an account had is known to those who decide there?",
    grain=("account_id",),
    reads=("value_cells",),
    source="methods 5, Value coverage",
    stored=False,
)
def value_coverage(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Knowledge of each claim weighted by influence, then by the claim's share; `untold_cents` is priced value by the
    influence of those who do not know of it.
    """
    cells = tables["value_cells"]
    heard = cells.mutate(heard_nano=exact.part_of(cells.influence_nano, cells.known_nano))
    claims = heard.group_by("account_id", "claim_id", "share_nano", "money_cents").aggregate(
        heard_nano=exact.total_of(heard.heard_nano), all_nano=exact.total_of(heard.influence_nano)
    )
    unheard = (claims.all_nano - claims.heard_nano).cast("float64") / claims.all_nano.cast("float64")
    claims = claims.mutate(untold_cents=(claims.money_cents.cast("float64") * unheard).round().cast("int64"))
    sums = claims.group_by("account_id").aggregate(
        claims=claims.count(),
        heard=exact.sum_of_products(claims.share_nano * claims.heard_nano),
        whole=exact.sum_of_products(claims.share_nano * claims.all_nano),
        untold_cents=claims.untold_cents.sum(),
    )
    return sums.select(
        "account_id",
        "untold_cents",
        value_coverage=exact.rounded(sums.heard / sums.whole),
        value_coverage_evidence=ibis.ifelse(sums.claims >= int(rules.value_claims_ok), "ok", "thin"),
    )


@measure(
    question="Which key person has not heard of value that speaks to them, and of which first?",
    grain=PERSON,
    reads=("value_cells",),
    source="methods 5, Gap list; rule 60",
    stored=False,
)
def untold_value(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Key people not told of some claim that speaks to them, each once: the heaviest such claim as `fact_id`.

    `weight` is their influence times the share of the account's value they have heard nothing of, 0 to 1.
    """
    cells = tables["value_cells"]
    missing = cells.filter(cells.key_person, cells.fits, cells.known_nano == 0)
    first = ibis.row_number().over(group_by=PERSON, order_by=[missing.share_nano.desc(), missing.claim_id])
    ranked = missing.mutate(first=first)
    people = ranked.group_by(*PERSON, "influence_nano").aggregate(
        fact_id=ranked.claim_id.max(where=ranked.first == 0),
        untold_nano=ibis.least(exact.total_of(ranked.share_nano), exact.NANO),
    )
    return people.select(
        "account_id",
        "person_id",
        "fact_id",
        kind=ibis.literal("untold_value"),
        role=ibis.null("string"),
        weight=exact.from_nano(exact.part_of(people.influence_nano, people.untold_nano)),
    )
