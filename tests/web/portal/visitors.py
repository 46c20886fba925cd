"""The customer's people who come to the portal, what was promised to them, and what we think and never tell them."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.web.books import HOSTILE, MONTH_AGO, record
from troth.ledger import Ledger
from troth.web.models import PortalLink, PortalTerms
from troth.web.portal.links import make_link
from troth.web.portal.terms import terms_in_force

RELEASED_ON = date(2026, 2, 2)
# What we noted for ourselves. None of it may reach a visitor.
INTERNAL = (
    "Promised in anger",
    "Never released to anybody",
    "Pays late and shouts",
    "secret-need-code",
    "said by olaf alone",
    "critical",
    "veto",
    "financial",
)


def fill_portal(ledger: Ledger) -> None:
    """Vera of Acorn Mills and Olaf of Birch Foods, each with a promise released to them; Vera also with one that is not."""
    record(
        ledger,
        people=[
            {"person_id": "vera", "name": f"Vera {HOSTILE}", "title": "Buyer", "email": "vera@acorn.example"},
            {"person_id": "olaf", "name": "Olaf Birchman", "email": "olaf@birch.example"},
        ],
        buying_roles=[_role("vera", "acorn", power="veto"), _role("olaf", "birch")],
        influence_ratings=[
            {
                "rating_id": "i-vera",
                "person_id": "vera",
                "account_id": "acorn",
                "level": 4,
                "rated_by": "staff",
                "rated_on": MONTH_AGO,
            }
        ],
    )
    record(
        ledger,
        needs=[{"need_id": "n-vera", "person_id": "vera", "account_id": "acorn", "code": "secret-need-code"}],
        promises=[
            _promise("hers", "acorn", "vera", "Promised in anger", "New seals by March"),
            _promise("hidden", "acorn", "vera", "Never released to anybody", None),
            _promise("for-all", "acorn", None, "To the whole of Acorn", "A hot line for all of you"),
            _promise("of-pia", "acorn", "pia", "To Pia alone", "A review with Pia"),
            _promise("his", "birch", "olaf", "To Olaf alone", "A visit at Birch Foods"),
        ],
    )
    record(ledger, **_dealings())


def _dealings() -> dict[str, list[dict[str, Any]]]:
    """What was said, met and noted."""
    met = datetime.fromisoformat("2026-01-20T10:00:00+00:00")
    delivered = {
        "event_id": "e-hers",
        "promise_id": "hers",
        "kind": "delivered",
        "words": "Pays late and shouts",
    }
    judged = {"event_id": "e-all", "promise_id": "for-all", "kind": "verdict", "verdict": "kept"}
    vera = {"account_id": "acorn", "person_id": "vera"}
    return {
        "promise_events": [
            {**delivered, "happened_on": MONTH_AGO},
            {**judged, "happened_on": MONTH_AGO, "said_by": "pia", "words": "said by olaf alone"},
        ],
        "interactions": [
            {
                **vera,
                "interaction_id": "m-vera",
                "kind": "meeting",
                "direction": "both",
                "happened_at": met,
                "note": "Pays late and shouts",
            }
        ],
        "value_claims": [
            {
                **vera,
                "claim_id": "c-vera",
                "words": "You saved us two days a month",
                "grade": 1,
                "stated_on": MONTH_AGO,
            }
        ],
    }


def _role(person_id: str, account_id: str, **more: str) -> dict[str, Any]:
    return {
        "buying_role_id": f"role-{person_id}",
        "person_id": person_id,
        "account_id": account_id,
        "role": "financial_buyer",
        **more,
    }


def _promise(
    promise_id: str, account_id: str, person_id: str | None, words: str, shared_words: str | None
) -> dict[str, Any]:
    return {
        "promise_id": promise_id,
        "account_id": account_id,
        "person_id": person_id,
        "promiser_id": "sam",
        "words": words,
        "importance": "critical",
        "made_on": date(2026, 1, 1),
        "due_on": date(2026, 3, 1),
        "shared_on": RELEASED_ON if shared_words else None,
        "shared_words": shared_words,
    }


def link_for(person_id: str, now: datetime | None = None) -> tuple[PortalLink, str]:
    """A link of a person, and the path it is opened by."""
    link, token = make_link(person_id, None, terms_in_force(Ledger()), now or timezone.now())
    return link, f"/portal/enter/{token}/"


def inside(person_id: str) -> Client:
    """Somebody who opened a link and entered the code."""
    client = Client()
    client.post(link_for(person_id)[1])
    client.post("/portal/code/", {"code": mailed_code()})
    return client


def mailed_code() -> str:
    """The six digits of the last mail."""
    found = re.search(r"^your code is: (\d{6})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[1]


def shown_once_more(client: Client, kind: str, **data: str) -> str:
    """What the page that shows a statement once more would send."""
    page = client.post(f"/portal/say/{kind}/", data).content.decode()
    found = re.search(r'name="statement" value="([^"]+)"', page)
    assert found, page
    return found[1]


def say(client: Client, kind: str, **data: str) -> Any:
    """Say something, as a visitor does: fill in, read once more, send."""
    return client.post("/portal/send/", {"statement": shown_once_more(client, kind, **data)})


def without_codes() -> None:
    """Switch the codes off."""
    PortalTerms.objects.create(asks_code=False)
