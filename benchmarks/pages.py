"""How long a page takes on a large book: 20,000 accounts, 200,000 people and 2 million promises, on a kept date.

`python -m benchmarks.pages ADDRESS` measures a book that is there. `python -m benchmarks.pages` makes the book once, as
SQLite under build/bench, which takes the better part of an hour, and gives its address.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.books import FOLDER, UNTIL
from benchmarks.child import report
from troth import ledger, samples
from troth.ledger import Ledger
from troth.model import Facts
from troth.workspace.filling import fill
from troth.workspace.keeping import refresh

if TYPE_CHECKING:
    from django.test import Client

PROMISES = 2_000_000
DAYS = (UNTIL, UNTIL - timedelta(days=7), UNTIL - timedelta(days=31))
MONTHS_BILLED = 12
TIMES = 15
ANSWERED = (200, 302)  # a saved fact leads back to its page
USER = "bench@ours.example"
SECTIONS = (
    "map",
    "promises",
    "needs",
    "value",
    "timeline",
    "why",
    "why/parts",
    "why/change",
    "brief",
    "review",
    "portal",
)
SAVED = "a promise noted as kept, with the account's new figures"


def large_ledger(folder: Path = FOLDER, promises: int = PROMISES) -> str:
    """The address of an SQLite ledger with that many promises, scored on three days; made if it is not there."""
    path = folder / f"{promises}-promises.sqlite3"
    address = f"sqlite:///{path.absolute()}"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"unfinished-{path.name}")
        for leftover in folder.glob(f"{unfinished.name}*"):
            leftover.unlink()
        book = fill_ledger(f"sqlite:///{unfinished.absolute()}", promises)
        ledger.close(book)
        unfinished.rename(path)
    return address


def fill_ledger(address: str, promises: int) -> Ledger:
    """A new ledger at an address: a generated book with an invoice a month for each account, scored on three days."""
    book = ledger.create(address)
    now = datetime.now(UTC)
    fill(book, samples.facts(samples.of_promises(promises, UNTIL)), by="benchmark", source="sample", now=now)
    accounts = [str(row["account_id"]) for row in ledger.current(book, "accounts")]
    ledger.record(book, [_invoices(accounts)], by="benchmark", source="sample", now=datetime.now(UTC))
    refresh(book, DAYS)
    return book


def milliseconds(client: Client, addresses: Mapping[str, str], times: int = TIMES) -> dict[str, float]:
    """The median of each page; the first answer, which fills caches, is left out."""
    return {name: median(_answers(client, address, times)) for name, address in addresses.items()}


def addresses_of(book: Ledger, account_id: str) -> dict[str, str]:
    """The pages that are measured, by what they show."""
    own = f"/accounts/{account_id}/"
    roles = ledger.current(book, "buying_roles", account_id=[account_id])
    person = min(str(row["person_id"]) for row in roles)
    sections = {name: f"{own}{name}/" for name in SECTIONS}
    return {
        "today, everybody's": "/?whose=all",
        "today, mine": "/",
        "accounts": "/accounts/",
        "accounts, last page by name": "/accounts/?sort=name&page=300",
        "accounts, by change": "/accounts/?sort=-change",
        "accounts, searched": "/accounts/?q=mills",
        "accounts, filtered": "/accounts/?segment=food&evidence=ok&band=low&sort=owner",
        "promises to keep": "/promises/",
        "promises kept": "/promises/?state=kept",
        "promises, mine": "/promises/?whose=mine",
        "promises, searched": "/promises/?q=seals",
        "an account": own,
        **{f"an account: {name.strip('/').replace('-', ' ')}": address for name, address in sections.items()},
        "a group": f"/groups/{account_id}/",
        "a person": f"/people/{person}/",
        "our promise": "/our-promise/",
        "value": "/value/",
        "value, by what is untold": "/value/?sort=-untold",
        "reviews": "/reviews/",
        "book": "/book/",
        "settings": "/settings/",
        "an earlier day": f"/accounts/?at={DAYS[1].isoformat()}",
    }


def weightiest(book: Ledger) -> str:
    """The account of which most is at stake."""
    run_id = ledger.kept_runs(book)[UNTIL]
    asked = ledger.AccountsAsked(UNTIL, run_id)
    weights = ledger.weigh_accounts(book, run_id)
    (account_id,) = ledger.list_accounts(book, asked, weights, "-stake", first=0, most=1)
    return account_id


def saving(client: Client, book: Ledger, account_id: str, times: int = TIMES) -> dict[str, float]:
    """The median of noting a promise as kept, with the account's new figures; the first, which plans, is left out."""
    found = ledger.current(book, "promises", account_id=[account_id], made_by="us")
    ended = {
        str(row["promise_id"])
        for row in ledger.current(book, "promise_events", promise_id=[row["promise_id"] for row in found])
    }
    open_ones = [name for row in found if (name := str(row["promise_id"])) not in ended]
    posted = [f"/promises/{name}/settle/" for name in open_ones[: times + 1]]
    spent = [_spent(client, address, {"outcome": "kept"}) for address in posted]
    return {SAVED: median(spent[1:])}


def client_for(address: str) -> Client:
    """An admin who is one of our staff, signed in to the application on that book."""
    os.environ.update(TROTH_BOOK=address, TROTH_FOLDER=str(FOLDER.absolute()), TROTH_HOSTS="testserver")
    os.environ["DJANGO_SETTINGS_MODULE"] = "troth.web.settings"
    import django  # noqa: PLC0415 - reads the environment

    django.setup()
    from django.contrib.auth.models import User  # noqa: PLC0415 - once Django is set up
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from troth.web.models import Membership, Role  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    user, _is_new = User.objects.get_or_create(username=USER)
    (staff_id, *_) = sorted(str(row["staff_id"]) for row in ledger.current(Ledger(), "staff"))
    Membership.objects.update_or_create(user=user, defaults={"role": Role.ADMIN, "staff_id": staff_id})
    client = Client()
    client.force_login(user)
    return client


def _answers(client: Client, address: str, times: int) -> Iterator[float]:
    spent = [_spent(client, address) for _ in range(times + 1)]
    yield from spent[1:]


def _spent(client: Client, address: str, posted: Mapping[str, str] | None = None) -> float:
    """The milliseconds of one answer. Raises RuntimeError where it is a refusal."""
    start = time.perf_counter()
    answer = client.get(address) if posted is None else client.post(address, posted)
    spent = 1000 * (time.perf_counter() - start)
    if answer.status_code not in ANSWERED:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return spent


def _invoices(accounts: list[str]) -> Facts:
    """An invoice a month for each account; the amounts follow from their places."""
    columns = ("line_id", "account_id", "billed_on", "amount", "cost", "recorded_at")
    return Facts(
        "invoices",
        columns,
        tuple(
            (f"inv-{account_id}-{month}", account_id, day, amount, amount * 6 / 10, _moment(day))
            for place, account_id in enumerate(accounts)
            for month in range(MONTHS_BILLED)
            for day in [UNTIL - timedelta(days=30 * month + 5)]
            for amount in [Decimal(1000 + 37 * ((place * 7919 + month) % 2600))]
        ),
    )


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def main() -> None:
    """Report the median of each page in milliseconds, or the address of the book."""
    if len(sys.argv) == 1:
        report({"address": large_ledger()})
        return
    client, book = client_for(sys.argv[1]), Ledger()
    account_id = weightiest(book)
    pages = milliseconds(client, addresses_of(book, account_id))
    report({**pages, **saving(client, book, account_id)})


if __name__ == "__main__":
    main()
