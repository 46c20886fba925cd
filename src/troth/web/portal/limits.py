"""What may be tried only so often: counted in the database, since the server has more than one process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from troth.web.models import PortalTry
from troth.web.portal.tokens import keyed_hash

IPV6_NETWORK_BITS = 64  # what one household or firm is given


@dataclass(frozen=True)
class Limit:
    """At most `most` tries of a kind within `minutes`."""

    kind: str
    most: int
    minutes: int


WRONG_LINKS = Limit("wrong link", 30, 15)  # from one network
ENTRIES = Limit("entry", 30, 60)  # by one link
CODES = Limit("code", 5, 60)  # mailed to one person; with five tries each, 25 of a million an hour
STATEMENTS = Limit("statement", 120, 60)  # by one person
KEPT = timedelta(days=1)


def is_spent(limit: Limit, who: str, now: datetime) -> bool:
    """Whether nobody may try this any more for a while."""
    since = now - timedelta(minutes=limit.minutes)
    return PortalTry.objects.filter(bucket=_bucket(limit, who), tried_at__gt=since).count() >= limit.most


def count_try(limit: Limit, who: str, now: datetime) -> None:
    """Count one try, and forget those of earlier days."""
    PortalTry.objects.filter(tried_at__lt=now - KEPT).delete()
    PortalTry.objects.create(bucket=_bucket(limit, who), tried_at=now)


def network_of(request: HttpRequest) -> str:
    """Where a request came from, as far as one may be kept from trying: an address, or the network of a long one.

    Behind proxies it is what the farthest of those we trust says (setting TROTH_PROXIES). Raises PermissionDenied where
    fewer have passed it on.
    """
    text = str(get_adapter().get_client_ip(request))
    try:
        address = ip_address(text)
    except ValueError:
        return text
    if address.version == 6:  # noqa: PLR2004 - the version of the protocol
        return str(ip_network(f"{address}/{IPV6_NETWORK_BITS}", strict=False))
    return str(address)


def _bucket(limit: Limit, who: str) -> str:
    return keyed_hash(f"limit.{limit.kind}", who)
