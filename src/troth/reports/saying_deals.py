"""Facts about deals, money and staying, in a sentence each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from troth.reports.known import Known, Row
from troth.reports.phrases import Part, Phrase
from troth.reports.phrases import gettext as _

OUTCOMES: Mapping[str, Phrase] = {
    "won": _("won"),
    "lost": _("lost"),
    "no_decision": _("no decision"),
    "renewed": _("renewed"),
    "expanded": _("expanded"),
    "reduced": _("reduced"),
    "left": _("left us"),
}
DEAL_PARTS: Mapping[str, Phrase] = {
    "decided": _("decided"),
    "advised": _("advised"),
    "opposed": _("opposed"),
    "used": _("used what we offered"),
}
ACTION_STATES: Mapping[str, Phrase] = {
    "planned": _("planned"),
    "done": _("done"),
    "snoozed": _("put off"),
    "refused": _("refused"),
}


def _deal_name(known: Known, row: Row) -> str:
    deal = known.one("deals", "deal_id", row["deal_id"])
    return str((deal or {}).get("name") or row["deal_id"])


def _deal(known: Known, row: Row) -> Phrase:
    if row["signed_on"] is not None:
        return _("Deal {deal}, signed on {day}", deal=_deal_name(known, row), day=row["signed_on"])
    return _("Deal {deal} opened", deal=_deal_name(known, row))


def _deal_person(known: Known, row: Row) -> Phrase:
    person, part = known.person(row["person_id"]), DEAL_PARTS[row["part"]]
    return _("Deal {deal}: {person} {part}", deal=_deal_name(known, row), person=person, part=part)


def _forecast(known: Known, row: Row) -> Phrase:
    return _(
        "Deal {deal} expected: probability {probability}, amount {amount}",
        deal=_deal_name(known, row),
        probability=_number(row["probability"]),
        amount=_number(row["amount"]),
    )


def _outcome(known: Known, row: Row) -> Phrase:
    return _(
        "Deal {deal}: {outcome}, amount {amount}",
        deal=_deal_name(known, row),
        outcome=OUTCOMES[row["outcome"]],
        amount=_number(row["amount"]),
    )


def _line(known: Known, row: Row) -> Phrase:
    return _(
        "Deal {deal}: {quantity} at {price}",
        deal=_deal_name(known, row),
        quantity=_number(row["quantity"]),
        price=_number(row["price"]),
    )


def _trait(known: Known, row: Row) -> Phrase:
    trait = known.code("trait", row["trait"])
    return _("Deal {deal}: {trait} is {value}", deal=_deal_name(known, row), trait=trait, value=row["value"])


def _reason(known: Known, row: Row) -> Phrase:
    return _(
        "Deal {deal}, reason: {reason}", deal=_deal_name(known, row), reason=known.code("reason", row["code"])
    )


def _message(known: Known, row: Row) -> Phrase:
    pillar = known.one("pillars", "pillar_id", row["pillar_id"])
    name = str(pillar["name"]) if pillar else row["pillar_id"]
    if row["side"] == "heard":
        return _("Deal {deal}: they heard {pillar}", deal=_deal_name(known, row), pillar=name)
    return _("Deal {deal}: we said {pillar}", deal=_deal_name(known, row), pillar=name)


def _trial(known: Known, row: Row) -> Phrase:
    found = known.one("adaptations", "adaptation_id", row["adaptation_id"])
    words = str(found["hypothesis"]) if found else row["adaptation_id"]
    if row["arm"] == "control":
        return _(
            "Deal {deal} is compared with what we try: {words}", deal=_deal_name(known, row), words=words
        )
    return _("Deal {deal} is part of what we try: {words}", deal=_deal_name(known, row), words=words)


def _alternative(_known: Known, row: Row) -> Phrase:
    return _(
        "Alternative {supplier}: {price} a year",
        supplier=row["supplier"],
        price=_number(row["price_per_year"]),
    )


def _invoice(_known: Known, row: Row) -> Phrase:
    return _("Invoice of {amount}", amount=_number(row["amount"]))


def _service(known: Known, row: Row) -> Phrase:
    activity = known.one("activities", "activity_id", row["activity_id"])
    name = str(activity["name"]) if activity else row["activity_id"]
    return _("Work for them: {count} times {activity}", count=row["count"], activity=name)


def _spend(_known: Known, row: Row) -> Phrase:
    return _("They spent {amount} with {supplier}", amount=_number(row["amount"]), supplier=row["supplier"])


def _contract(_known: Known, row: Row) -> Phrase:
    if row["ends_on"] is None:
        return _("Contract from {start} on", start=row["starts_on"])
    return _("Contract from {start} to {end}", start=row["starts_on"], end=row["ends_on"])


def _renewal(_known: Known, row: Row) -> Phrase:
    if row["outcome"] is None:
        return _("Renewal due {day}", day=row["due_on"])
    return _("Renewal due {day}: {outcome}", day=row["due_on"], outcome=OUTCOMES[row["outcome"]])


def _action(known: Known, row: Row) -> Phrase:
    return _("{action}: {state}", action=known.code("action", row["kind"]), state=ACTION_STATES[row["state"]])


def _number(value: object) -> Part:
    return value if isinstance(value, Decimal) else _("not known")


SAYINGS: Mapping[str, Callable[[Known, Row], Phrase]] = {
    "deals": _deal,
    "deal_people": _deal_person,
    "forecasts": _forecast,
    "deal_outcomes": _outcome,
    "deal_lines": _line,
    "deal_traits": _trait,
    "deal_reasons": _reason,
    "deal_messages": _message,
    "adaptation_deals": _trial,
    "alternatives": _alternative,
    "invoices": _invoice,
    "service_events": _service,
    "supplier_spend": _spend,
    "contracts": _contract,
    "renewals": _renewal,
    "actions": _action,
}
