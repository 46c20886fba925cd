"""Which day it is, in the book's time zone: the portal speaks of today alone."""

from __future__ import annotations

from datetime import date, datetime

from troth.ledger import Ledger, time_zone


def today_of(ledger: Ledger, now: datetime) -> date:
    """The day of a moment where the book's days begin and end."""
    return now.astimezone(time_zone(ledger)).date()
