"""A step that goes wrong writes nothing, opens the step before it again, and says what it was."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.web.books import record
from tests.web.importing_files import MAPPING, keep_in, sent
from troth.ledger import Ledger
from troth.web.entry import owner
from troth.web.importing import steps
from troth.web.importing.files import forget_uploads, keep_uploads, told_of
from troth.web.importing.steps import take_commit, take_preview
from troth.web.models import Import, ImportState

NOW = datetime.now(UTC)
MEETING = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:meeting-1@ours.example
DTSTAMP:20260201T090000Z
DTSTART:20260202T090000Z
DTEND:20260202T100000Z
SUMMARY:never kept
ORGANIZER:mailto:rita@ours.example
ATTENDEE;PARTSTAT=ACCEPTED:mailto:someone.new@ashgrove.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(autouse=True)
def _place(settings: Any, tmp_path: Path) -> None:
    keep_in(settings, tmp_path)


def begun(state: ImportState, text: str, **more: str) -> Import:
    asked = Import.objects.create(
        user=owner(), source="csv", touched_at=NOW, state=state, mapping=MAPPING, **more
    )
    keep_uploads(asked.pk, [sent(text)])
    return asked


@pytest.mark.usefixtures("filled")
def test_files_that_were_deleted_are_asked_for_again(signed_in: Client) -> None:
    asked = begun(ImportState.PREVIEWING, "x")
    forget_uploads()
    take_preview(asked.pk)
    asked.refresh_from_db()
    assert asked.state == ImportState.UPLOADED
    shown = signed_in.get(f"/import/{asked.pk}/").content.decode()
    assert "The files of this import were deleted; upload them again." in shown


@pytest.mark.usefixtures("filled")
def test_a_failure_of_ours_is_told_by_its_name_and_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = begun(ImportState.COMMITTING, "Customer No,Customer,Segment\na,A,\n")

    def fail(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(steps, "commit", fail)
    with pytest.raises(ZeroDivisionError):
        take_commit(asked.pk)
    asked.refresh_from_db()
    assert (asked.state, told_of(asked.pk)) == (ImportState.UPLOADED, {"failure": "ZeroDivisionError"})


@pytest.mark.usefixtures("filled")
def test_a_step_that_nobody_waits_for_is_not_taken() -> None:
    asked = begun(ImportState.UPLOADED, "x")
    take_commit(asked.pk)
    assert told_of(asked.pk) == {}


def test_a_calendar_asks_who_agreed_and_offers_addresses_nobody_has(
    signed_in: Client, filled: Ledger
) -> None:
    record(
        filled,
        staff=[{"staff_id": "rita", "name": "Rita Ours", "email": "rita@ours.example"}],
        accounts=[{"account_id": "ashgrove", "name": "Ashgrove", "domains": "ashgrove.example"}],
    )
    signed_in.post("/import/", {"source": "calendar", "files": [sent(MEETING, "rita.ics")]})
    asked = Import.objects.get()
    address = f"/import/{asked.pk}/"
    assert "Rita Ours</option>" in signed_in.get(address).content.decode()
    refused = signed_in.post(address, {"do": "preview", "staff_id": "nobody", "agreed_on": "2026-02-01"})
    assert "Say who agreed, and on which day." in refused.content.decode()
    signed_in.post(address, {"do": "preview", "staff_id": "rita", "agreed_on": "2026-02-01"})
    take_preview(asked.pk)
    assert [each[:2] for each in told_of(asked.pk)["offers"]] == [
        ["someone.new@ashgrove.example", "ashgrove"]
    ]
    assert "someone.new@ashgrove.example" in signed_in.get(address).content.decode()
