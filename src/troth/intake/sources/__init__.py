"""Where facts come from: each kind of export in a file of its own, by the name that `troth import` calls it."""

from collections.abc import Mapping
from types import MappingProxyType

from troth.intake.sources import (
    calendar,
    google_workspace,
    hubspot,
    invoices,
    mailbox,
    microsoft_365,
    orders,
    salesforce,
    surveys,
    table_files,
)
from troth.intake.sources.source import AGREEMENT, MAPPING, Agreement, ImportSource, Kept, Known, SourceFiles

_EVERY = (
    table_files.SOURCE,
    salesforce.SOURCE,
    hubspot.SOURCE,
    orders.SOURCE,
    invoices.SOURCE,
    surveys.SOURCE,
    mailbox.SOURCE,
    calendar.SOURCE,
    microsoft_365.SOURCE,
    google_workspace.SOURCE,
)
SOURCES: Mapping[str, ImportSource] = MappingProxyType({each.name: each for each in _EVERY})

__all__ = ["AGREEMENT", "MAPPING", "SOURCES", "Agreement", "ImportSource", "Kept", "Known", "SourceFiles"]
