"""A value statement in the terms of its reader's role: what it leads with, and what it tells of each claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.statement_claims import StatementClaim

# Who holds several roles gets the statement of the first, unless the sender chooses another.
ROLE_ORDER = ("financial_buyer", "technical_buyer", "gatekeeper", "end_user", "channel_partner")
NO_ROLE = ""
TITLES: Mapping[str, Phrase] = {
    "financial_buyer": _("What it brought you, and what it cost"),
    "technical_buyer": _("What was reached, against what was specified"),
    "gatekeeper": _("How it was done: to the day, and on record"),
    "end_user": _("What became easier for you"),
    "channel_partner": _("What your time brought back"),
    NO_ROLE: _("What you had from us"),
}
# Which figures come first on the page.
LEADS: Mapping[str, tuple[str, ...]] = {
    "financial_buyer": ("money", "lost", "payback", "units", "kept"),
    "technical_buyer": ("reached", "units", "kept", "lost"),
    "gatekeeper": ("kept", "proven", "reached", "lost"),
    "end_user": ("units", "kept"),
    "channel_partner": ("units", "money", "lost", "kept"),
    NO_ROLE: ("units", "money", "lost", "kept"),
}
# What is told of each claim, in this order.
TELLS: Mapping[str, tuple[str, ...]] = {
    "financial_buyer": ("money", "change", "promised"),
    "technical_buyer": ("change", "promised"),
    "gatekeeper": ("promised", "change"),
    "end_user": ("change",),
    "channel_partner": ("change", "money"),
    NO_ROLE: ("change", "money", "promised"),
}
SPEAKS_OF_MONEY = frozenset(role for role, told in TELLS.items() if "money" in told)
HUNDRED = Decimal(100)


def in_order(claims: Iterable[StatementClaim], role: str) -> tuple[StatementClaim, ...]:
    """The claims that weigh most for a role first; of equals the newest."""
    return tuple(sorted(claims, key=lambda claim: (_WEIGHTS[role](claim), _newest_first(claim))))


def lines_of(claim: StatementClaim, role: str, currency: str) -> tuple[Phrase, ...]:
    """What a reader of a role is told of a claim beside its words."""
    told = (_LINES[name](claim, currency) for name in TELLS[role])
    return tuple(line for line in told if line is not None)


def rounded(value: Decimal) -> Decimal:
    """An amount of money to whole units, as statements write it."""
    return value.quantize(Decimal(1), ROUND_HALF_UP)


def short(value: Decimal) -> Decimal:
    """A number without the zeros at its end."""
    return value.normalize() + 0


def _money(claim: StatementClaim, currency: str) -> Phrase | None:
    if claim.money is None or claim.unit_price is None:
        return None
    values: dict[str, Any] = {
        "money": rounded(claim.money),
        "currency": currency,
        "price": short(claim.unit_price),
        "unit": claim.unit or _("unit"),
    }
    return Phrase(_("{money} {currency}, at your price of {price} {currency}/{unit}").pattern, values)


def _change(claim: StatementClaim, _currency: str) -> Phrase | None:
    if claim.amount is None:
        return None
    values: dict[str, Any] = {
        "what": claim.metric or _("change"),
        "amount": short(claim.amount),
        "unit": claim.unit,
    }
    if claim.baseline is None:
        return Phrase(_("{what}: {amount} {unit}").pattern, values)
    before = {"before": short(claim.baseline)}
    return Phrase(_("{what}: {amount} {unit}; before, the level was {before}").pattern, {**values, **before})


def _promised(claim: StatementClaim, _currency: str) -> Phrase | None:
    share = claim.reached_share
    if share is None or claim.promised_amount is None:
        return None
    values: dict[str, Any] = {
        "promised": short(claim.promised_amount),
        "unit": claim.unit,
        "share": (HUNDRED * share).quantize(Decimal(1), ROUND_HALF_UP),
    }
    if claim.promised_by is None:
        return Phrase(_("promised: {promised} {unit}; reached: {share} %").pattern, values)
    dated = _("promised: {promised} {unit} by {day}; reached: {share} %")
    return Phrase(dated.pattern, {**values, "day": claim.promised_by})


def _newest_first(claim: StatementClaim) -> tuple[int, str]:
    return -claim.stated_on.toordinal(), claim.claim_id


def _by_money(claim: StatementClaim) -> tuple[bool, Decimal]:
    return claim.money is None, -(claim.money or Decimal(0))


def _by_specification(claim: StatementClaim) -> tuple[bool, bool]:
    return claim.promised_amount is None, not claim.metric


def _by_proof(claim: StatementClaim) -> int:
    return -claim.grade


def _own_first(claim: StatementClaim) -> bool:
    return not claim.is_theirs


def _by_figure(claim: StatementClaim) -> bool:
    return claim.amount is None


_LINES: Mapping[str, Callable[[StatementClaim, str], Phrase | None]] = {
    "money": _money,
    "change": _change,
    "promised": _promised,
}
_WEIGHTS: Mapping[str, Callable[[StatementClaim], Any]] = {
    "financial_buyer": _by_money,
    "technical_buyer": _by_specification,
    "gatekeeper": _by_proof,
    "end_user": _own_first,
    "channel_partner": _by_figure,
    NO_ROLE: _own_first,
}
