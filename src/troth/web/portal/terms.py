"""What holds for every link: who processes the data, whether a code is asked for, how long a link and data last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext, ngettext

from troth.ledger import Ledger
from troth.model.settings import retention_months
from troth.web.models import PortalTerms
from troth.workspace.choosing import choices

LONGEST_LINK_DAYS = 365


@dataclass(frozen=True)
class Terms:
    """The terms in force. `controller` is who processes the data, by name; `contact` how to reach them.

    `months` says how long each kind of data is kept, by the names in `troth.model.settings.RETENTION`, 0 for ever;
    `information` is what the company chose to tell contacts, empty where the ready text holds.
    """

    asks_code: bool
    link_lasts: timedelta
    controller: str
    contact: str
    information: str
    months: Mapping[str, int]

    @property
    def names_controller(self) -> bool:
        """Whether the portal can say who processes the data, without which no link may be made."""
        return bool(self.controller)

    @property
    def kept(self) -> Mapping[str, str]:
        """How long each kind is kept, in words."""
        return {name: _in_words(count) for name, count in self.months.items()}


def terms_in_force(ledger: Ledger) -> Terms:
    """The terms as an admin set them; the controller is the book's name where none was given."""
    chosen = stored_terms()
    settings = choices(ledger)
    return Terms(
        asks_code=chosen.asks_code,
        link_lasts=timedelta(days=chosen.link_days),
        controller=chosen.controller or settings.get("name", ""),
        contact=chosen.contact,
        information=settings.get("information_text", ""),
        months=retention_months(settings),
    )


def stored_terms() -> PortalTerms:
    """The row of the terms, or the defaults where none was written."""
    return PortalTerms.objects.order_by("pk").first() or PortalTerms()


def _in_words(months: int) -> str:
    if months == 0:
        return gettext("without a limit")
    return ngettext("for {count} month", "for {count} months", months).format(count=months)
