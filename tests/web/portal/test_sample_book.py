"""On a sample book, with every promise of a person released: no score, rating, note or internal word in any answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import timezone

from tests.web.portal.visitors import inside, say
from troth import samples
from troth.ledger import Ledger, current, results, run_on_screen, time_zone
from troth.web.portal.facts import new_version
from troth.workspace.filling import fill
from troth.workspace.keeping import refresh
from troth.workspace.reading import kept_days, read_account
from troth.workspace.saving import save

ANSWERS = ("/portal/", "/portal/about-me/", "/portal/about-me/file/", "/portal/closed/")
TO_SAY: tuple[tuple[str, dict[str, str]], ...] = (
    ("need", {"words": "x", "importance": "3"}),
    ("correction", {"name": "x"}),
    ("copy", {}),
    ("objection", {}),
    ("quotes", {}),
    ("no_links", {}),
)
OUTPUTS = ("person_scores", "account_scores", "promise_scores", "gaps")
LEAST_DIGITS = 4  # after the point: shorter numbers stand on a page by chance


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Ledger]:
    """The small sample, scored today, as the book the application serves; a run is no part of a test's transaction."""
    database = connections["default"]
    database.close()
    usual, database.settings_dict["NAME"] = database.settings_dict["NAME"], str(tmp_path / "sample.sqlite3")
    call_command("migrate", verbosity=0, interactive=False)
    today = timezone.now().astimezone(time_zone(Ledger())).date()
    fill(Ledger(), samples.facts(samples.small(today)), by="test", source="sample", now=timezone.now())
    refresh(Ledger(), [today])
    yield Ledger()
    database.close()
    database.settings_dict["NAME"] = usual


@pytest.fixture
def person(sample: Ledger) -> dict[str, Any]:
    """One of the customers' people of the small sample, promised much; all of it released in words of its own."""
    now = timezone.now()
    today = now.astimezone(time_zone(sample)).date()
    promises = current(sample, "promises", made_by="us")
    gone = {row["person_id"] for row in current(sample, "people") if row["left_on"]}
    spoken = {row["person_id"] for row in current(sample, "person_choices")}
    named = [
        str(row["person_id"])
        for row in promises
        if row["person_id"] and row["person_id"] not in gone | spoken
    ]
    chosen = max(sorted(set(named)), key=named.count)
    theirs = [row for row in promises if row["person_id"] == chosen]
    released = [
        new_version("promises", row, shared_on=today, shared_words=f"Approved {number}")
        for number, row in enumerate(theirs)
    ]
    accounts = {str(row["account_id"]) for row in theirs}
    save(sample, released, by="test", source="form", now=now, accounts=accounts)
    (row,) = current(sample, "people", person_id=chosen)
    return {**row, "account_id": min(accounts), "today": today}


def figures(ledger: Ledger) -> Iterator[str]:
    """Every figure of the run on screen, as a page would write it: in full, rounded, and as points with a digit."""
    run_id = run_on_screen(ledger)
    assert run_id
    for output in OUTPUTS:
        for row in results(ledger, output, run_id):
            for value in row.values():
                if isinstance(value, float) and value not in {0.0, 1.0}:
                    for digits in (9, 6, LEAST_DIGITS):
                        if len(f"{value:.{digits}f}".rstrip("0").partition(".")[2]) >= LEAST_DIGITS:
                            yield f"{value:.{digits}f}".rstrip("0")


def internal_words(ledger: Ledger, person_id: str) -> set[str]:
    """The words we noted promises in, what others said, our notes, our judgements of the person, and all codes."""
    promises = [str(row["words"]) for row in current(ledger, "promises")]
    events = [row["words"] for row in current(ledger, "promise_events") if row["said_by"] != person_id]
    notes = [row["note"] for row in current(ledger, "interactions")]
    codes = [row["code"] for row in current(ledger, "needs")]
    pillars = [row["statement"] for row in current(ledger, "pillars")]
    roles = ["financial buyer", "technical buyer", "gatekeeper", "end user", "champion", "veto"]
    return {str(word) for word in (*promises, *events, *notes, *codes, *pillars, *roles) if word}


def own_words(ledger: Ledger, person_id: str) -> set[str]:
    """What the person said themselves; the sample lets others say the same."""
    said = [
        *current(ledger, "feedback", person_id=person_id),
        *current(ledger, "value_claims", person_id=person_id),
        *current(ledger, "promise_events", said_by=person_id),
    ]
    return {str(row["words"]).lower() for row in said}


def answers(client: Client) -> Iterator[bytes]:
    """Every answer a visitor can get: all pages, and each statement as it is shown once more."""
    for path in ANSWERS:
        yield client.get(path).content
    for kind, said in TO_SAY:
        yield client.post(f"/portal/say/{kind}/", said).content


def test_nothing_internal_is_in_any_answer_and_who_objects_joins_the_unknown(
    sample: Ledger, person: dict[str, Any]
) -> None:
    client = inside(str(person["person_id"]))
    texts = [answer.decode().lower() for answer in answers(client)]
    shown = "\n".join(texts)
    assert "approved 0" in shown
    assert {each for each in figures(sample) if each in shown} == set()
    own = own_words(sample, str(person["person_id"]))
    words = {each.lower() for each in internal_words(sample, str(person["person_id"]))} - own
    assert {each for each in words if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", shown)} == set()

    before = read_account(sample, person["account_id"], _newest(sample))
    theirs = next(each for each in before.people if each.person_id == person["person_id"])
    assert theirs.influence
    say(client, "objection")
    after = read_account(sample, person["account_id"], _newest(sample))
    objector = next(each for each in after.people if each.person_id == person["person_id"])
    assert (objector.objects, objector.influence, objector.loyalty.value) == (True, None, None)
    assert before.standing.unknown_share is not None
    assert after.standing.unknown_share == pytest.approx(before.standing.unknown_share + theirs.influence)


def _newest(ledger: Ledger) -> date:
    return kept_days(ledger)[0]
