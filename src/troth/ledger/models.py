"""Every stored table, made from the words of `troth.model`: no column is named here a second time."""

from __future__ import annotations

from django.db import models

from troth.ledger.lists import INDEXES, LISTS
from troth.ledger.storing import LONGEST_DAY, LONGEST_MOMENT, db_table, model_name
from troth.model import OUTPUTS, TABLES, Column, Kind, Table, columns

# Besides account_id and batch_id: what leads from a fact to its account, and what is looked up by another's id.
_LOOKED_UP = {
    *("account_id", "batch_id", "promise_id", "need_id", "claim_id", "deal_id", "adaptation_id"),
    *("fact_id", "our_id", "key", "kept_id", "merged_id", "one_id", "other_id"),
}
# Besides: who has which role and has made which choice, and which companies belong to one.
_LOOKED_UP_IN = {"accounts": "parent_id", "buying_roles": "person_id", "person_choices": "person_id"}


def _field(column: Column) -> models.Field[object, object]:
    null = column.optional and column.name != "recorded_at"
    bounded = {
        Kind.DATE: LONGEST_DAY,
        Kind.TIMESTAMP: LONGEST_MOMENT,
        Kind.TEXT: column.longest if column.is_id or column.choices else 0,
    }
    if longest := bounded.get(column.kind):
        return models.CharField(max_length=longest, null=null)
    return _UNBOUNDED[column.kind](null=null)


_UNBOUNDED: dict[Kind, type[models.Field[object, object]]] = {
    Kind.TEXT: models.TextField,
    Kind.FLAG: models.SmallIntegerField,
    Kind.WHOLE: models.BigIntegerField,
    Kind.DECIMAL: models.BigIntegerField,
    Kind.REAL: models.FloatField,
}


def _index(table: Table, *names: str) -> models.Index:
    return models.Index(fields=list(names), name=f"{table.name}_{names[-1]}"[:30])


def _fact_meta(table: Table) -> dict[str, object]:
    in_force = models.Q(superseded_at__isnull=True)
    return {
        "constraints": [
            models.UniqueConstraint(fields=[table.key, "recorded_at"], name=f"{table.name}_version"),
            models.UniqueConstraint(fields=[table.key], condition=in_force, name=f"{table.name}_in_force"),
        ],
        "indexes": [
            _index(table, column.name)
            for column in table.columns[1:]
            if column.name in _LOOKED_UP or column.name == _LOOKED_UP_IN.get(table.name)
        ],
    }


def _output_meta(table: Table) -> dict[str, object]:
    if table.name == "runs":
        return {"constraints": [models.UniqueConstraint(fields=["run_id"], name="runs_run_id")]}
    return {"indexes": [_index(table, "run_id", table.columns[1].name)]}


def _list_meta(table: Table) -> dict[str, object]:
    return {
        "indexes": [
            models.Index(fields=list(names), name=f"{table.name}_{names[:2][-1]}"[:30])
            for names in INDEXES[table.name]
        ]
    }


# Which finished run is shown for a day; one of them is on screen.
CURRENT_RUN = Table(
    "current_run",
    "the finished run that is shown for a day",
    (
        columns.day("at", "the day"),
        columns.text("run_id", "the run"),
        columns.flag("on_screen", "whether pages open with it"),
    ),
    grain=("at",),
)

# What an import could not take; `place` is the file or table.
IMPORT_PROBLEMS = Table(
    "import_problems",
    "something an import could not take",
    (
        columns.text("batch_id", "the batch of the import"),
        columns.text("place", "where it stands"),
        columns.whole("row", "the row it stands in", optional=True),
        columns.text("says", "what is wrong with it"),
    ),
)


def _model(table: Table, meta: dict[str, object]) -> type[models.Model]:
    fields = {column.name: _field(column) for column in table.columns}
    return type(
        model_name(table.name),
        (models.Model,),
        {
            "__module__": __name__,
            "__doc__": table.meaning,
            "row_number": models.BigAutoField(primary_key=True),
            **fields,
            "Meta": type("Meta", (), {"db_table": db_table(table.name), **meta}),
        },
    )


for _table in TABLES.values():
    _model(_table, _fact_meta(_table))
for _table in OUTPUTS.values():
    _model(_table, _output_meta(_table))
for _table in LISTS.values():
    _model(_table, _list_meta(_table))


_model(
    CURRENT_RUN,
    {
        "constraints": [
            models.UniqueConstraint(fields=["at"], name="current_run_at"),
            models.UniqueConstraint(
                fields=["on_screen"], condition=models.Q(on_screen=1), name="current_run_on_screen"
            ),
        ]
    },
)
_model(IMPORT_PROBLEMS, {"indexes": [_index(IMPORT_PROBLEMS, "batch_id")]})
