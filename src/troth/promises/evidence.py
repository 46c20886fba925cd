"""What promises say of trust: credit and debit of each, summed per person and per account."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure


@measure(
    question="How much does each promise add to and take from trust, today?",
    grain=("promise_id", "viewer_id"),
    reads=("promise_judgements", "terms_of_office", "trust_decay"),
    source="methods.md 2; rules.md 22, 28, 43",
)
def promise_evidence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Credit and debit as products weight x decay x share in units of 1e-18, the debit before asymmetry.

    `assumed_atto` is the credit an unverified promise would have, had it been kept on its due day. A promise made to
    the account counts for a person only if a role of his was in force on the day of evidence.
    """
    judged = tables["promise_judgements"]
    decay = tables["trust_decay"]
    office_on = ibis.coalesce(judged.speaks_on, ibis.least(judged.due_on, judged.at))
    kept = judged.mutate(office_on=office_on, assumed_age_days=ibis.greatest(judged.overdue_days, 0))
    kept = _in_office(kept, tables["terms_of_office"])
    for name in ("credit", "debit", "assumed"):
        weights = decay.select(**{f"{name}_age": decay.age_days, f"{name}_nano": decay.weight_nano})
        kept = kept.left_join(weights, kept[f"{name}_age_days"] == weights[f"{name}_age"])

    def product(name: str, share_micro: ir.IntegerValue) -> ir.IntegerValue:
        return kept.weight_milli * ibis.coalesce(kept[f"{name}_nano"], 0) * share_micro

    return kept.select(
        "promise_id",
        "account_id",
        "viewer_id",
        "person_id",
        "promiser_id",
        "own",
        "weight_milli",
        "due_on",
        "speaks_on",
        "state",
        "degree_micro",
        "recorded_micro",
        "judged_by_customer",
        "surplus_micro",
        "silent",
        "released",
        named=kept.person_id.notnull(),
        credit_atto=product("credit", kept.credit_micro),
        debit_atto=product("debit", kept.debit_micro),
        assumed_atto=product("assumed", ibis.ifelse(kept.silent, exact.MICRO, 0)),
        is_due=_is_due(kept),
        is_kept=kept.state == "kept",
    )


def _in_office(judged: ir.Table, office: ir.Table) -> ir.Table:
    """The views that count: own ones, and those of people a role of whom was in force on the day of evidence."""
    others = judged.filter(~judged.own)
    spells = office.select("account_id", "since", "until", viewer_id="person_id")
    held = others.select("promise_id", "account_id", "viewer_id", "office_on")
    held = held.join(spells, ["account_id", "viewer_id"])
    held = held.filter(
        held.since.isnull() | (held.since <= held.office_on),
        held.until.isnull() | (held.until > held.office_on),
    )
    counted = held.select("promise_id", "viewer_id").distinct()
    return judged.filter(judged.own).union(others.semi_join(counted, ["promise_id", "viewer_id"]))


def _is_due(kept: ir.Table) -> ir.BooleanValue:
    """Counts as due (rule 44): due by the day and neither open, released nor unknown; undated ones once resolved."""
    counted = ~kept.state.isin(["open", "unknown"]) & ~(
        (kept.state == "withdrawn") & kept.degree_micro.isnull()
    )
    return counted & (kept.due_on.isnull() | (kept.due_on <= kept["at"]))


