"""Taking down what a visitor said: facts into the book, with the account scored again; requests beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from troth.model import Facts
from troth.reports.portal import SOURCE, PortalPage
from troth.web.models import PortalRequest, RequestKind
from troth.web.portal import facts
from troth.web.portal.asked import take_answer
from troth.web.portal.guests import Guest
from troth.web.portal.links import revoke_all_of
from troth.web.portal.statements import Statement
from troth.workspace.reading import ids_merged_with, read_choices
from troth.workspace.saving import save
from troth.workspace.touched import accounts_of_persons

Made = Callable[[Statement, PortalPage, date], Iterable[Facts]]


def take_down(guest: Guest, statement: Statement) -> None:
    """Record a statement as the visitor's own. Raises KeyError where its promise or question does not stand any more.

    Raises InputError and RefusedError as `save` does, with nothing recorded.
    """
    if statement.kind == "value":
        take_answer(guest, statement)
        return
    if statement.kind in _REQUESTS:
        _keep_request(guest, statement)
        return
    person_ids = ids_merged_with(guest.ledger, guest.person_id, guest.today)
    if statement.kind == "objection_ended":
        _end_objection(guest, person_ids)
        return
    made = list(_FACTS[statement.kind](statement, guest.page, guest.today))
    record(guest, made, _touched(guest, statement, person_ids))
    if statement.kind == "no_links":
        revoke_all_of(person_ids, guest.now)


def _touched(guest: Guest, statement: Statement, person_ids: Collection[str]) -> Collection[str]:
    """The accounts whose figures a statement may move."""
    if statement.kind == "need":
        return [statement.about]
    if statement.kind == "objection":
        return accounts_of_persons(guest.ledger, person_ids)
    promise = guest.page.promise(statement.about)
    return [promise.account_id] if promise else []


def _end_objection(guest: Guest, person_ids: Collection[str]) -> None:
    objections = read_choices(guest.ledger, person_ids, "scoring_objected", guest.today)
    ended = [facts.new_version("person_choices", row, until=guest.today) for row in objections]
    if ended:
        record(guest, ended, accounts_of_persons(guest.ledger, person_ids))


def record(guest: Guest, made: Iterable[Facts], accounts: Collection[str]) -> None:
    """Record facts as the visitor's own, and score the accounts again whose figures they may move."""
    by = f"{SOURCE}: {guest.person_id}"
    save(guest.ledger, made, by=by, source=SOURCE, now=guest.now, accounts=accounts)


def _keep_request(guest: Guest, statement: Statement) -> None:
    """Keep what is asked of us about the visitor's data; one of us answers it."""
    values = dict(statement.values)
    PortalRequest.objects.get_or_create(
        key=statement.key,
        defaults={
            "person_id": guest.person_id,
            "kind": _REQUESTS[statement.kind],
            "words": values.pop("words", ""),
            "wished": values,
            "made_at": guest.now,
        },
    )


_REQUESTS = {"correction": RequestKind.CORRECTION, "copy": RequestKind.COPY}
_FACTS: Mapping[str, Made] = {
    "word": facts.word,
    "wish": facts.wish,
    "need": facts.need,
    "objection": facts.choice,
    "quotes": facts.choice,
    "no_links": facts.choice,
}
