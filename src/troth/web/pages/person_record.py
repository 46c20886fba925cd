"""A person's own record to hand over: what is held and what is inferred, as a readable document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from troth.ledger import Ledger
from troth.reports.person_record import PersonRecord, record_data
from troth.reports.person_record_document import person_record_document
from troth.web.access_log import ReadKind, log_read
from troth.web.entering.writing import present
from troth.web.rights import rights_of, withheld
from troth.web.words import said
from troth.workspace.reading import read_person_record
from troth.workspace.refreshing import today_of


def as_page(record: PersonRecord) -> bytes:
    """The record as one HTML file that needs no other."""
    context = {"record": record_data(record, said), "language": get_language()}
    return render_to_string("troth/person/record.html", context).encode()


def as_pdf(record: PersonRecord) -> bytes:
    """The record as a PDF."""
    return person_record_document(record, said)


FORMS: Mapping[str, tuple[str, Callable[[PersonRecord], bytes]]] = {
    "html": ("text/html; charset=utf-8", as_page),
    "pdf": ("application/pdf", as_pdf),
}


@require_safe
def person_record(request: HttpRequest, person_id: str, form: str) -> HttpResponse:
    """Everything about a person as a file, for whoever may write every account it speaks of; each is kept on record."""
    ledger, rights = Ledger(), rights_of(request)
    try:
        record = read_person_record(ledger, person_id, today_of(ledger, present()))
    except KeyError:
        record = None
    accounts = record.accounts if record else frozenset()
    if rights.writable is not None and not (accounts and all(map(rights.may_write, accounts))):
        return withheld(request)
    if record is None or form not in FORMS:
        raise Http404
    log_read(request, ReadKind.RECORD, [person_id])
    kind, write = FORMS[form]
    response = HttpResponse(write(record), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="record-{record.at}.{form}"'
    return response
