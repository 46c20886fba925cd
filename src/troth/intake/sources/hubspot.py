"""A HubSpot export: tables of records, of what they are associated with, and of the history of a deal."""

from __future__ import annotations

from functools import cache

from troth.intake.sources.export import Export, ExportReading, open_export
from troth.intake.sources.export_layout import layouts_of, read_layouts
from troth.intake.sources.hubspot_history import PROPERTY_HISTORY
from troth.intake.sources.source import ImportSource, SourceFiles


@cache
def hubspot_export() -> Export:
    """The tables of HubSpot that are read."""
    layouts = layouts_of(read_layouts("hubspot.toml"), "HubSpot")
    return Export("HubSpot", layouts, {"property history": PROPERTY_HISTORY})


def open_hubspot(files: SourceFiles) -> ExportReading:
    """The facts of a HubSpot export; raises InputError where none of the files is of one."""
    return open_export(hubspot_export(), files)


SOURCE = ImportSource(
    "hubspot",
    "A HubSpot export",
    "CSV files or Excel workbooks of companies, contacts, deals and what belongs to them, as files, a folder or a zip archive.",
    open_hubspot,
)
