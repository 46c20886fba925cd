"""Six digits mailed to a person, which a browser not seen before must enter."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db.models import F
from django.utils.crypto import constant_time_compare

from troth.web.models import PortalVisit
from troth.web.portal.limits import CODES, count_try, is_spent
from troth.web.portal.tokens import keyed_hash

DIGITS = 6
CODE_LASTS = timedelta(minutes=15)
TRIES = 5


def fresh_code(visit: PortalVisit, now: datetime) -> str | None:
    """A new code for a visit, good for five tries; none where this person was sent too many of late."""
    if is_spent(CODES, visit.link.person_id, now):
        return None
    count_try(CODES, visit.link.person_id, now)
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    PortalVisit.objects.filter(pk=visit.pk).update(
        code_hash=_hash(visit, code), code_until=now + CODE_LASTS, tries_left=TRIES
    )
    return code


def is_right(visit: PortalVisit, code: str, now: datetime) -> bool:
    """Whether the code is that of the visit; every asking uses up one of its tries, right or wrong."""
    waiting = PortalVisit.objects.filter(pk=visit.pk, tries_left__gt=0, code_until__gt=now).exclude(
        code_hash=""
    )
    # One statement decides, so that tries made at once are counted one by one.
    if waiting.update(tries_left=F("tries_left") - 1) != 1:
        return False
    visit.refresh_from_db()
    return constant_time_compare(visit.code_hash, _hash(visit, code))


def _hash(visit: PortalVisit, code: str) -> str:
    return keyed_hash("code", f"{visit.link.pk} {visit.begun_at.isoformat()} {code}")
