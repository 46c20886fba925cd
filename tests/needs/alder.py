"""A book of facts about met needs around Ann and Ben of Alder, and what its evidence comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from tests.measured import Measured, measured
from troth.model import Rules, measure
from troth.needs import CONTACT_MEASURES, EVIDENCE_MEASURES

if TYPE_CHECKING:
    import ibis.expr.types as ir

AT = date(2026, 6, 30)
WHOLE, HALF = 1_000_000_000, 500_000_000
Rows = Sequence[Mapping[str, Any]]


def days_ago(days: int) -> date:
    return AT - timedelta(days=days)


@measure(
    question="Which promises were exceeded?", grain=("promise_id",), reads=("promises",), source="stand-in"
)
def promise_surplus(tables: Mapping[str, ir.Table], _rules: Rules) -> ir.Table:
    """Every promise of the book, exceeded by its promised level in per cent, at half weight; Ann's, if to the account."""
    promises = tables["promises"]
    return promises.select(
        "account_id",
        "promise_id",
        person_id=ibis.coalesce(promises.person_id, "ann"),
        shared=promises.person_id.isnull(),
        importance_milli=ibis.literal(500, "int64"),
        surplus_micro=(promises.promised_level * 10_000).round().cast("int64"),
        on=promises.made_on,
    )


MEASURES = (promise_surplus, *CONTACT_MEASURES, *EVIDENCE_MEASURES)


def evidence_of(folder: Path, **tables: Rows) -> Measured:
    """The measures of evidence over the given tables."""
    book = {
        "accounts": [{"account_id": "alder", "name": "Alder Works"}],
        "people": [{"person_id": name, "name": name.title()} for name in ("ann", "ben")],
        **tables,
    }
    return measured(folder, book, MEASURES, AT)


def need(need_id: str = "n", **more: Any) -> dict[str, Any]:
    row = {"need_id": need_id, "person_id": "ann", "account_id": "alder", "code": "speed", "importance": 3}
    return {**row, "kano": "performance", "until": None, **more}


def rating(rating_id: str, age_days: int = 0, **more: Any) -> dict[str, Any]:
    row = {"rating_id": rating_id, "need_id": "n", "expected": 5, "perceived": 5, "rated_by": "customer"}
    return {**row, "rated_on": days_ago(age_days), **more}


def answer(feedback_id: str, score: float | None, **more: Any) -> dict[str, Any]:
    row = {"feedback_id": feedback_id, "account_id": "alder", "person_id": "ann", "instrument": "survey"}
    scale = {"scale_low": 0, "scale_high": 10, "items": 1, "score": score}
    return {**row, **scale, "asked_on": days_ago(30), "answered_on": AT, **more}


def message(number: int, age_days: int, **more: Any) -> dict[str, Any]:
    row = {"interaction_id": f"m{number:02}", "event_key": None, "account_id": "alder", "person_id": "ann"}
    sent = {"kind": "email", "direction": "out", "happened_at": days_ago(age_days), "replied_at": None}
    return {**row, **sent, **more}
