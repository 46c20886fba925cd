"""Roles that job titles suggest: confirmed one by one or all of an account at once, and the book's own words for titles."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from troth.intake.roles import ROLES, WORD_COLUMNS, words_of_book
from troth.ledger import Ledger, current
from troth.model import MappingError
from troth.reports.roles import DEPARTMENTS, SENIORITIES
from troth.web.entering.telling import Told, back, remember, told_of
from troth.web.entering.writing import present, writer
from troth.web.frame import answer, frame_of
from troth.web.rights import administered, rights_of, withheld
from troth.workspace.choosing import choices, choose, settings_of
from troth.workspace.confirming import Decision, confirm
from troth.workspace.reading import ACCOUNTS_TO_CONFIRM_A_PAGE, read_roles, read_word_counts
from troth.workspace.suggesting import OWN_WORDS

WRONG = 422
MOST_DECISIONS = 500  # of one click
_REFUSED = "refused"
_OF_PERSON = "role."


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """The people without a role in the accounts one may see; to admins also what became of each word's suggestions."""
    return _page(request, "", ())


@require_POST
def confirm_roles(request: HttpRequest, account_id: str) -> HttpResponse:
    """Decide on people of an account: `role.PERSON` is the role somebody has, or `refused`; `all` are suggestions to accept."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    ledger = Ledger()
    if not current(ledger, "accounts", account_id=account_id):
        raise Http404
    saved = confirm(ledger, account_id, list(_decisions(request)), by=writer(request), now=present())
    nothing = gettext("Nothing was saved: these people have a role by now, or something else is suggested.")
    remember(request, told_of(saved) if saved else Told("", (), nothing))
    return back(request, account_id)


@require_POST
@administered
def role_words(request: HttpRequest) -> HttpResponse:
    """Keep the book's own words for job titles, or say everything that is wrong with them."""
    frame = frame_of(request)
    text = request.POST.get("words", "").replace("\r\n", "\n").strip()
    try:
        words_of_book(settings_of(frame.ledger)["language"], text)
    except MappingError as wrong:
        problems = tuple(
            gettext("line {row}: {says}").format(row=each.row, says=each.says) for each in wrong.problems
        ) or (wrong.args[0],)
        response = _page(request, text, problems)
        response.status_code = WRONG
        return response
    if text != choices(frame.ledger).get(OWN_WORDS, ""):
        choose(frame.ledger, {OWN_WORDS: text}, by=writer(request), now=present())
    remember(request, Told("", (), gettext("The book's own words are kept.")))
    return back(request, "")


def _page(request: HttpRequest, words: str, problems: tuple[str, ...]) -> HttpResponse:
    frame, rights = frame_of(request), rights_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= len("99999") else 1
    found = read_roles(frame.ledger, frame.at, max(number, 1), rights.accounts)
    context: dict[str, object] = {
        "roles": found,
        "rights": rights,
        "pages": Paginator(range(found.found), ACCOUNTS_TO_CONFIRM_A_PAGE).get_page(number),
    }
    if rights.may_administer:
        context |= {
            "counts": read_word_counts(frame.ledger),
            "own_words": words or choices(frame.ledger).get(OWN_WORDS, ""),
            "problems": problems,
            "example": "feed miller,end_user,production",
            "word_columns": ", ".join(WORD_COLUMNS),
            "allowed": {"role": ROLES, "department": DEPARTMENTS, "seniority": SENIORITIES},
        }
    return answer(request, "troth/roles.html", "troth/roles/accounts.html", context)


def _decisions(request: HttpRequest) -> Iterator[Decision]:
    """What was clicked; what is no role decides nothing."""
    for sent in request.POST.getlist("all")[:MOST_DECISIONS] if "every" in request.POST else ():
        role, _, person_id = sent.partition(".")
        if role in ROLES:
            yield Decision(person_id, role, only_if_suggested=True)
    for name in request.POST:
        clicked = request.POST[name]
        if name.startswith(_OF_PERSON) and clicked in (*ROLES, _REFUSED):
            yield Decision(name.removeprefix(_OF_PERSON), "" if clicked == _REFUSED else clicked)
