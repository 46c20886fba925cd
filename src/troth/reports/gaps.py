"""Gaps in words: what is missing or failing, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from troth.reports.known import Known, Row, Rows
from troth.reports.labels import ROLES
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.promises import promise_row


@dataclass(frozen=True)
class Gap:
    """One gap of an account: `weight` is the influence at stake, `words` what is missing, `action` what to do."""

    account_id: str
    kind: str
    weight: float
    person_id: str | None
    fact_id: str | None
    words: Phrase
    action: Phrase


def gaps_of(known: Known, account_id: str) -> tuple[Gap, ...]:
    """The gaps of an account, the heaviest first."""
    return in_order([gap(known, row) for row in known.where("gaps", "account_id", account_id)])


def heaviest(rows: Rows) -> Row | None:
    """The row of gaps that comes first in their order, if there is one."""
    return min(rows, key=_place, default=None)


def in_order(gaps: list[Gap]) -> tuple[Gap, ...]:
    """The heaviest first; of equals, the most pressing kind first."""
    return tuple(sorted(gaps, key=lambda each: _place(vars(each))))


def _place(row: Row) -> tuple[float, int, str, str]:
    return -row["weight"], _PRESSING.index(row["kind"]), row["person_id"] or "", row["fact_id"] or ""


def gap(known: Known, row: Row) -> Gap:
    """One row of gaps, said in words."""
    words, action = _SAID[row["kind"]](known, row)
    return Gap(row["account_id"], row["kind"], row["weight"], row["person_id"], row["fact_id"], words, action)


Said = tuple[Phrase, Phrase]


def _empty_role(_known: Known, row: Row) -> Said:
    role = ROLES[row["role"]]
    return (
        _("Nobody we know is the {role}", role=role),
        _("Find out who the {role} is", role=role),
    )


def _single_contact(known: Known, row: Row) -> Said:
    closest = known.person(_closest(known, row["account_id"]))
    if not closest:
        return _("We are in touch with nobody"), _("Find one person there and call them")
    return (
        _("All contact hangs on {person}", person=closest),
        _("Ask {person} to introduce a second person", person=closest),
    )


def _closest(known: Known, account_id: str) -> str | None:
    """Whom the account hangs on: most influence times connection, influence alone where no contact is observed."""
    people = known.where("person_scores", "account_id", account_id)
    is_observed = any(row["connection"] is not None for row in people)
    held = [
        (row["influence"] * ((row["connection"] or 0.0) if is_observed else 1.0), row["person_id"])
        for row in people
    ]
    weight, person_id = max(held, default=(0.0, None))
    return person_id if weight > 0 else None


def _silent_key_person(known: Known, row: Row) -> Said:
    person = known.person(row["person_id"])
    return (
        _("{person} has weight there, and there was no exchange for half a year", person=person),
        _("Call {person}", person=person),
    )


def _unmet_need(known: Known, row: Row) -> Said:
    person, need = known.person(row["person_id"]), _need(known, row)
    return (
        _("{person} finds this need not met: {need}", person=person, need=need),
        _("Ask {person} what would meet it; promise that and no more", person=person),
    )


def _unserved_need(known: Known, row: Row) -> Said:
    person, need = known.person(row["person_id"]), _need(known, row)
    return (
        _("No promise of ours serves what {person} needs: {need}", person=person, need=need),
        _("Promise {person} something for it, or say that we will not", person=person),
    )


def _untold_value(known: Known, row: Row) -> Said:
    person = known.person(row["person_id"])
    return (
        _("{person} has not heard what their company gained", person=person),
        _("Tell {person}, in the words of those who said it", person=person),
    )


def _overdue_promise(known: Known, row: Row) -> Said:
    words, due_on, person = _promise(known, row)
    action = _("Keep it now, or agree a new day with {person}", person=person)
    return _("Overdue since {due_on}: {words}", due_on=due_on, words=words), action


def _unverified_promise(known: Known, row: Row) -> Said:
    words, due_on, person = _promise(known, row)
    return (
        _("Nobody has said whether this was kept, due {due_on}: {words}", due_on=due_on, words=words),
        _("Ask {person} whether it was kept, and note the answer", person=person),
    )


def _remorse_window(known: Known, row: Row) -> Said:
    person = known.person(row["person_id"])
    return (
        _("{person} has signed and not heard from us since", person=person),
        _("Call {person}, and show the first value", person=person),
    )


def _stale_rating(known: Known, row: Row) -> Said:
    person = known.person(row["person_id"])
    return (
        _("The influence of {person} was last judged more than a year ago", person=person),
        _("Judge it anew: whose view changed the last decision?"),
    )


def _need(known: Known, row: Row) -> str:
    need = known.one("needs", "need_id", row["fact_id"])
    return known.code("need", need["code"]) if need else ""


def _promise(known: Known, row: Row) -> tuple[str, date | Phrase, str | Phrase]:
    """The words of the promise a gap names, its due day, and to whom it was made."""
    found = known.one("promises", "promise_id", row["fact_id"])
    if found is None:
        return row["fact_id"] or "", _("a day not named"), _("the account")
    promise = promise_row(known, found)
    return promise.words, promise.due_on or _("a day not named"), promise.person or _("the account")


_SAID = {
    "empty_role": _empty_role,
    "single_contact": _single_contact,
    "silent_key_person": _silent_key_person,
    "unmet_need": _unmet_need,
    "unserved_need": _unserved_need,
    "untold_value": _untold_value,
    "overdue_promise": _overdue_promise,
    "unverified_promise": _unverified_promise,
    "remorse_window": _remorse_window,
    "stale_rating": _stale_rating,
}

# What hurts now comes before what is unknown, and what is unknown before what is merely old.
_PRESSING = (
    "overdue_promise",
    "silent_key_person",
    "unmet_need",
    "remorse_window",
    "unverified_promise",
    "single_contact",
    "unserved_need",
    "untold_value",
    "empty_role",
    "stale_rating",
)
