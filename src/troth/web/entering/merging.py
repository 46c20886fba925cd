"""One person, or one account, that stands twice in the book is read as the other from today; or two are said to be two."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from troth.ledger import Ledger, current, time_zone
from troth.model import TABLES, Facts, Value
from troth.web.entering.forms import new_id
from troth.web.entering.subjects import Subject, subject_of
from troth.web.entering.telling import Told, back, remember
from troth.web.entering.writing import SOURCE, framed, present, refused, write, writer
from troth.web.frame import answer
from troth.web.rights import Rights, rights_of, withheld
from troth.workspace.reading import find_namesakes
from troth.workspace.saving import save

KINDS = {"accounts": "account", "people": "person"}
WRONG = 422
MERGE = ("merge_id", "kind", "kept_id", "merged_id", "merged_on")
DISTINCTION = ("distinction_id", "kind", "one_id", "other_id", "decided_on")


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, table: str, fact_id: str) -> HttpResponse:
    """Choose what is the same as this one; it keeps this one's name and id."""
    ledger = framed(request)
    subject = subject_of(ledger, table, fact_id) if table in KINDS else None
    if subject is None or not may_decide(rights_of(request), subject):
        return withheld(request)
    if subject.row is None:
        raise Http404
    other_id = request.POST.get("merged_id", "")
    if request.method == "POST" and _is_another(ledger, subject, other_id):
        other = subject_of(ledger, table, other_id)
        if other is None or not may_decide(rights_of(request), other):
            return withheld(request)
        row = _row(ledger, "merges", subject, other)
        return write(request, ledger, [Facts("merges", MERGE, (row,))], subject.accounts | other.accounts)
    options = find_namesakes(ledger, table, fact_id, subject.accounts)
    problem = gettext("Choose the one that is the same.") if request.method == "POST" else ""
    context = {"subject": subject, "options": options, "problem": problem}
    response = answer(request, "troth/entering/merge_page.html", "troth/entering/merge.html", context)
    return refused(request, response, WRONG) if problem else response


@require_POST
def tell_apart(request: HttpRequest, table: str, fact_id: str) -> HttpResponse:
    """Remember that this one and `other_id` are two, so that nobody is asked again; no figure moves by it."""
    ledger = framed(request)
    subject = subject_of(ledger, table, fact_id) if table in KINDS else None
    if subject is None or not may_decide(rights_of(request), subject):
        return withheld(request)
    other_id = request.POST.get("other_id", "")
    if subject.row is None or not _is_another(ledger, subject, other_id):
        remember(
            request, Told("", (), gettext("Nothing was saved: one of the two is not in the book any more."))
        )
        return back(request, "")
    other = subject_of(ledger, table, other_id)
    if other is None or not may_decide(rights_of(request), other):
        return withheld(request)
    facts = [Facts("distinctions", DISTINCTION, (_row(ledger, "distinctions", subject, other),))]
    saved = save(ledger, facts, by=writer(request), source=SOURCE, now=present(), accounts=())
    says = gettext("Remembered: these are two. They are not suggested again.")
    remember(request, Told(saved.batch_id, (), says))
    return back(request, "")


def may_decide(rights: Rights, subject: Subject) -> bool:
    """Whether one may say with whom it is one: who may write all of its accounts; administrators what is of none."""
    return all(map(rights.may_write, subject.accounts)) if subject.accounts else rights.may_administer


def _is_another(ledger: Ledger, subject: Subject, other_id: str) -> bool:
    """Whether there is such a one, and neither was merged into another yet."""
    if other_id in {"", subject.fact_id}:
        return False
    merged = current(ledger, "merges", kind=KINDS[subject.table], merged_id=[subject.fact_id, other_id])
    return not merged and bool(current(ledger, subject.table, **{TABLES[subject.table].key: other_id}))


def _row(ledger: Ledger, table: str, subject: Subject, other: Subject) -> tuple[Value, ...]:
    today = present().astimezone(time_zone(ledger)).date()
    return new_id(table), KINDS[subject.table], subject.fact_id, other.fact_id, today
