"""The dialog in which facts are entered: about an account, a promise or a need of one, or about no account yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from troth.ledger import Ledger, current
from troth.model import TABLES, Facts
from troth.web.entering.company import BOOK
from troth.web.entering.entries import ENTRIES
from troth.web.entering.forms import Form, facts_of, new_form
from troth.web.entering.parts import Entry
from troth.web.entering.subjects import subject_of
from troth.web.entering.writing import framed, refused, situation, write
from troth.web.frame import answer
from troth.web.rights import rights_of, withheld

WRONG = 422


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, account_id: str, entry: str) -> HttpResponse:
    """The form of an entry about an account, or of what was sent: saved, or with what is wrong with it."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    ledger = framed(request)
    form = ENTRIES.get(entry)
    if form is None or form.about == BOOK or not current(ledger, "accounts", account_id=account_id):
        raise Http404
    return _entered(request, ledger, form, {"account_id": account_id}, [account_id])


@require_http_methods(["GET", "HEAD", "POST"])
def enter_about(request: HttpRequest, table: str, fact_id: str, entry: str) -> HttpResponse:
    """The form of an entry about a promise or a need."""
    ledger = framed(request)
    subject = subject_of(ledger, table, fact_id)
    if subject is None or not subject.may_be_written_by(rights_of(request)):
        return withheld(request)
    if entry not in ENTRIES or ENTRIES[entry].about != table or subject.row is None:
        raise Http404
    known = {"account_id": subject.account_id, TABLES[table].key: fact_id}
    return _entered(request, ledger, ENTRIES[entry], known, subject.accounts)


@require_http_methods(["GET", "HEAD", "POST"])
def enter_in_book(request: HttpRequest, entry: str) -> HttpResponse:
    """The form of a new account, of one of our people, of an offering or of a part of our brand promise."""
    if not rights_of(request).may_extend:
        return withheld(request)
    ledger = framed(request)
    form = ENTRIES.get(entry)
    if form is None or form.about != BOOK:
        raise Http404
    return _entered(request, ledger, form, {}, ())


def _entered(
    request: HttpRequest, ledger: Ledger, entry: Entry, known: dict[str, str], accounts: Collection[str]
) -> HttpResponse:
    there = situation(request, ledger, known)
    form = new_form(entry, there)
    if request.method == "POST":
        facts, form = facts_of(entry, form.with_texts(_sent(request)), there)
        if not form.is_wrong:
            opened = _new_account(facts)
            return write(request, ledger, facts, {*accounts, *opened}, then=opened)
    context = {"title": entry.title, "entry": entry.name, "account_id": known.get("account_id")}
    return shown(request, form, context)


def shown(
    request: HttpRequest, form: Form, context: Mapping[str, object], status: int = WRONG
) -> HttpResponse:
    """The form in its dialog, or on a page of its own; with another status where it cannot be saved as it is."""
    response = answer(
        request, "troth/entering/page.html", "troth/entering/form.html", {"form": form, **context}
    )
    return refused(request, response, status) if form.is_wrong else response


def _new_account(facts: Iterable[Facts]) -> tuple[str, ...]:
    """The account that was entered, where it is one."""
    named = next((each for each in facts if each.table == "accounts"), None)
    return () if named is None else (str(named.rows[0][named.columns.index("account_id")]),)


def _sent(request: HttpRequest) -> Mapping[str, str]:
    return {name: str(value) for name, value in request.POST.items()}
