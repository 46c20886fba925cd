"""A message as the owner of a mailbox had part in it: written to others, or received from one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from troth.intake.sources.contacts import NOT_THE_OWNERS, Encounter, staff_of
from troth.intake.sources.contacts_reading import Read
from troth.intake.sources.source import SourceFiles


def message_read(
    files: SourceFiles, event: str, at: datetime, sender: str, recipients: Sequence[str]
) -> Read:
    """What a message was to the owner who agreed: out to everybody named, or in from whoever wrote it.

    Others named beside the owner in a message from outside were in no contact with us by it.
    """
    known, owner = files.known, files.agreement.staff_id if files.agreement else ""
    if staff_of(known, sender) == owner:
        return Read((Encounter(event, "email", "out", at, tuple(recipients)),))
    if any(staff_of(known, each) == owner for each in recipients):
        return Read((Encounter(event, "email", "in", at, (sender,)),))
    return Read(passed_over=NOT_THE_OWNERS)
