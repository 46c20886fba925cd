"""Our side of the portal: what was released to whom in an account, what they said, and the links that lead there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone

from troth.ledger import Ledger
from troth.reports.portal import Visitor
from troth.reports.portal_team import AccountPortal, Release
from troth.web.models import PortalLink, PortalRequest, PortalSeen
from troth.web.pages.of_account import Context, section_of_account
from troth.web.portal.mail import can_be_mailed, notice
from troth.web.portal.terms import Terms, terms_in_force
from troth.web.portal.tokens import hashed
from troth.web.rights import rights_of
from troth.workspace.reading import read_account_portal, read_names, read_options


@dataclass(frozen=True)
class ReleaseRow:
    """A promise and who said they have seen it in its present words (name and moment)."""

    release: Release
    seen_by: tuple[tuple[str, datetime], ...]


@dataclass(frozen=True)
class Contact:
    """A person of the account, the links made for them, newest first, and whether one may be mailed or shown to us."""

    visitor: Visitor
    links: tuple[PortalLink, ...]
    may_be_mailed: bool
    may_be_shown: bool

    @property
    def links_in_force(self) -> int:
        """How many links open the portal now."""
        now = timezone.now()
        return sum(1 for link in self.links if link.revoked_at is None and link.expires_at > now)


@section_of_account("portal", "troth/portal/team/section.html")
def team_portal(request: HttpRequest, ledger: Ledger, account_id: str, at: date) -> Context:
    """What was released, seen and said, what waits for an answer, and the links."""
    page, terms = read_account_portal(ledger, account_id, at), terms_in_force(ledger)
    rights = rights_of(request)
    return {
        "portal": page,
        "rows": list(_rows(ledger, page.releases)),
        "contacts": list(_contacts(page, terms)),
        "requests": requests_of(page),
        "terms": terms,
        "notice": notice(terms),
        "needs": read_options(ledger, account_id, at)["codes"] if page.stated_needs else {},
        "may_write": rights.may_write(account_id),
        "may_administer": rights.may_administer,
        "now": timezone.now(),
    }


def requests_of(page: AccountPortal) -> list[tuple[Visitor, PortalRequest]]:
    """What people of an account asked about their data and nobody has answered, the oldest first."""
    people = {each.person_id: each for each in page.people}
    waiting = PortalRequest.objects.filter(person_id__in=people, answered_at=None).order_by("made_at")
    return [(people[each.person_id], each) for each in waiting]


def _rows(ledger: Ledger, releases: Collection[Release]) -> Iterator[ReleaseRow]:
    shown = {each.promise_id: hashed(each.shared_words) for each in releases if each.is_released}
    seen = [
        each
        for each in PortalSeen.objects.filter(promise_id__in=shown).order_by("seen_at")
        if each.words_hash == shown[each.promise_id]
    ]
    names = read_names(ledger, {"people": {each.person_id for each in seen}}).get("people", {})
    for release in releases:
        by = [each for each in seen if each.promise_id == release.promise_id]
        yield ReleaseRow(
            release, tuple((names.get(each.person_id, each.person_id), each.seen_at) for each in by)
        )


def _contacts(page: AccountPortal, terms: Terms) -> Iterator[Contact]:
    """A link is shown to us only where a code is asked for: else whoever made it could speak for the customer."""
    links = _links_by_person(each.person_id for each in page.people)
    for visitor in page.people:
        may_have = visitor.may_visit and terms.names_controller and can_be_mailed(visitor.email)
        yield Contact(
            visitor,
            tuple(links.get(visitor.person_id, ())),
            may_be_mailed=may_have,
            may_be_shown=may_have and terms.asks_code,
        )


def _links_by_person(person_ids: Iterable[str]) -> Mapping[str, list[PortalLink]]:
    found: dict[str, list[PortalLink]] = {}
    for link in PortalLink.objects.filter(person_id__in=list(person_ids)).order_by("-made_at", "-pk"):
        found.setdefault(link.person_id, []).append(link)
    return found
