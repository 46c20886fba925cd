"""What each fact adds to an account's loyalty: terms that sum to it exactly, whatever order they are taken in.

Loyalty l = T^a R^(1-a) is opened by the logarithmic mean M(x, y) = (x - y)/ln(x/y), as in decomposition by log-mean
Divisia indices (LMDI): a step dT of trust adds a M(l, l0)/M(T, m) dT, a step dR of respect (1 - a) M(l, l0)/M(R, R0) dR,
where m, R0 and l0 are what the person starts from without any fact. All parts are whole units of 1e-9.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.loyalty.person import combined
from troth.model import RuleError, Rules, exact, measure

PERSON = ("account_id", "person_id")
FACT = (*PERSON, "fact_table", "fact_id")
LEAST_FIGURE = 1e-9  # figures are kept to nine digits; a logarithm needs more than nothing
CLOSE = 0.01
SOURCE = "methods.md 4, Contribution of a fact; Ang 2005 (LMDI)"


def logarithmic_mean(x: ir.FloatingValue, y: ir.FloatingValue) -> ir.FloatingValue:
    """(x - y)/ln(x/y), between the geometric and the arithmetic mean; by its series where x and y lie close."""
    x, y = ibis.greatest(x, LEAST_FIGURE), ibis.greatest(y, LEAST_FIGURE)
    middle = (x + y) / 2.0
    distance = (x - y) / (x + y)
    square = distance * distance
    series = middle / (1.0 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7))))
    close = distance.abs() < CLOSE
    return ibis.ifelse(close, series, (x - y) / ibis.ifelse(close, 1.0, (x / y).ln()))


@measure(
    question="How much does a step of trust, and one of respect, of each person add to the account's loyalty?",
    grain=PERSON,
    reads=("person_loyalty",),
    source=SOURCE,
)
def loyalty_slopes(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Of every active person: influence times slope of each figure, the slope 0 where the figure has no evidence.

    `total_nano` is what the person adds in all. Needs lead from `respect_start` on; contact, which everyone starts
    without, counts whether or not needs have evidence. Raises RuleError unless `loyalty_power` is 0.
    """
    if rules.loyalty_power != 0:
        raise RuleError(
            f"loyalty_power is {rules.loyalty_power:g}, but loyalty is opened into its facts only where it is the "
            "geometric mean; set it to 0, or do without contributions."
        )
    people = tables["person_loyalty"].filter(lambda t: t.active)
    respect_start = people.need_share * people.need_start
    start = combined(people.trust_start, respect_start, rules)
    mean = people.influence_nano.cast("float64") * logarithmic_mean(people.loyalty, start)
    by_trust = mean * rules.trust_share / logarithmic_mean(people.enters_trust, people.trust_start)
    by_respect = mean * (1.0 - rules.trust_share) / logarithmic_mean(people.enters_respect, respect_start)
    slope = exact.rounded(by_respect / exact.NANO)
    return people.select(
        *PERSON,
        "influence_nano",
        "trust_start",
        "trust_mass",
        "need_start",
        need_mass=people.need_weight + rules.prior_strength,
        total_nano=exact.part_of(exact.nano(people.loyalty), people.influence_nano),
        trust_slope=ibis.ifelse(people.trust_evidence == "none", 0.0, exact.rounded(by_trust / exact.NANO)),
        need_slope=ibis.ifelse(people.respect_evidence == "none", 0.0, slope * people.need_share),
        contact_slope=slope * (1.0 - people.need_share),
    )


