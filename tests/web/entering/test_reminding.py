"""Reminders go by mail to who promised, once, and only as they chose."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.books import HOSTILE, add_account, record
from tests.web.users import user_of
from troth.ledger import Ledger
from troth.web.entering.reminding import send_reminders
from troth.web.models import Reminded, ReminderChoice
from troth.workspace.reading import reminders_due

THE_DAY_BEFORE = datetime(2026, 2, 19, 8, tzinfo=UTC)
THE_DAY_AFTER = datetime(2026, 2, 21, 8, tzinfo=UTC)


@pytest.fixture
def sam(filled: Ledger) -> User:  # noqa: ARG001 - the book he works in
    return user_of("member")


def test_who_promised_is_reminded_once_before_and_once_when_it_is_late(sam: User) -> None:
    assert [send_reminders(moment) for moment in (THE_DAY_BEFORE, THE_DAY_BEFORE, THE_DAY_AFTER)] == [1, 0, 1]
    before, late = mail.outbox
    assert (before.to, before.subject) == ([sam.email], "1 promise falls due")
    assert late.subject == "1 promise is late"
    assert f"Seals on the dock {HOSTILE}" in before.body
    assert "/accounts/acorn/" in before.body


@pytest.mark.parametrize(("before", "late", "sent"), [(True, False, [1, 0]), (False, True, [0, 1])])
def test_everybody_chooses_for_themselves(sam: User, *, before: bool, late: bool, sent: list[int]) -> None:
    ReminderChoice.objects.create(user=sam, before=before, late=late)
    assert [send_reminders(moment) for moment in (THE_DAY_BEFORE, THE_DAY_AFTER)] == sent


def test_who_left_or_has_no_address_gets_nothing(sam: User) -> None:
    User.objects.filter(pk=sam.pk).update(email="")
    assert send_reminders(THE_DAY_BEFORE) == 0
    User.objects.filter(pk=sam.pk).update(email="sam@ours.example", is_active=False)
    assert send_reminders(THE_DAY_BEFORE) == 0


def test_what_one_may_not_read_one_is_not_mailed(filled: Ledger, sam: User) -> None:
    record(filled, staff=[{"staff_id": "lee", "name": "Lee"}])
    add_account(filled, "foreign", owner_id="lee")
    record(
        filled,
        promises=[
            {
                "promise_id": "secret",
                "account_id": "foreign",
                "promiser_id": "sam",
                "words": "secret words",
                "due_on": date(2026, 2, 20),
            }
        ],
    )
    assert sam.pk
    send_reminders(THE_DAY_BEFORE)
    assert "secret words" not in mail.outbox[0].body


def test_a_mail_that_cannot_be_sent_is_not_noted_as_sent(sam: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_mail: object) -> None:
        raise OSError("no mail today")

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", fails)
        with pytest.raises(OSError, match="no mail"):
            send_reminders(THE_DAY_BEFORE)
    assert not Reminded.objects.filter(user=sam).exists()
    assert send_reminders(THE_DAY_BEFORE) == 1


def test_reminders_take_as_many_queries_whatever_is_due(filled: Ledger) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reminders_due(filled, date(2026, 3, 4))
        return len(captured)

    add_account(filled, "cedar", people=1)
    first = queries()
    add_account(filled, "dogwood", people=5)
    assert queries() == first


@pytest.mark.usefixtures("sam")
def test_the_choice_is_ones_own_page(signed_in: Client) -> None:
    assert signed_in.post("/me/reminders/", {"late": "yes"}).status_code == 302
    page = signed_in.get("/me/reminders/").content.decode()
    assert page.count("checked") == 1
    assert ReminderChoice.objects.get().late
    assert not ReminderChoice.objects.get().before