@measure(
    question="What have agreed changes taken from trust?",
    grain=("promise_id", "event_id", "viewer_id"),
    reads=("change_debits", "promise_evidence", "trust_decay"),
    source="rules.md 23",
)
def change_evidence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The debit of each change for each viewer, in units of 1e-18 before asymmetry."""
    debits = tables["change_debits"]
    aged = debits.join(tables["trust_decay"], debits.age_days == tables["trust_decay"].age_days)
    aged = aged.select("promise_id", "viewer_id", "event_id", share=aged.debit_micro * aged.weight_nano)
    seen = tables["promise_evidence"].filter(lambda t: ~t.released).join(aged, ["promise_id", "viewer_id"])
    return seen.select(
        "promise_id",
        "event_id",
        "account_id",
        "viewer_id",
        "own",
        "named",
        debit_atto=seen.weight_milli * seen.share,
    )


@measure(
    question="What do promises say of each person's trust in us?",
    grain=("account_id", "viewer_id"),
    reads=("promise_evidence", "change_evidence"),
    source="methods.md 2; rules.md 24, 25, 43",
)
def promise_sums(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Credit r and debit S (before asymmetry) of each viewer; viewer '' is the account's own view.

    `_if_kept` are the sums had every unverified promise been kept; `named_` those of promises made to the viewer in
    person; counts are of the viewer's own promises, each once.
    """
    evidence = tables["promise_evidence"]
    changes = tables["change_evidence"]
    rows = evidence.select(
        "account_id",
        "viewer_id",
        "credit_atto",
        "debit_atto",
        own_named=evidence.own & evidence.named,
        credit_if_kept=evidence.credit_atto + evidence.assumed_atto,
        debit_if_kept=ibis.ifelse(evidence.silent, 0, evidence.debit_atto),
        due=ibis.ifelse(evidence.own & evidence.is_due, 1, 0),
        kept=ibis.ifelse(evidence.own & evidence.is_due & evidence.is_kept, 1, 0),
    )
    nothing = ibis.literal(0, type="int64")
    rows = rows.union(
        changes.select(
            "account_id",
            "viewer_id",
            credit_atto=nothing,
            debit_atto=changes.debit_atto,
            own_named=changes.own & changes.named,
            credit_if_kept=nothing,
            debit_if_kept=changes.debit_atto,
            due=ibis.literal(0, type="int8"),
            kept=ibis.literal(0, type="int8"),
        )
    )
    total = exact.sum_of_products
    return rows.group_by(["account_id", "viewer_id"]).agg(
        credit=total(rows.credit_atto),
        debit=total(rows.debit_atto),
        credit_if_kept=total(rows.credit_if_kept),
        debit_if_kept=total(rows.debit_if_kept),
        named_credit=total(ibis.ifelse(rows.own_named, rows.credit_atto, 0)),
        named_debit=total(ibis.ifelse(rows.own_named, rows.debit_atto, 0)),
        promises_due=exact.sum_of(rows.due).round().cast("int64"),
        promises_kept=exact.sum_of(rows.kept).round().cast("int64"),
    )


@measure(
    question="What do all promises to an account say together, each counted once?",
    grain=("account_id",),
    reads=("promise_evidence", "change_evidence"),
    source="rules.md 24, 44: named promises pool between people; account promises count once",
)
def account_promise_sums(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Credit and debit (before asymmetry) of all promises, of those to named people, and of those to the account."""
    evidence, changes = tables["promise_evidence"], tables["change_evidence"]
    own = evidence.filter(evidence.own)
    rows = own.select(
        "account_id",
        "credit_atto",
        "debit_atto",
        "named",
        due=ibis.ifelse(own.is_due, 1, 0),
        kept=ibis.ifelse(own.is_due & own.is_kept, 1, 0),
    )
    changed = changes.filter(changes.own)
    rows = rows.union(
        changed.select(
            "account_id",
            credit_atto=ibis.literal(0, type="int64"),
            debit_atto=changed.debit_atto,
            named=changed.named,
            due=ibis.literal(0, type="int8"),
            kept=ibis.literal(0, type="int8"),
        )
    )
    total = exact.sum_of_products
    return rows.group_by("account_id").agg(
        credit=total(rows.credit_atto),
        debit=total(rows.debit_atto),
        named_credit=total(ibis.ifelse(rows.named, rows.credit_atto, 0)),
        named_debit=total(ibis.ifelse(rows.named, rows.debit_atto, 0)),
        shared_credit=total(ibis.ifelse(rows.named, 0, rows.credit_atto)),
        shared_debit=total(ibis.ifelse(rows.named, 0, rows.debit_atto)),
        promises_due=exact.sum_of(rows.due).round().cast("int64"),
        promises_kept=exact.sum_of(rows.kept).round().cast("int64"),
    )
