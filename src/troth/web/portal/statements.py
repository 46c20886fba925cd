"""What a visitor is about to say: signed when it is shown once more, and taken only as it was shown."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from django.core import signing

from troth.web.models import PortalVisit
from troth.web.portal.visits import VISIT_LASTS


@dataclass(frozen=True)
class Statement:
    """What somebody says (its kinds are in `forms`), about which promise, account or quote; `key` makes that sending it twice says it once."""

    kind: str
    about: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    key: str = field(default_factory=lambda: secrets.token_hex(16))


def signed(statement: Statement, visit: PortalVisit) -> str:
    """The statement as the page that shows it once more carries it; it is good for this visit alone."""
    return signing.dumps(asdict(statement), salt=_salt(visit), compress=True)


def taken(text: str, visit: PortalVisit) -> Statement | None:
    """The statement as it was shown; none where it was changed since, comes from another visit, or is too old."""
    try:
        return Statement(**signing.loads(text, salt=_salt(visit), max_age=VISIT_LASTS))
    except signing.BadSignature:
        return None


def _salt(visit: PortalVisit) -> str:
    return f"troth.portal.statement.{visit.pk}"
