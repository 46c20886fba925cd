"""Every change is a new version, and two people at once lose nothing."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.books import HOSTILE
from troth import ledger as book
from troth.ledger import Ledger

ADDRESS = "/facts/promises/late/correct/"


def opened(client: Client, address: str = ADDRESS) -> dict[str, str]:
    """The texts in the fields of a form, and the version it was made from."""
    page = client.get(address).content.decode()
    version = re.search(r'name="version" value="([^"]+)"', page)
    assert version
    return {
        "version": version[1].replace("&#x27;", "'"),
        "promises-words": "Seals on the dock",
        "promises-importance": "normal",
        "promises-floor": "0",
        "promises-promised_level": "1",
        "promises-better": "higher",
        "promises-person_id": "pia",
    }


def words(ledger: Ledger) -> list[object]:
    """The words of every version, oldest first."""
    return [row["words"] for row in book.versions(ledger, "promises", promise_id="late")]


def test_a_change_is_a_new_version_and_keeps_what_no_form_asks_for(filled: Ledger, ann: Client) -> None:
    assert ann.post(ADDRESS, opened(ann) | {"promises-words": "Other seals"}).status_code == 302
    old, new = book.versions(filled, "promises", promise_id="late")
    assert (old["words"], new["words"]) == (f"Seals on the dock {HOSTILE}", "Other seals")
    assert (new["made_by"], new["account_id"], new["recorded_basis"]) == ("us", "acorn", "witnessed")
    (batch,) = book.current(filled, "batches", batch_id=new["batch_id"])
    assert (batch["written_by"], batch["source"]) == ("ann", "form")


def test_a_save_onto_a_newer_version_is_refused_with_both_side_by_side(
    filled: Ledger, ann: Client, bob: Client
) -> None:
    of_ann, of_bob = opened(ann), opened(bob)
    ann.post(ADDRESS, of_ann | {"promises-words": "Anns words"})
    answer = bob.post(ADDRESS, of_bob | {"promises-words": f"Bobs words {HOSTILE}"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert words(filled)[-1] == "Anns words"
    assert "ann saved a newer version" in page
    assert "<bdi>Anns words</bdi>" in page
    assert page.count("Bobs words &lt;script&gt;") == 2
    again = re.search(r'name="version" value="([^"]+)"', page)
    assert again
    assert (
        bob.post(ADDRESS, of_bob | {"version": again[1], "promises-words": "Bobs words"}).status_code == 302
    )
    assert words(filled)[-2:] == ["Anns words", "Bobs words"]


def test_a_form_without_its_version_is_not_saved(filled: Ledger, ann: Client) -> None:
    assert ann.post(ADDRESS, {**opened(ann), "version": ""}).status_code == 409
    assert len(words(filled)) == 1


def test_a_fact_taken_back_is_gone_and_its_history_stays(filled: Ledger, ann: Client) -> None:
    assert ann.post("/facts/promise_events/e2/take-back/").status_code == 302
    assert book.current(filled, "promise_events", event_id="e2") == []
    assert "This was taken back" in ann.get("/facts/promise_events/e2/").content.decode()
    assert ann.get("/facts/promise_events/e2/correct/").status_code == 404


@pytest.mark.usefixtures("filled")
def test_a_name_is_corrected_for_every_account_of_the_person(ann: Client) -> None:
    address = "/facts/people/pia/correct/"
    sent = {"version": opened(ann, address)["version"], "people-name": "Pia Rightly"}
    assert ann.post(address, sent).status_code == 302
    assert "Pia Rightly" in ann.get("/accounts/acorn/").content.decode()


@pytest.mark.parametrize("address", ["/facts/settings/s1/correct/", "/facts/no_table/x/correct/"])
@pytest.mark.usefixtures("filled")
def test_what_no_form_is_for_cannot_be_changed(ann: Client, address: str) -> None:
    assert ann.post(address, {}).status_code == 404
