"""What is of no account yet is entered by hand: a new account, our people, what we promise; and what it is worth."""

from __future__ import annotations

import pytest
from django.test import Client

from troth import ledger as book
from troth.ledger import Ledger
from troth.web.models import Membership

ADDRESS = "/enter/account/"


def test_a_new_account_is_entered_and_shown(filled: Ledger, ann: Client) -> None:
    assert ADDRESS in ann.get("/accounts/").content.decode()
    answer = ann.post(ADDRESS, {"accounts-name": "Aldermill & Sons", "accounts-relationship": "contractual"})
    (account,) = book.current(filled, "accounts", name="Aldermill & Sons")
    assert answer.headers["Location"] == f"/accounts/{account['account_id']}/"
    assert "Aldermill &amp; Sons" in ann.get(answer.headers["Location"]).content.decode()
    assert "Aldermill &amp; Sons" in ann.get("/accounts/").content.decode()


@pytest.mark.parametrize(
    ("entry", "table", "sent"),
    [
        ("staff", "staff", {"staff-name": "Una Ember", "staff-function": "sales"}),
        ("offering", "offerings", {"offerings-name": "Seal kit"}),
        ("pillar", "pillars", {"pillars-name": "On time", "pillars-statement": "We come when we say."}),
    ],
)
def test_our_side_is_entered_by_hand(
    filled: Ledger, ann: Client, entry: str, table: str, sent: dict[str, str]
) -> None:
    assert ann.post(f"/enter/{entry}/", sent).status_code == 302
    found = book.current(filled, table, name=next(iter(sent.values())))
    assert [row["name"] for row in found] == [next(iter(sent.values()))]


@pytest.mark.parametrize(
    ("entry", "table", "sent"),
    [
        ("claim", "value_claims", {"value_claims-words": "We lost less", "value_claims-grade": "1"}),
        ("contract", "contracts", {"contracts-starts_on": "2025-01-01"}),
        ("renewal", "renewals", {"renewals-due_on": "2027-01-01"}),
        ("invoice", "invoices", {"invoices-billed_on": "2025-01-01", "invoices-amount": "120.50"}),
        ("alternative", "alternatives", {"alternatives-supplier": "us", "alternatives-said_by": "customer"}),
    ],
)
def test_money_and_value_of_an_account_are_entered_and_corrected(
    filled: Ledger, ann: Client, entry: str, table: str, sent: dict[str, str]
) -> None:
    before = len(book.current(filled, table, account_id="acorn"))
    opened = {
        **sent,
        **{name: "2025-02-01" for name in (f"{table}-stated_on",) if entry in "claim alternative"},
    }
    assert ann.post(f"/accounts/acorn/enter/{entry}/", opened).status_code == 302
    found = book.current(filled, table, account_id="acorn")
    assert len(found) == before + 1
    key = next(name for name in found[0] if name.endswith("_id"))
    newest = max(found, key=lambda row: str(row["recorded_at"]))
    assert ann.get(f"/facts/{table}/{newest[key]}/correct/").status_code == 200


def test_members_add_no_account(filled: Ledger, ann: Client) -> None:
    Membership.objects.update(role="member")
    assert (
        ann.post(ADDRESS, {"accounts-name": "Mine", "accounts-relationship": "contractual"}).status_code
        == 403
    )
    assert book.current(filled, "accounts", name="Mine") == []
    assert ADDRESS not in ann.get("/accounts/").content.decode()


@pytest.mark.usefixtures("filled")
def test_a_form_of_an_account_opens_about_one_alone(ann: Client) -> None:
    assert ann.get("/enter/claim/").status_code == 404
    assert ann.get("/accounts/acorn/enter/pillar/").status_code == 404
