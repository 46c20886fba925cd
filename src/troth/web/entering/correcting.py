"""Changing a fact: a new version of it, unless somebody else has written one meanwhile; and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import TABLES, Facts
from troth.model.checks import problems_between
from troth.model.owning import PAIRED
from troth.web.entering.dialog import shown
from troth.web.entering.entries import CORRECTED
from troth.web.entering.fields import Field
from troth.web.entering.forms import Form, completed, form_of, values_of, with_problems, worded
from troth.web.entering.merging import may_decide
from troth.web.entering.situation import Situation
from troth.web.entering.subjects import Row, Subject, subject_of
from troth.web.entering.telling import back, remember, told_of
from troth.web.entering.writing import SOURCE, author_of, framed, present, refused, situation, write, writer
from troth.web.rights import Rights, rights_of, withheld
from troth.workspace.saving import bring_to_today, take_back

CONFLICT = 409
VERSION = "version"
_VERSION_COLUMNS = frozenset({"recorded_at", "superseded_at", "recorded_basis", "batch_id"})


@dataclass(frozen=True)
class Differing:
    """A field of which somebody else saved another value while this user wrote theirs."""

    label: str
    theirs: str
    yours: str

    @property
    def is_same(self) -> bool:
        """Whether both wrote the same."""
        return self.theirs == self.yours


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, table: str, fact_id: str) -> HttpResponse:
    """The form of a fact's version in force, or of what was sent: saved as the next version, or refused with both."""
    ledger = framed(request)
    subject = subject_of(ledger, table, fact_id)
    if subject is None or not subject.may_be_written_by(rights_of(request)):
        return withheld(request)
    if table not in CORRECTED or subject.row is None:
        raise Http404
    there = situation(request, ledger, {"account_id": _account_of(request, subject)})
    form = _form_of(subject.row, table, there)
    if request.method != "POST":
        return shown(request, form, _context(subject))
    # Before the transaction, since it may wait for a run that is being kept.
    bring_to_today(ledger, present())
    with book.writing(ledger):
        newest = subject_of(ledger, table, fact_id)
        if newest is None or newest.row is None:
            raise Http404
        sent = form.with_texts({name: str(value) for name, value in request.POST.items()})
        if request.POST.get(VERSION) != _version(newest.row):
            return _conflict(request, newest, sent, there)
        return _saved(request, ledger, newest, sent, there)


@require_POST
def take_fact_back(request: HttpRequest, table: str, fact_id: str) -> HttpResponse:
    """Retract a fact that should never have been entered, a merge or a distinction among them."""
    ledger = Ledger()
    subject = subject_of(ledger, table, fact_id)
    if subject is None or not _may_take_back(rights_of(request), subject):
        return withheld(request)
    if table not in {*CORRECTED, *PAIRED} or subject.row is None:
        raise Http404
    saved = take_back(ledger, table, [fact_id], by=writer(request), source=SOURCE, now=present())
    remember(request, told_of(saved))
    return back(request, min(subject.accounts, default=""))


def _may_take_back(rights: Rights, subject: Subject) -> bool:
    """What speaks of two accounts is taken back by whoever might have said it of both."""
    return may_decide(rights, subject) if subject.table in PAIRED else subject.may_be_written_by(rights)


def _saved(
    request: HttpRequest, ledger: Ledger, subject: Subject, form: Form, there: Situation
) -> HttpResponse:
    """Write the next version, or show what is wrong with it."""
    assert subject.row is not None  # noqa: S101 - the caller has looked
    table = subject.table
    values, problems = values_of(table, CORRECTED[table], form, there)
    kept = {name: value for name, value in subject.row.items() if name not in _VERSION_COLUMNS}
    row, words = worded(completed(table, {**kept, **values}, there), table, there)
    says = () if problems else tuple(problems_between(TABLES[table], tuple(row), tuple(row.values())))
    checked = with_problems(form, problems, says)
    if checked.is_wrong:
        return shown(request, checked, _context(subject))
    facts = [*words, Facts(table, tuple(row), (tuple(row.values()),))]
    return write(request, ledger, facts, subject.accounts)


def _conflict(request: HttpRequest, newest: Subject, form: Form, there: Situation) -> HttpResponse:
    """Both versions side by side; the user's words stay in the form, which now replaces the newer version."""
    assert newest.row is not None  # noqa: S101 - the caller has looked
    theirs = _form_of(newest.row, newest.table, there)
    pairs = [_differing(one, other) for one, other in zip(theirs.fields, form.fields, strict=True)]
    context = {
        **_context(newest),
        "differing": [pair for pair in pairs if not pair.is_same],
        **author_of(newest.row),
    }
    return refused(request, shown(request, form, context), CONFLICT)


def _differing(theirs: Field, yours: Field) -> Differing:
    return Differing(theirs.label, theirs.shown, yours.shown)


def _form_of(row: Row, table: str, there: Situation) -> Form:
    return form_of([(table, CORRECTED[table])], there, {table: row})


def _context(subject: Subject) -> Mapping[str, Any]:
    assert subject.row is not None  # noqa: S101 - the caller has looked
    return {"title": _("Correct"), "subject": subject, "version": _version(subject.row)}


def _version(row: Row) -> str:
    recorded_at: datetime = row["recorded_at"]
    return recorded_at.isoformat()


def _account_of(request: HttpRequest, subject: Subject) -> str:
    """The account whose things the form may name: one the user may write, if the fact is of several."""
    rights = rights_of(request)
    return min((each for each in subject.accounts if rights.may_write(each)), default="")
