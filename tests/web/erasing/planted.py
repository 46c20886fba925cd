"""A book in which one person is named wherever the application can hold them: every table, every column, mails."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from tests.web.books import fill, record
from troth import ledger as store
from troth.ledger import Ledger
from troth.web import models as kept
from troth.web.models import ReadKind

NAME, ADDRESS, OLD_ID = "Zaharina Vexample", "zaharina.vex@ashgrove.example", "person_8f3a61c2"
LOCAL_PART = ADDRESS.partition("@")[0]
SOUGHT = (NAME, "vexample", ADDRESS, LOCAL_PART, OLD_ID)
# Ids are meant to say nothing; these were made of the person's address all the same.
ACCOUNT, STAFF, PROMISE, FEEDBACK = (
    f"{kind}-{LOCAL_PART}" for kind in ("account", "staff", "promise", "feedback")
)
NOW = datetime.now(UTC)
HASH = "0" * 64
SOON = NOW + timedelta(days=3)


def made(url: str) -> Ledger:
    """A new book with the application's tables, filled, the person among others; nothing is planted yet."""
    ledger = store.create(url)
    store.migrate(ledger.alias)
    fill(ledger)
    record(
        ledger,
        staff=[{"staff_id": STAFF, "name": "Rita Ourwright"}],
        accounts=[{"account_id": ACCOUNT, "name": "Ashgrove Fittings", "owner_id": STAFF}],
        people=[{"person_id": OLD_ID, "name": NAME, "email": ADDRESS}],
        promises=[
            {
                "promise_id": PROMISE,
                "account_id": ACCOUNT,
                "person_id": OLD_ID,
                "words": f"Call {NAME} back",
                "made_on": date(2026, 1, 2),
                "due_on": date(2026, 3, 20),
            }
        ],
        feedback=[
            {
                "feedback_id": FEEDBACK,
                "account_id": ACCOUNT,
                "person_id": "pia",
                "instrument": "value_interview",
                "asked_on": date(2026, 1, 2),
            }
        ],
    )
    return ledger


def plant(ledger: Ledger) -> None:
    """Rows of every table that can hold a person."""
    user = User.objects.using(ledger.alias).create(username="rita@ours.example", email="rita@ours.example")
    for rows in (_of_members(user), _of_work(user), _of_portal(user), _of_background(user)):
        for row in rows:
            row.save(using=ledger.alias)


def _of_members(user: User) -> Iterator[Any]:
    yield kept.Membership(user=user, role="member", staff_id=STAFF)
    yield kept.ApiToken(token_hash=HASH, user=user, name=f"Sheet of {NAME}", made_at=NOW, expires_at=SOON)
    for number, email in enumerate((ADDRESS, "rita@ours.example")):
        yield kept.Invitation(
            token_hash=str(number),
            email=email,
            role="reader",
            staff_id=STAFF,
            invited_by=user,
            expires_at=SOON,
        )
    yield kept.KeptReading(staff_id=STAFF, account_id=ACCOUNT, until=SOON.date())
    told = {"told": {"batch_id": "", "says": "", "moves": [{"table": "people", "id": OLD_ID}]}}
    for key, held in (("hers", told), ("ours", {"_auth_user_id": "1"})):
        yield Session(session_key=key, session_data=SessionStore().encode(held), expire_date=SOON)


def _of_work(user: User) -> Iterator[Any]:
    subjects = {
        OLD_ID: (ReadKind.PERSON, ReadKind.BRIEF, ReadKind.RECORD),
        ACCOUNT: (ReadKind.ACCOUNT, ReadKind.EXPORT, ReadKind.COMMAND),
        STAFF: (ReadKind.STAFF,),
    }
    for subject, kinds in subjects.items():
        yield from (kept.Access(at=NOW, user=user, kind=kind, subject_id=subject) for kind in kinds)
    yield kept.HandOver(
        account_id=ACCOUNT,
        from_staff_id=STAFF,
        to_staff_id=STAFF,
        note=f"Vexample, Zaharina shouts; write to {ADDRESS.upper()} ({OLD_ID})",
        begun_by="rita@ours.example",
        begun_at=NOW,
    )
    rows = {
        f"person:{OLD_ID}": {"level": ["2", "3"]},
        "person:pia": {"level": ["1", "2"]},
        "new:1": {"name": ["", NAME]},
        f"promise:{PROMISE}": {"words": [f"Call {NAME} back", ""]},
    }
    yield kept.ReviewDraft(user=user, account_id=ACCOUNT, changed=rows, saved_at=NOW)
    yield from _of_campaigns(user)
    yield kept.SavedView(user=user, name=f"With {NAME}", query="q=mill")
    yield kept.SavedView(user=user, name="Hers", query="q=Zaharina+Vexample&sort=name")
    yield kept.SavedView(user=user, name="Mills", query="q=mill")
    yield kept.Import(user=user, source="csv", touched_at=NOW, staff_id=STAFF)
    yield kept.Import(user=user, source="csv", touched_at=NOW, mapping=f'name = {{ constant = "{NAME}" }}')
    yield kept.SavedMapping(name=f"Of {NAME}", text="")
    yield kept.SavedMapping(name="Hers", text=f'unless = {{ Contact = "{NAME}" }}')
    yield kept.Reminded(user=user, promise_id=PROMISE, due_on=date(2026, 3, 20), is_late=False)


