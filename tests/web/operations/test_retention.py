"""What the application keeps beside the facts goes when it is old, or when it speaks of somebody the book does not know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.web.portal.visitors import fill_portal, inside, link_for, say
from troth.ledger import Ledger
from troth.web.entry import owner
from troth.web.erasing.holdings import HELD
from troth.web.models import (
    Access,
    ApiToken,
    HandOver,
    Import,
    Invitation,
    KeptReading,
    PortalBrowser,
    PortalLink,
    PortalRequest,
    PortalSeen,
    PortalTry,
    PortalVisit,
    ReadKind,
    Reminded,
    ReviewDraft,
    SignInLink,
)
from troth.web.operations.retaining import tell_what_would_be_done
from troth.web.operations.retention import KEPT_OTHERWISE, KINDS, due, forget
from troth.workspace.choosing import choose

NOW = timezone.now()
YEAR = timedelta(days=367)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Any) -> None:
    """A folder of the book that holds no file."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)
    settings.EMAIL_FILE_PATH = tmp_path / "mail"


def read(kind: ReadKind, subject: str, age: timedelta = timedelta()) -> None:
    Access.objects.create(at=NOW - age, user=owner(), kind=kind, subject_id=subject)


def rows(number: int, at: datetime) -> Iterator[Any]:
    """A row of each kind that goes by age, begun or ending at a moment; `number` tells it from others."""
    user: User = owner()
    key = str(number) * 64
    hashed: dict[str, Any] = {"token_hash": key, "user": user, "expires_at": at}
    yield Access(at=at, user=user, kind=ReadKind.PERSON, subject_id="pia")
    yield PortalRequest(key=key, person_id="pia", kind="copy", made_at=at, answered_at=at, is_granted=True)
    yield HandOver(
        account_id="acorn", from_staff_id="sam", to_staff_id="sam", begun_by="x", begun_at=at, ended_at=at
    )
    link = PortalLink(token_hash=key, person_id="pia", made_at=at, expires_at=at)
    yield link
    yield PortalVisit(key_hash=key, link=link, begun_at=at, ends_at=at)
    yield PortalBrowser(key_hash=key, person_id="pia", expires_at=at)
    yield PortalTry(bucket=key, tried_at=at)
    yield ReviewDraft(user=user, account_id=key, changed={"person:pia": {}}, saved_at=at)
    yield KeptReading(staff_id="sam", account_id=key, until=at.date())
    yield Reminded(user=user, promise_id="late", due_on=at.date(), is_late=False)
    yield Import(user=user, source="csv", touched_at=at)
    yield Invitation(token_hash=key, email="x@ours.example", role="reader", invited_by=user, expires_at=at)
    yield SignInLink(**hashed)
    yield ApiToken(**hashed, name="x", made_at=at)
    yield Session(session_key=key[:40], session_data="x", expire_date=at)


def add_sessions_of_nobody() -> None:
    """Entries of the list of sessions, one of a session that runs and one of a session that ran out."""
    from allauth.usersessions.models import UserSession  # noqa: PLC0415

    for session in Session.objects.all():
        UserSession.objects.create(
            user=owner(), session_key=session.session_key, ip="127.0.0.1", user_agent="x", last_seen_at=NOW
        )


def test_every_table_goes_by_age_or_says_why_not() -> None:
    by_age = {kind.model._meta.db_table for kind in KINDS}
    assert by_age | KEPT_OTHERWISE.keys() == HELD.keys()
    assert by_age & KEPT_OTHERWISE.keys() == set()


def test_of_each_kind_what_is_old_goes_and_what_is_young_stays(filled: Ledger) -> None:
    for number, at in enumerate((NOW - 4 * YEAR, NOW + timedelta(hours=1))):
        for row in rows(number, at):
            row.save()
    add_sessions_of_nobody()
    files = {
        "mails in files": 0,
        "copies of the book that were cut short": 0,
        "folders of files uploaded for imports": 0,
    }
    each_once = {**{kind.name: 1 for kind in KINDS}, **files}
    assert due(filled, NOW) == each_once
    assert {kind.model.objects.count() for kind in KINDS} == {2}
    told = forget(filled, NOW)
    # A visit goes with the link that began it.
    assert {**told, "visits of the portal": 1} == each_once
    assert {kind.model.objects.count() for kind in KINDS} == {1}
    assert set(due(filled, NOW).values()) == {0}


