"""The value statement of a person on our side: as they will see it, what is released, and the files to take along."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.ledger import Ledger
from troth.reports.portal import Visitor
from troth.reports.statement_words import HEADINGS, NOTES
from troth.reports.value_statement import ValueStatement
from troth.reports.value_statement_document import value_statement_document
from troth.reports.value_statement_slides import value_statement_slides
from troth.web.access_log import ReadKind, log_read
from troth.web.entering.writing import present
from troth.web.frame import answer, frame_of
from troth.web.portal.team_links import link_problem, visitor_of
from troth.web.portal.telling import CHANNELS
from troth.web.portal.terms import terms_in_force
from troth.web.portal.today import today_of
from troth.web.rights import rights_of, withheld
from troth.web.words import said
from troth.workspace.reading import read_claim_releases, read_value_statements

SLIDES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
FORMS: Mapping[str, tuple[str, Callable[[ValueStatement], bytes]]] = {
    "pdf": ("application/pdf", lambda statement: value_statement_document(statement, said)),
    "pptx": (SLIDES_TYPE, lambda statement: value_statement_slides(statement, said)),
}


@require_safe
def value_statement(request: HttpRequest, account_id: str, person_id: str) -> HttpResponse:
    """The statement of a person exactly as they see it today, and beside it what releases, downloads and sends it."""
    if not rights_of(request).may_read(account_id):
        return withheld(request)
    frame = frame_of(request)
    visitor, statement = _found(request, frame.ledger, account_id, person_id)
    log_read(request, ReadKind.PERSON, [statement.person_id])
    context = {
        "statement": statement,
        "headings": HEADINGS,
        "notes": NOTES,
        "releases": read_claim_releases(frame.ledger, account_id, statement.at),
        "account_id": account_id,
        "channels": CHANNELS,
        "mail_problem": link_problem(visitor, terms_in_force(frame.ledger), shows=False),
        "may_write": rights_of(request).may_write(account_id),
    }
    return answer(request, "troth/value_statement.html", "troth/value_statement/body.html", context)


@require_safe
def value_statement_file(request: HttpRequest, account_id: str, person_id: str, form: str) -> HttpResponse:
    """The statement as a file; that it was taken along is kept on record."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    if form not in FORMS:
        raise Http404
    _visitor, statement = _found(request, Ledger(), account_id, person_id)
    log_read(request, ReadKind.STATEMENT, [statement.person_id])
    return file_of(statement, form)


def file_of(statement: ValueStatement, form: str) -> HttpResponse:
    """The statement in one of its forms, in the language of the request."""
    kind, write = FORMS[form]
    response = HttpResponse(write(statement), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="value-statement-{statement.at}.{form}"'
    return response


def _found(
    request: HttpRequest, ledger: Ledger, account_id: str, person_id: str
) -> tuple[Visitor, ValueStatement]:
    """Somebody who acts for the account and their statement of today, in the role asked for; 404 for anybody else."""
    visitor = visitor_of(ledger, account_id, person_id)
    today, role = today_of(ledger, present()), request.GET.get("role", "")
    (statement,) = read_value_statements(ledger, visitor.person_id, [account_id], today, role)
    return visitor, statement
