"""From a form as it was sent to the rows it stands for, or the fields with what is wrong beside each."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from troth.model import TABLES, Column, Facts, InputError, Value
from troth.model.checks import problems_between
from troth.model.tables.needs import INSTRUMENT_SCALES
from troth.web.entering.fields import Field, field_name, field_of, read, written
from troth.web.entering.parts import Entry, Part
from troth.web.entering.situation import Situation

Row = Mapping[str, Value]

# What worst and best answers usually are, where a form names no scale.
USUAL_SCALES: Mapping[str, tuple[int, int]] = {
    **INSTRUMENT_SCALES,
    "ces": (1, 7),
    "alternative": (0, 10),
}
LONGEST_CODE = 60  # characters
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Form:
    """The fields of an entry, in order; `says` are problems of no single field."""

    fields: tuple[Field, ...]
    folded_names: frozenset[str] = frozenset()
    says: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields that are always shown."""
        return tuple(each for each in self.fields if each.name not in self.folded_names)

    @property
    def folded(self) -> tuple[Field, ...]:
        """The fields shown on demand."""
        return tuple(each for each in self.fields if each.name in self.folded_names)

    @property
    def is_open(self) -> bool:
        """Whether something stands wrong in a folded field."""
        return any(each.problem for each in self.folded)

    @property
    def is_wrong(self) -> bool:
        """Whether it cannot be saved as it is."""
        return bool(self.says) or any(each.problem for each in self.fields)

    def with_texts(self, sent: Mapping[str, str]) -> Form:
        """The form with what was sent in its fields."""
        fields = tuple(each.filled(sent.get(each.name, "")) for each in self.fields)
        return replace(self, fields=fields)


def new_form(entry: Entry, situation: Situation) -> Form:
    """The form of an entry as it is opened, with what can be taken for granted filled in."""
    return form_of(
        ((part.table, part.asks) for part in entry.parts),
        situation,
        {part.table: _granted(part, situation) for part in entry.parts},
        entry,
    )


def form_of(
    asked: Iterable[tuple[str, tuple[str, ...]]],
    situation: Situation,
    rows: Mapping[str, Row],
    entry: Entry | None = None,
) -> Form:
    """A form that asks for columns of tables, with the values of these rows in its fields."""
    fields: list[Field] = []
    for table, names in asked:
        for name in names:
            column = TABLES[table].by_name[name]
            needed = entry is not None and name in entry.needed
            text = written(rows[table].get(name), situation.zone)
            text = situation.named["codes"].get(text, text) if name == "code" else text
            options = _with_present(situation.options(column), column, text)
            field = field_of(table, column, options, is_needed=needed).filled(text)
            fields.append(replace(field, is_first=not fields))
    folded = entry.folded if entry else frozenset()
    return Form(
        tuple(fields), frozenset(each.name for each in fields if each.name.partition("-")[2] in folded)
    )


def facts_of(entry: Entry, form: Form, situation: Situation) -> tuple[list[Facts], Form]:
    """The facts a filled form stands for, and the form with its problems; no facts where there are any."""
    known: dict[str, Value] = dict(situation.known)
    facts: list[Facts] = []
    problems: dict[str, str] = {}
    says: list[str] = []
    for part in entry.parts:
        if part.if_given and all(_field(form, part.table, name).is_empty for name in part.if_given):
            continue
        table = TABLES[part.table]
        values, wrong = values_of(part.table, part.asks, form, situation)
        problems |= wrong
        row: Row = {
            **{name: value for name, value in known.items() if name in table.by_name},
            table.key: new_id(table.name),
            **part.fixed,
            **values,
        }
        row, words = worded(completed(part.table, row, situation), part.table, situation)
        known[table.key] = row[table.key]
        says += () if wrong else problems_between(table, tuple(row), tuple(row.values()))
        facts += [*words, Facts(table.name, tuple(row), (tuple(row.values()),))]
    checked = with_problems(form, problems, says)
    return ([] if checked.is_wrong else facts), checked


def values_of(
    table: str, names: Iterable[str], form: Form, situation: Situation
) -> tuple[dict[str, Value], dict[str, str]]:
    """The values in the fields of these columns, and by field name what is wrong with the others."""
    values: dict[str, Value] = {}
    problems: dict[str, str] = {}
    for name in names:
        field, column = _field(form, table, name), TABLES[table].by_name[name]
        try:
            values[name] = read(field, column, situation.zone)
        except InputError as wrong:
            problems[field.name] = str(wrong)
            continue
        if column.references and values[name] and str(values[name]) not in dict(field.options):
            problems[field.name] = str(InputError(f"{field.value[:40]!r} is not to be chosen here."))
    return values, problems


def with_problems(form: Form, problems: Mapping[str, str], says: Iterable[str]) -> Form:
    """The form with what is wrong beside its fields."""
    fields = tuple(replace(each, problem=problems.get(each.name, "")) for each in form.fields)
    return replace(form, fields=fields, says=tuple(says))


def completed(table: str, row: Row, situation: Situation) -> Row:
    """The row with what follows from the rest of it: who judged, the usual scale, the message it belongs to."""
    more: dict[str, Value] = {}
    if "rater_id" in TABLES[table].by_name:
        judges = {"staff": situation.me, "self": row.get("person_id"), "customer": None}
        more["rater_id"] = judges.get(str(row.get("rated_by")))
    if table == "interactions":
        more["event_key"] = row.get("event_key") or row["interaction_id"]
    if table == "feedback" and row.get("score") is not None and row.get("scale_high") is None:
        low, high = USUAL_SCALES.get(str(row.get("instrument")), (0, 10))
        more |= {"scale_low": Decimal(low), "scale_high": Decimal(high)}
    return {**row, **more}


def worded(row: Row, table: str, situation: Situation) -> tuple[Row, list[Facts]]:
    """The row of a need with the code of what it was called, and that code as a fact where it is a new word."""
    called = str(row.get("code") or "")
    if table != "needs" or not called:
        return row, []
    codes = situation.named["codes"]
    found = next((code for code, label in codes.items() if called.casefold() in {label.casefold(), code}), "")
    if found:
        return {**row, "code": found}, []
    code = _NOT_A_LETTER.sub("_", called.casefold()).strip("_")[:LONGEST_CODE] or new_id("need")
    word = (new_id("codes"), "need", code, called)
    return {**row, "code": code}, [Facts("codes", ("code_id", "kind", "code", "label"), (word,))]


def new_id(table: str) -> str:
    """An id that was never used and says nothing."""
    return f"{table}-{secrets.token_hex(8)}"


def _granted(part: Part, situation: Situation) -> Row:
    """What can be taken for granted, or was said by the link that opened the form."""
    columns = TABLES[part.table].by_name
    row = {name: situation.default(part.table, columns[name]) for name in part.asks}
    return row | {name: value for name, value in situation.chosen.items() if name in row and value}


def _with_present(options: Mapping[str, str], column: Column, text: str) -> Mapping[str, str]:
    """What may be chosen, what is chosen already among it, though it be gone from the choice by now."""
    return {**options, text: text} if column.references and text and text not in options else options


def _field(form: Form, table: str, name: str) -> Field:
    return next(each for each in form.fields if each.name == field_name(table, name))
