"""Mails in files go with whoever they name, and after a month."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend

from tests.web.erasing.planted import ADDRESS, NAME, NOW, plant_mails
from troth.ledger.finding import traces
from troth.web.erasing.mails import MAILS_KEPT, erase_mails, forget_old_mails, old_mails

SOUGHT = traces([NAME], [ADDRESS])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "mail").iterdir())


def test_mails_that_name_the_person_go_and_others_stay(folder: Path) -> None:
    plant_mails(folder / "mail")
    assert erase_mails(SOUGHT) == 2
    assert names(folder) == ["others.log"]


@pytest.mark.parametrize(
    ("subject", "body", "to"),
    [
        ("Zaharina Vexample schrieb: größer", "x", "rita@ours.example"),
        ("x", f"ä {'long ' * 300} Zaharina Vexample", "rita@ours.example"),
        ("x", "x", f"Zoë <{ADDRESS}>"),
    ],
)
def test_a_mail_is_read_however_it_was_encoded(folder: Path, subject: str, body: str, to: str) -> None:
    EmailMessage(subject, body, to=[to], connection=EmailBackend(file_path=str(folder / "mail"))).send()
    assert erase_mails(SOUGHT) == 1
    assert names(folder) == []


def test_no_folder_holds_no_mail(folder: Path) -> None:
    assert not (folder / "mail").exists()
    assert (erase_mails(SOUGHT), forget_old_mails(NOW)) == (0, 0)


def test_mails_go_after_a_month(folder: Path) -> None:
    plant_mails(folder / "mail")
    old = (NOW - MAILS_KEPT - timedelta(hours=1)).timestamp()
    os.utime(folder / "mail" / "others.log", (old, old))
    assert [path.name for path in old_mails(NOW)] == ["others.log"]
    assert forget_old_mails(NOW) == 1
    assert names(folder) == ["about.log", "to.log"]
