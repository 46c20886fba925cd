"""Every read leaves its line: who, when, what kind, which id; after twelve months it is gone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import timezone

from tests.web.users import user_of
from troth.web.access_log import ReadKind, log_read
from troth.web.models import Access

pytestmark = pytest.mark.usefixtures("ledger")


def log(kind: ReadKind, *ids: str, is_visitor: bool = False) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser() if is_visitor else user_of("member")
    log_read(request, kind, ids)


def test_a_read_is_logged_with_who_when_what_and_whose() -> None:
    log(ReadKind.EXPORT, "acorn", "birch")
    first, second = Access.objects.order_by("pk")
    assert (first.user, first.kind, first.subject_id) == (user_of("member"), "export", "acorn")
    assert second.subject_id == "birch"
    assert timezone.now() - first.at < timedelta(minutes=1)


def test_a_visitor_of_the_portal_is_nobody_of_ours() -> None:
    log(ReadKind.PERSON, "pia", is_visitor=True)
    assert Access.objects.get().user is None


def test_a_read_of_nothing_leaves_no_line() -> None:
    log(ReadKind.EXPORT)
    assert not Access.objects.exists()


def test_a_large_export_is_logged_whole() -> None:
    log(ReadKind.EXPORT, *(f"account-{number}" for number in range(2500)))
    assert Access.objects.count() == 2500