def test_answered_requests_are_kept_as_the_book_says_and_open_ones_until_they_are_answered(
    filled: Ledger,
) -> None:
    made = NOW - 2 * YEAR
    for key, answered in (("answered", made), ("open", None)):
        PortalRequest.objects.create(
            key=key, person_id="pia", kind="copy", made_at=made, answered_at=answered, words="x"
        )
    name = "answered requests about people's data"
    assert due(filled, NOW)[name] == 0
    choose(filled, {"keep_requests_months": "24"}, by="anna", now=datetime.now(UTC))
    assert forget(filled, NOW)[name] == 1
    assert [each.key for each in PortalRequest.objects.all()] == ["open"]


def test_hand_overs_stay_where_contacts_are_kept_for_ever_and_while_they_are_open(filled: Ledger) -> None:
    parties = {"from_staff_id": "sam", "to_staff_id": "sam", "begun_by": "x", "begun_at": NOW - 4 * YEAR}
    HandOver.objects.create(account_id="acorn", **parties)
    HandOver.objects.create(account_id="acorn", ended_at=NOW - 4 * YEAR, **parties)
    choose(filled, {"keep_interactions_months": "0"}, by="anna", now=datetime.now(UTC))
    assert "hand-overs that ended" not in due(filled, NOW)
    choose(filled, {"keep_interactions_months": ""}, by="anna", now=datetime.now(UTC))
    assert forget(filled, NOW)["hand-overs that ended"] == 1
    assert [each.ended_at for each in HandOver.objects.all()] == [None]


def test_what_a_page_wrote_of_a_person_the_book_does_not_know_goes(filled: Ledger) -> None:
    for person in ("pia", "erased-since"):
        link = PortalLink.objects.create(
            token_hash=person, person_id=person, made_at=NOW, expires_at=NOW + YEAR
        )
        PortalVisit.objects.create(key_hash=person, link=link, begun_at=NOW, ends_at=NOW)
        read(ReadKind.PERSON, person)
        read(ReadKind.BRIEF, person)
    rows = {"person:pia": {"level": ["1", "2"]}, "person:erased-since": {"level": ["1", "2"]}}
    ReviewDraft.objects.create(user=owner(), account_id="acorn", changed=rows, saved_at=NOW)
    forget(filled, NOW)
    assert [link.person_id for link in PortalLink.objects.all()] == ["pia"]
    assert [visit.key_hash for visit in PortalVisit.objects.all()] == ["pia"]
    assert [each.subject_id for each in Access.objects.all()] == ["pia", "pia"]
    assert ReviewDraft.objects.get().changed == {"person:pia": {"level": ["1", "2"]}}


def test_the_portal_forgets_a_visitor_the_book_forgot(filled: Ledger) -> None:
    fill_portal(filled)
    vera: Client = inside("vera")
    vera.post("/portal/seen/", {"about": "hers"})
    say(vera, "copy")
    link_for("vera-erased", NOW)
    PortalSeen.objects.update(person_id="vera-erased")
    PortalRequest.objects.update(person_id="vera-erased")
    forget(filled, NOW)
    assert [link.person_id for link in PortalLink.objects.all()] == ["vera"]
    assert (PortalSeen.objects.count(), PortalRequest.objects.count()) == (0, 0)


def test_what_would_be_done_is_told_kind_by_kind_and_not_done(filled: Ledger) -> None:
    read(ReadKind.ACCOUNT, "acorn", YEAR)
    told = list(tell_what_would_be_done(filled, NOW))
    assert told[:2] == [
        f"Contacts that happened before {told[0].split()[4]} 0 would be deleted.",
        f"People who left before {told[1].split()[4]} 0 would be erased.",
    ]
    assert [line.partition(":")[0].lower() for line in told[2:]] == [
        name.lower() for name in due(filled, NOW)
    ]
    assert "Reads of the access log: 1 would be deleted." in told
    assert "Answered requests about people's data: 0 would be deleted." in told
    assert Access.objects.count() == 1
