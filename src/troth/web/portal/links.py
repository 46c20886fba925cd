"""Links that open the portal for one person: made, found, revoked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Q
from django.db.models.query import QuerySet

from troth.web.models import PortalBrowser, PortalLink, PortalVisit
from troth.web.portal.terms import Terms
from troth.web.portal.tokens import fresh_token, hashed, is_ours


def make_link(person_id: str, by: User | None, terms: Terms, now: datetime) -> tuple[PortalLink, str]:
    """A new link of a person and its token, which is not kept and cannot be shown again."""
    token = fresh_token()
    link = PortalLink.objects.create(
        token_hash=hashed(token),
        person_id=person_id,
        made_by=by,
        made_at=now,
        expires_at=now + terms.link_lasts,
    )
    return link, token


def link_of(token: str, now: datetime) -> PortalLink | None:
    """The link of a token; none where it is unknown, expired or revoked."""
    if not is_ours(token):
        return None
    return in_force(now).filter(token_hash=hashed(token)).first()


def in_force(now: datetime) -> QuerySet[PortalLink]:
    """The links that open the portal."""
    return PortalLink.objects.filter(revoked_at=None, expires_at__gt=now)


def revoke(links: QuerySet[PortalLink], now: datetime) -> int:
    """Revoke links and end the visits they began; gives the number of links that were in force."""
    visits = PortalVisit.objects.filter(Q(link__in=links) & Q(ends_at__gt=now))
    visits.update(ends_at=now)
    return links.filter(revoked_at=None).update(revoked_at=now)


def revoke_all_of(person_ids: Collection[str], now: datetime) -> int:
    """Revoke every link of a person, and forget the browsers they are known in."""
    PortalBrowser.objects.filter(person_id__in=person_ids).delete()
    return revoke(PortalLink.objects.filter(person_id__in=person_ids), now)
