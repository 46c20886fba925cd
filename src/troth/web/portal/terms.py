"""What holds for every link: who processes the data, whether a code is asked for, how long a link lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from troth.ledger import Ledger, current
from troth.web.models import PortalTerms

LONGEST_LINK_DAYS = 365
MONTHS_KEPT = MappingProxyType({"interactions": 24, "readings": 12, "leavers": 36})


@dataclass(frozen=True)
class Terms:
    """The terms in force. `controller` is who processes the data, by name; `contact` how to reach them."""

    asks_code: bool
    link_lasts: timedelta
    controller: str
    contact: str

    @property
    def names_controller(self) -> bool:
        """Whether the portal can say who processes the data, without which no link may be made."""
        return bool(self.controller)


def terms_in_force(ledger: Ledger) -> Terms:
    """The terms as an admin set them; the controller is the book's name where none was given."""
    chosen = stored_terms()
    return Terms(
        asks_code=chosen.asks_code,
        link_lasts=timedelta(days=chosen.link_days),
        controller=chosen.controller or _book_name(ledger),
        contact=chosen.contact,
    )


def stored_terms() -> PortalTerms:
    """The row of the terms, or the defaults where none was written."""
    return PortalTerms.objects.order_by("pk").first() or PortalTerms()


def _book_name(ledger: Ledger) -> str:
    return next((str(row["value"]) for row in current(ledger, "settings", name="name")), "")
