"""What the application keeps beside the facts goes when it is old, or when it speaks of somebody erased."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from troth.ledger import Ledger
from troth.web.entry import owner
from troth.web.models import Access, ApiToken, PortalLink, PortalVisit, ReadKind, ReviewDraft
from troth.web.operations.retaining import tell_what_would_be_done
from troth.web.operations.retention import forget, old_reads

NOW = timezone.now()
A_YEAR = timedelta(days=367)


def read(kind: ReadKind, subject: str, age: timedelta = timedelta()) -> None:
    Access.objects.create(at=NOW - age, user=owner(), kind=kind, subject_id=subject)


def test_reads_of_more_than_a_year_ago_go(filled: Ledger) -> None:
    read(ReadKind.ACCOUNT, "acorn", A_YEAR)
    read(ReadKind.ACCOUNT, "acorn")
    assert (old_reads(filled, NOW).count(), forget(filled, NOW)) == (1, 1)
    assert Access.objects.count() == 1


def test_what_speaks_of_a_person_the_book_does_not_know_goes_with_what_hangs_on_it(filled: Ledger) -> None:
    for person in ("pia", "erased-since"):
        link = PortalLink.objects.create(
            token_hash=person, person_id=person, made_at=NOW, expires_at=NOW + A_YEAR
        )
        PortalVisit.objects.create(key_hash=person, link=link, begun_at=NOW, ends_at=NOW)
        read(ReadKind.PERSON, person)
    forget(filled, NOW)
    assert [link.person_id for link in PortalLink.objects.all()] == ["pia"]
    assert [visit.key_hash for visit in PortalVisit.objects.all()] == ["pia"]
    assert [each.subject_id for each in Access.objects.all()] == ["pia"]


def test_drafts_and_tokens_that_have_run_out_go(filled: Ledger) -> None:
    ReviewDraft.objects.create(user=owner(), account_id="acorn", saved_at=NOW - timedelta(days=8))
    ApiToken.objects.create(
        token_hash="x" * 64, user=owner(), name="x", made_at=NOW - A_YEAR, expires_at=NOW - timedelta(1)
    )
    forget(filled, NOW)
    assert (ReviewDraft.objects.count(), ApiToken.objects.count()) == (0, 0)


@pytest.mark.usefixtures("filled")
def test_what_would_be_done_is_told_in_sentences(filled: Ledger) -> None:
    read(ReadKind.ACCOUNT, "acorn", A_YEAR)
    told = list(tell_what_would_be_done(filled, NOW))
    assert "Access log: 1 reads would be deleted." in told
    assert Access.objects.count() == 1