def _of_campaigns(user: User) -> Iterator[Any]:
    campaign = kept.Campaign(
        name=f"What {NAME} had", opens_on=NOW, closes_on=SOON, language="en", made_by=user, accounts=[ACCOUNT]
    )
    yield campaign
    yield kept.Guide(campaign=campaign, questions=[f"What would {NAME} say?"])
    ask = {"campaign": campaign, "planned_on": NOW, "channel": "meeting"}
    yield kept.CampaignAsk(**ask, account_id="acorn", person_id=OLD_ID)
    yield kept.CampaignAsk(**ask, account_id=ACCOUNT, person_id="pia", staff_id=STAFF, feedback_id=FEEDBACK)


def _of_portal(user: User) -> Iterator[Any]:
    link = kept.PortalLink(token_hash=HASH, person_id=OLD_ID, made_by=user, made_at=NOW, expires_at=SOON)
    yield link
    yield kept.PortalVisit(key_hash="k", link=link, begun_at=NOW, ends_at=SOON)
    yield kept.PortalBrowser(key_hash="k", person_id=OLD_ID, expires_at=SOON)
    yield kept.PortalSeen(person_id=OLD_ID, promise_id="late", words_hash="h", seen_at=NOW)
    yield kept.PortalSeen(person_id="pia", promise_id=PROMISE, words_hash="h", seen_at=NOW)
    yield kept.PortalRequest(
        key="hers",
        person_id=OLD_ID,
        kind="correction",
        wished={"name": "Zaharina Vexample-Other"},
        words=f"I am {NAME}",
        made_at=NOW,
        answered_at=NOW,
        is_granted=True,
    )
    yield kept.PortalRequest(
        key="of-pia",
        person_id="pia",
        kind="correction",
        wished={"department": f"Under {NAME}"},
        words=f"Ask {LOCAL_PART}",
        made_at=NOW,
    )


def _of_background(user: User) -> Iterator[Any]:
    yield kept.Stocktaking(
        made_at=NOW,
        stock=[["people", 3, 0, None, None]],
        problems=[f"people row 3: email came as '{ADDRESS}'", "accounts row 1: no name"],
        notes=[f"{NAME} has no role"],
    )
    yield kept.RuleQuestion(
        asked_at=NOW,
        asked_by=user,
        rule="openness_share",
        value_before=0.3,
        value=0.2,
        at=NOW.date(),
        moved=[[ACCOUNT, 0.5, 0.6, "firm", "firm"]],
    )
    for table, ids in (("people", ("pia", OLD_ID)), ("accounts", (ACCOUNT, "acorn"))):
        yield kept.DuplicatePair(table=table, one_id=ids[0], other_id=ids[1], certainty=0.9)
        yield kept.DuplicatePair(table=table, one_id=ids[1], other_id=ids[0], certainty=0.9)
    yield DBTaskResult(
        args_kwargs={"args": [OLD_ID], "kwargs": {NAME: 1}},
        return_value={"of": NAME},
        traceback=f"ValueError: {ADDRESS}",
        task_path="troth.web.operations.tasks.remind",
        queue_name="default",
        backend_name="default",
        run_after=NOW,
    )


def plant_mails(folder: Path) -> None:
    """A mail to the person in plain text, one about them that only a reader of mail can read, and one of others."""
    folder.mkdir(parents=True, exist_ok=True)
    line = b"-" * 79 + b"\n"
    head = b"Content-Type: text/plain; charset=utf-8\nSubject: Promises\nTo: rita@ours.example\n"
    packed = base64.b64encode(f"Call {NAME} back".encode())
    mails = {
        "to.log": head.replace(b"rita@ours", ADDRESS.encode()) + b"\nYour code is 1\n" + line,
        "about.log": head
        + b"\nNothing.\n"
        + line
        + head
        + b"Content-Transfer-Encoding: base64\n\n"
        + packed
        + b"\n"
        + line,
        "others.log": head + b"\nCall Pia back\n" + line,
    }
    for name, written in mails.items():
        (folder / name).write_bytes(written)
