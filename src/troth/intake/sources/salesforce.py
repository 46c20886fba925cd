"""A Salesforce data export: a folder or a zip archive of one CSV file for each object."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from troth.intake.sources.export import Export, ExportReading, open_export
from troth.intake.sources.export_layout import layouts_of, read_layouts
from troth.intake.sources.salesforce_history import FIELD_HISTORY
from troth.intake.sources.source import ImportSource, SourceFiles
from troth.model import TABLES, Table
from troth.model.columns import VERSION_COLUMNS

_VERSION = frozenset(column.name for column in VERSION_COLUMNS)


@cache
def salesforce_export() -> Export:
    """The objects of Salesforce that are read, and Troth's own in it."""
    given = read_layouts("salesforce.toml")
    own = given.pop("own")
    objects = given["objects"]
    if isinstance(own, dict) and isinstance(objects, list):
        objects += [_own_object(name, TABLES[table]) for name, table in own.items()]
    return Export("Salesforce", layouts_of(given, "Salesforce"), {"field history": FIELD_HISTORY})


def own_column(name: str) -> str:
    """What a column of a table is called in Troth's own object of Salesforce: due_on is Due_On__c."""
    return f"{name.title()}__c"


def _own_object(name: str, table: Table) -> Mapping[str, object]:
    """The layout of the object that holds one table column by column; its stamp is CreatedDate."""
    told = [column for column in table.columns if column.name not in _VERSION]
    facts: dict[str, object] = {column.name: own_column(column.name) for column in told}
    facts[table.key] = "Id"
    dates = [f"@{table.own_date.name}"] if table.own_date else []
    facts["recorded_at"] = {"from": ["CreatedDate", *dates]}
    assumed = {"otherwise": "assumed"} if dates else {}
    facts["recorded_basis"] = {"constant": "source", "when": "CreatedDate", **assumed}
    return {"name": name, "needs": ["Id"], "facts": {table.name: facts}}


def open_salesforce(files: SourceFiles) -> ExportReading:
    """The facts of a Salesforce export; raises InputError where none of the files is of one."""
    return open_export(salesforce_export(), files)


SOURCE = ImportSource(
    "salesforce",
    "A Salesforce data export",
    "the folder or zip archives of CSV files that Salesforce delivers, one file for each object.",
    open_salesforce,
)
