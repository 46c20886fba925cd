"""Attitude held against behaviour, the weakest key person, and the row an account is shown with."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import NormalDist

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure


def _level(
    value: ir.FloatingValue, threshold: ir.FloatingValue, sd: ir.FloatingValue, rules: Rules
) -> ir.StringValue:
    """high, low or uncertain: whether P(value > threshold) reaches `class_probability`, or its complement does."""
    reach = NormalDist().inv_cdf(rules.class_probability) * sd
    distance = exact.settled(value - threshold)
    return ibis.cases(
        (distance >= exact.settled(reach), "high"),
        (-distance >= exact.settled(reach), "low"),
        else_="uncertain",
    )


@measure(
    question="Is loyalty high, and does the account act on it?",
    grain=("account_id",),
    reads=(
        "account_loyalty",
        "alternative_appeal",
        "behaviour",
        "locked_accounts",
        "yearly_invoices",
        "accounts",
    ),
    source="Dick and Basu 1994; methods.md 4; rules.md 38, 39, 52",
)
def loyalty_classes(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Attitude, behaviour and class of each account; empty where loyalty has no evidence."""
    accounts = tables["account_loyalty"].select("account_id", "loyalty", "sd", "loyalty_evidence")
    facts = tables["accounts"].select("account_id", "alternatives", "switching_cost")
    locked = tables["locked_accounts"].mutate(locked=True)
    sales = tables["yearly_invoices"].select("account_id", "sales")
    for table in (tables["alternative_appeal"], tables["behaviour"], locked, sales, facts):
        accounts = accounts.left_join(table, "account_id").drop("account_id_right")
    threshold = ibis.coalesce(accounts.appeal, rules.attitude_threshold)
    shown = accounts.loyalty_evidence != "none"
    accounts = accounts.mutate(
        attitude=ibis.ifelse(shown, _level(accounts.loyalty, threshold, accounts.sd, rules), None),
        acts=ibis.ifelse(
            accounts.behaviour.notnull(),
            _level(accounts.behaviour, ibis.literal(rules.attitude_threshold), accounts.behaviour_sd, rules),
            None,
        ),
        locked=ibis.coalesce(accounts.locked, False),
        costly=ibis.coalesce((accounts.sales > 0.0) & (accounts.switching_cost >= accounts.sales), False),
        narrow=ibis.coalesce(accounts.alternatives.isin(["none", "few"]), False),
    )
    return accounts.select("account_id", "attitude", "behaviour", loyalty_class=_class(accounts))


def _class(accounts: ir.Table) -> ir.StringValue:
    attitude, acts = accounts.attitude, ibis.coalesce(accounts.acts, "")
    held = accounts.locked | accounts.narrow | accounts.costly
    return ibis.cases(
        (attitude.isnull(), None),
        ((attitude == "low") & (acts == "high") & held, "captive"),
        ((attitude == "high") & (acts == "") & accounts.locked, "untested"),
        ((attitude == "uncertain") | acts.isin(["uncertain", ""]), "uncertain"),
        ((attitude == "high") & (acts == "high"), "true"),
        (attitude == "high", "latent"),
        (acts == "high", "spurious"),
        else_="none",
    )


@measure(
    question="Who is the key person we are weakest with?",
    grain=("account_id",),
    reads=("person_loyalty",),
    source="methods.md 4; rules.md 15",
)
def weakest_people(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The key person of least loyalty among those whose loyalty is shown; ties go to the lesser id."""
    people = tables["person_loyalty"]
    key = people.filter(people.active, people.key_person, people.loyalty_evidence != "none")
    least = key.group_by("account_id").agg(
        least=ibis.struct({"loyalty": key.loyalty, "person_id": key.person_id}).min()
    )
    return least.select(
        "account_id",
        weakest_person_id=least["least"]["person_id"],
        weakest_loyalty=least["least"]["loyalty"],
    )


@measure(
    question="How loyal is each account, and what is that worth knowing beside?",
    grain=("account_id",),
    reads=("account_loyalty", "account_promise_sums", "weakest_people", "coverage", "loyalty_classes"),
    source="tables.md, account_scores",
    stored=False,
)
def account_scores(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """One row per open account; a figure of class none is empty."""
    accounts = tables["account_loyalty"]
    sums = tables["account_promise_sums"].select("account_id", "promises_due", "promises_kept")
    coverage = tables["coverage"].drop("unknown_share")
    for table in (sums, tables["weakest_people"], coverage, tables["loyalty_classes"]):
        accounts = accounts.left_join(table, "account_id").drop("account_id_right")

    def figure(name: str) -> dict[str, ir.Value]:
        hidden = accounts[f"{name}_evidence"] == "none"
        ends = {
            end: ibis.ifelse(hidden, None, accounts[end]) for end in (name, f"{name}_low", f"{name}_high")
        }
        return {**ends, f"{name}_evidence": accounts[f"{name}_evidence"]}

    due, kept = ibis.coalesce(accounts.promises_due, 0), ibis.coalesce(accounts.promises_kept, 0)
    return accounts.select(
        account_id=accounts.account_id,
        **figure("trust"),
        **figure("respect"),
        promises_due=due,
        promises_kept=kept,
        kept_rate=exact.rounded(kept.cast("float64") / due.cast("float64").nullif(0.0)),
        **figure("loyalty"),
        weakest_person_id=accounts.weakest_person_id,
        weakest_loyalty=accounts.weakest_loyalty,
        role_coverage=accounts.role_coverage,
        influence_coverage=accounts.influence_coverage,
        effective_contacts=ibis.coalesce(accounts.effective_contacts, 0.0),
        unknown_share=accounts.unknown_share,
        attitude=accounts.attitude,
        behaviour=accounts.behaviour,
        loyalty_class=accounts.loyalty_class,
        retention_probability=ibis.null("float64"),
        retention_low=ibis.null("float64"),
        retention_high=ibis.null("float64"),
        profit=ibis.null("float64"),
        lifetime_value=ibis.null("float64"),
    )
