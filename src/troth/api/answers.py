"""The answers themselves: each reads what a page reads, for whom the door let in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import NinjaAPI, Query, Router
from ninja.errors import HttpError

from troth import __version__
from troth import ledger as store
from troth.api import schemas
from troth.api.door import Caller, Token
from troth.ledger import Ledger
from troth.reports import Why
from troth.workspace.reading import kept_days, read_accounts_of_person, read_reasons
from troth.workspace.reading.figures import (
    read_account_figures,
    read_account_row,
    read_gap_rows,
    read_people_of,
    read_person_row,
)

MOST, USUAL = 500, 100
FORBIDDEN, NOT_FOUND, TOO_OFTEN = 403, 404, 429

api = NinjaAPI(
    title="Troth",
    version=__version__,
    description="Reads accounts, people, figures, reasons and gaps, as of any kept day.",
    auth=Token(),
    # Its pages for trying things out would load scripts from another host.
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
router = Router()
At = Annotated[date | None, Query(description="the day the figures speak of; the newest where none is given")]
After = Annotated[str, Query(max_length=200, description="the last account of the page before")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="the most accounts on a page")]
REFUSALS: dict[int, Any] = dict.fromkeys((FORBIDDEN, NOT_FOUND, TOO_OFTEN), schemas.Refusal)


@router.get("/accounts", response={200: schemas.Accounts, **REFUSALS}, url_name="accounts")
def accounts(
    request: HttpRequest, at: At = None, after: After = "", limit: Limit = USUAL
) -> Mapping[str, Any]:
    """The accounts the caller may read, with their figures."""
    caller, run = _begin(request, at)
    found = read_account_figures(Ledger(), run["at"], caller.accounts, after, limit)
    caller.note("export", [row["account_id"] for row in found.rows])
    return {**run, "accounts": found.rows, "after": found.after}


@router.get("/accounts/{account_id}", response={200: schemas.OneAccount, **REFUSALS}, url_name="account")
def account(request: HttpRequest, account_id: str, at: At = None) -> Mapping[str, Any]:
    """One account with its figures."""
    caller, run = _begin(request, at)
    _may_read(caller, account_id)
    try:
        return {**run, "account": read_account_row(Ledger(), account_id, run["at"])}
    except KeyError:
        raise _unknown("account") from None


@router.get("/accounts/{account_id}/people", response={200: schemas.People, **REFUSALS}, url_name="people")
def people(request: HttpRequest, account_id: str, at: At = None) -> Mapping[str, Any]:
    """The people of an account, with their figures there."""
    caller, run = _begin(request, at)
    _may_read(caller, account_id)
    found = read_people_of(Ledger(), account_id, run["at"])
    caller.note("account", [account_id])
    return {**run, "people": found}


@router.get("/people/{person_id}", response={200: schemas.OnePerson, **REFUSALS}, url_name="person")
def person(request: HttpRequest, person_id: str, at: At = None) -> Mapping[str, Any]:
    """One person, with their figures in the accounts the caller may read."""
    caller, run = _begin(request, at)
    theirs = read_accounts_of_person(Ledger(), person_id, run["at"])
    if caller.accounts is not None and not theirs & caller.accounts:
        raise _withheld()
    try:
        found = read_person_row(Ledger(), person_id, run["at"], caller.accounts)
    except KeyError:
        raise _unknown("person") from None
    caller.note("person", [person_id])
    return {**run, "person": found}


@router.get("/accounts/{account_id}/explain", response={200: schemas.Why, **REFUSALS}, url_name="explain")
def explain(request: HttpRequest, account_id: str, at: At = None) -> Mapping[str, Any]:
    """Why an account's loyalty is what it is, down to its facts."""
    caller, run = _begin(request, at)
    _may_read(caller, account_id)
    try:
        _name, why = read_reasons(Ledger(), account_id, run["at"])
    except KeyError:
        raise _unknown("account") from None
    caller.note("account", [account_id])
    return {**run, **_parts(why)}


@router.get("/gaps", response={200: schemas.Gaps, **REFUSALS}, url_name="gaps")
def gaps(request: HttpRequest, at: At = None, after: After = "", limit: Limit = USUAL) -> Mapping[str, Any]:
    """What is missing or failing in the accounts the caller may read, page by page of accounts."""
    caller, run = _begin(request, at)
    found = read_gap_rows(Ledger(), run["at"], caller.accounts, after, limit)
    return {**run, "gaps": found.rows, "after": found.after}


api.add_router("", router)


def _begin(request: HttpRequest, at: date | None) -> tuple[Caller, dict[str, Any]]:
    """Who is asking, and the run to answer from; a day without one gives the newest before it, else the first."""
    caller: Caller = request.auth  # type: ignore[attr-defined]
    if caller.is_too_often:
        raise HttpError(TOO_OFTEN, "Asked too often; wait for a minute.")
    days = kept_days(Ledger())
    if not days:
        raise HttpError(NOT_FOUND, "The book has not been scored yet.")
    day = next((each for each in days if at is None or each <= at), days[-1])
    return caller, {"at": day, "run_id": store.kept_runs(Ledger())[day]}


def _may_read(caller: Caller, account_id: str) -> None:
    if not caller.may_read(account_id):
        raise _withheld()


def _withheld() -> HttpError:
    return HttpError(FORBIDDEN, "Withheld from this token; ask an admin of the application.")


def _unknown(what: str) -> HttpError:
    return HttpError(NOT_FOUND, f"No such {what} was known on that day.")


def _parts(why: Why | None) -> Mapping[str, Any]:
    if why is None:
        return {"loyalty": None, "unseen": 0.0, "people": []}
    return {
        "loyalty": why.total,
        "unseen": why.unseen,
        "people": [
            {
                "person_id": part.person_id,
                "base": part.base,
                "facts": [
                    {
                        "fact_table": fact.fact_table,
                        "fact_id": fact.fact_id,
                        "words": str(fact.words),
                        "on": fact.on,
                        "contribution": fact.contribution,
                    }
                    for fact in part.facts
                ],
            }
            for part in why.people
        ],
    }