@measure(
    question="What does each promise add to loyalty by way of trust?",
    grain=FACT,
    reads=("loyalty_slopes", "promise_evidence", "change_evidence"),
    source=SOURCE,
    stored=False,
)
def promise_terms(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Promises with credit or debit, agreed changes included, for each person they count for."""
    evidence, changes = tables["promise_evidence"], tables["change_evidence"]
    shares = evidence.select("account_id", "viewer_id", "promise_id", "credit_atto", "debit_atto")
    none = ibis.literal(0, "int64")
    changed = changes.select(
        "account_id", "viewer_id", "promise_id", credit_atto=none, debit_atto=changes.debit_atto
    )
    shares = shares.union(changed).rename(person_id="viewer_id")
    sums = shares.group_by(*PERSON, "promise_id").agg(
        credit=exact.sum_of_products(shares.credit_atto), debit=exact.sum_of_products(shares.debit_atto)
    )
    known = sums.join(tables["loyalty_slopes"], PERSON).filter(lambda t: (t.credit > 0.0) | (t.debit > 0.0))
    start = known.trust_start
    step = known.credit * (1.0 - start) - rules.broken_promise_weight * known.debit * start
    return _terms(
        known, ibis.literal("promises"), known.promise_id, known.trust_slope, step / known.trust_mass
    )


@measure(
    question="What does each fact about met needs add to loyalty?",
    grain=FACT,
    reads=("loyalty_slopes", "need_evidence"),
    source=SOURCE,
    stored=False,
)
def need_terms(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Ratings, answers, messages answered or not, confirmed value, and promises exceeded."""
    known = tables["need_evidence"].join(tables["loyalty_slopes"], PERSON)
    above = exact.from_micro(known.met_micro) - known.need_start
    step = exact.from_nano(known.weight_nano) * above / known.need_mass
    return _terms(known, known.fact_table, known.fact_id, known.need_slope, step)


@measure(
    question="What does each contact add to loyalty?",
    grain=FACT,
    reads=("loyalty_slopes", "contact_evidence", "contacts"),
    source=SOURCE,
    stored=False,
)
def contact_terms(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Two-way contacts where contact is observed: each its part of the faded contact that makes up connection."""
    contacts = tables["contacts"].select(*PERSON, "contact_nano")
    known = tables["contact_evidence"].filter(lambda t: t.weight_nano > 0)
    known = known.join(contacts, PERSON).join(tables["loyalty_slopes"], PERSON)
    room = exact.from_nano(known.contact_nano) + rules.connection_half
    step = exact.from_nano(known.weight_nano) / room
    return _terms(known, ibis.literal("interactions"), known.fact_id, known.contact_slope, step)


def _terms(
    known: ir.Table,
    fact_table: ir.StringValue,
    fact_id: ir.StringValue,
    slope: ir.FloatingValue,
    step: ir.FloatingValue,
) -> ir.Table:
    """One row per fact of a figure that has evidence, in units of 1e-9."""
    terms = known.select(
        *PERSON, fact_table=fact_table, fact_id=fact_id, slope=slope, term_nano=exact.nano(slope * step)
    )
    return terms.filter(terms.slope > 0.0).drop("slope")


@measure(
    question="What does each fact add to the loyalty of its account?",
    grain=FACT,
    reads=("promise_terms", "need_terms", "contact_terms", "loyalty_slopes", "account_loyalty"),
    source=SOURCE,
)
def contributions(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """One row per fact and person, and per person a `base` row: what they start from, with the rounding of their facts.

    The base row of person '' is what people we do not know add, with the rounding of the account. In units of 1e-9
    the rows of an account sum exactly to its loyalty as computed, shown or not.
    """
    terms = tables["promise_terms"].union(tables["need_terms"]).union(tables["contact_terms"])
    facts = terms.group_by(*FACT).agg(part_nano=exact.total_of(terms.term_nano))
    people = tables["loyalty_slopes"].select(*PERSON, "total_nano")
    by_person = facts.group_by(*PERSON).agg(taken_nano=exact.total_of(facts.part_nano))
    held = people.left_join(by_person, PERSON).drop("account_id_right", "person_id_right")
    person_base = held.select(*PERSON, part_nano=held.total_nano - ibis.coalesce(held.taken_nano, 0))
    by_account = people.group_by("account_id").agg(taken_nano=exact.total_of(people.total_nano))
    accounts = tables["account_loyalty"].select("account_id", "loyalty")
    accounts = accounts.left_join(by_account, "account_id").drop("account_id_right")
    unknown_base = accounts.select(
        "account_id",
        person_id=ibis.literal(""),
        part_nano=exact.nano(accounts.loyalty) - ibis.coalesce(accounts.taken_nano, 0),
    )
    bases = person_base.union(unknown_base)
    bases = bases.select(
        *PERSON, fact_table=ibis.literal("base"), fact_id=ibis.literal(""), part_nano=bases.part_nano
    )
    rows = facts.select(*FACT, "part_nano").union(bases)
    return rows.select(*FACT, contribution=exact.from_nano(rows.part_nano))


@measure(
    question="How much of an account's loyalty would go if a person left?",
    grain=PERSON,
    reads=("person_loyalty", "unseen_people", "account_loyalty"),
    source="rules.md 40",
)
def loyalty_without(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Of every active person c (l - lbar)/L, at least 0: their influence would go to people we do not know."""
    people = tables["person_loyalty"].filter(lambda t: t.active)
    people = people.select(*PERSON, "influence_nano", own_loyalty="loyalty")
    unseen = tables["unseen_people"].select("account_id", "unseen_loyalty")
    accounts = tables["account_loyalty"].select("account_id", "loyalty")
    people = people.join(unseen, "account_id").join(accounts, "account_id")
    lost = exact.from_nano(people.influence_nano) * (people.own_loyalty - people.unseen_loyalty)
    return people.select(*PERSON, share=exact.rounded(ibis.greatest(lost / people.loyalty, 0.0)))
