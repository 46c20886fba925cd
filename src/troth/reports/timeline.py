"""Everything known of an account in the order of its days, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from troth.model import TABLES
from troth.reports.known import Known, Row
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.saying import is_ours, people_in, say

KINDS: Mapping[str, Phrase] = {
    "accounts": _("the account"),
    "account_team": _("our team"),
    "people": _("people"),
    "person_choices": _("choices about their data"),
    "buying_roles": _("roles"),
    "influence_ratings": _("influence ratings"),
    "influence_ties": _("ties"),
    "role_suggestions": _("suggested roles"),
    "needs": _("needs"),
    "need_ratings": _("need ratings"),
    "feedback": _("feedback"),
    "interactions": _("contacts"),
    "promises": _("promises"),
    "promise_events": _("what became of promises"),
    "value_claims": _("value"),
    "value_communications": _("value told"),
    "alternatives": _("alternatives"),
    "deals": _("deals"),
    "deal_people": _("people in deals"),
    "forecasts": _("forecasts"),
    "deal_outcomes": _("outcomes of deals"),
    "deal_lines": _("lines of deals"),
    "deal_traits": _("traits of deals"),
    "deal_reasons": _("reasons of deals"),
    "deal_messages": _("messages of deals"),
    "adaptation_deals": _("trials"),
    "invoices": _("invoices"),
    "service_events": _("work for them"),
    "supplier_spend": _("their spending"),
    "contracts": _("contracts"),
    "renewals": _("renewals"),
    "actions": _("actions"),
}


@dataclass(frozen=True)
class Moment:
    """One fact in the timeline; `people` are (person_id, name), `quote` is what somebody said, in their own words."""

    fact_table: str
    fact_id: str
    on: date
    kind: Phrase
    words: Phrase
    quote: str
    is_ours: bool
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class KindCount:
    """A kind of fact, and how many of it there are."""

    table: str
    label: Phrase
    count: int


@dataclass(frozen=True)
class Timeline:
    """A page of the facts of an account: `found` counts those of all pages, `kinds` what may be filtered by.

    `people` are (person_id, name) of everybody who has or had a role there.
    """

    moments: tuple[Moment, ...]
    found: int
    kinds: tuple[KindCount, ...]
    people: tuple[tuple[str, str], ...]


Found = tuple[str, str, date]


def timeline(
    known: Known, page: Sequence[Found], counts: Mapping[str, int], people: Sequence[str], *, kind: str = ""
) -> Timeline:
    """The facts of a page in its order, each (table, id, day); `known` holds them and what they speak of.

    `counts` gives the number of facts of each table for the people asked for, of which `kind` is the one that is shown.
    """
    shown = [(each, known.one(each[0], TABLES[each[0]].key, each[1])) for each in page]
    return Timeline(
        moments=tuple(_moment(known, found, row) for found, row in shown if row is not None),
        found=counts.get(kind, 0) if kind else sum(counts.values()),
        kinds=tuple(KindCount(table, KINDS[table], counts[table]) for table in KINDS if counts.get(table)),
        people=tuple(sorted(((name, known.person(name)) for name in people), key=lambda each: each[1])),
    )


def _moment(known: Known, found: Found, row: Row) -> Moment:
    table, fact_id, on = found
    return Moment(
        fact_table=table,
        fact_id=fact_id,
        on=on,
        kind=KINDS[table],
        words=say(known, table, row),
        quote=_quote(table, row),
        is_ours=is_ours(table, row),
        people=tuple((name, known.person(name)) for name in people_in(known, table, row)),
    )


def _quote(table: str, row: Row) -> str:
    """Words that the sentence does not hold already: a remark on a promise, a note, a reason."""
    if table in {"promise_events", "deal_reasons"} or (table == "feedback" and row["score"] is not None):
        return row["words"] or ""
    return row["note"] or "" if table == "interactions" else ""
