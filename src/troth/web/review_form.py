"""The account review as a form: its cells as fields, what came back, and what was begun and not saved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.auth.models import User
from django.http import QueryDict

from troth.intake.review import Filled
from troth.intake.review_cells import CellProblem
from troth.reports import Phrase, Review
from troth.reports.phrases import gettext as _
from troth.reports.review import PersonLine, PromiseLine
from troth.reports.review_columns import (
    NEW,
    PERSON_COLUMNS,
    PROMISE_COLUMNS,
    Cells,
    Entry,
    SheetColumn,
    columns_of,
    row_key,
)
from troth.web.models.review_draft import KEPT_FOR, ReviewDraft

BLANK_ROWS = 3
LONGEST_CELL = 20_000  # characters; more is cut before anything looks at it
MOST_ROWS = 2_000
BETWEEN = "|"
NOTHING_CHOSEN = _("–")
OUR_IMPRESSION = _("our own impression")

Drafted = dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class Field:
    """A cell as a form field; `anchor` is its id on the page."""

    column: SheetColumn
    name: str
    anchor: str
    value: str
    is_ours: bool
    is_changed: bool
    problem: Phrase | None
    label: Phrase

    @property
    def hint(self) -> Phrase | None:
        """What is to be known of the cell beside its value: a long need in full, and whose impression a rating is."""
        if self.column.entry is Entry.NEED and self.value:
            return _("{words}", words=self.value)
        return OUR_IMPRESSION if self.is_ours else None

    @property
    def choices(self) -> Sequence[tuple[str, Phrase]]:
        """What may be chosen; a choice once made is not taken back here, since an empty cell says nothing."""
        every = list(self.column.choices.items())
        if self.column.column == "kind" and self.column.table == "interactions" and not self.value:
            first = every[0][1]
            return [("", first), *every[1:]]
        return every if self.value and not self.is_changed else [("", NOTHING_CHOSEN), *every]


@dataclass(frozen=True)
class FormRow:
    """A row of the form; `line` is the person or promise it stands for, none for a new person."""

    key: str
    fields: tuple[Field, ...]
    line: PersonLine | PromiseLine | None
    problem: Phrase | None


@dataclass(frozen=True)
class Form:
    """The sheet to be filled in: rows of people, blank ones, promises; `before` is what it was handed out with."""

    people: tuple[FormRow, ...]
    new: tuple[FormRow, ...]
    promises: tuple[FormRow, ...]
    before: Cells
    problem: Phrase | None
    problem_count: int
    change_count: int

    @property
    def before_text(self) -> str:
        """What it was handed out with, as a hidden field carries it."""
        return json.dumps(self.before, ensure_ascii=False)


def form_of(sheet: Review, drafted: Drafted, problems: Sequence[CellProblem] = ()) -> Form:
    """The form of a sheet with what was begun written over it, and problems at their cells."""
    said = {(each.row, each.column): each.says for each in problems}
    making = _Making(sheet, drafted, said)
    people = tuple(making.row(line.key, line, f"person-{n}") for n, line in enumerate(sheet.people))
    promises = tuple(making.row(line.key, line, f"promise-{n}") for n, line in enumerate(sheet.promises))
    known = {*sheet.cells, *(row for row in drafted if row.startswith(NEW))}
    gone = next((each.says for each in problems if each.row not in known), None)
    return Form(
        people=people,
        new=tuple(making.row(key, None, f"new-{n}") for n, key in enumerate(_new_keys(drafted))),
        promises=promises,
        before=filled_with(sheet, drafted).before,
        problem=gone,
        problem_count=len(problems),
        change_count=sum(len(cells) for cells in drafted.values()),
    )


def filled_of(post: QueryDict) -> Filled:
    """What a form brought back; whatever is no cell of a sheet is left out."""
    after: dict[str, dict[str, str]] = {}
    for name in post:
        row, found, column = name.rpartition(BETWEEN)
        if found and column in {each.name for each in columns_of(row)} and len(after) < MOST_ROWS:
            after.setdefault(row, {})[column] = str(post[name])[:LONGEST_CELL]
    return Filled(before_of(post.get("before", "")), after)


def before_of(text: str) -> Cells:
    """What the sheet said when it was handed out; whatever is no text of a cell is left out."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    rows = found.items() if isinstance(found, dict) else ()
    return {row: dict(_texts(cells)) for row, cells in rows if isinstance(cells, dict)}


def drafted_of(filled: Filled) -> Drafted:
    """The cells that differ from what the sheet was handed out with."""
    changed: Drafted = {}
    for row, cells in filled.after.items():
        before = filled.before.get(row, {})
        for column, text in cells.items():
            if text.strip() != before.get(column, ""):
                changed.setdefault(row, {})[column] = [before.get(column, ""), text.strip()]
    return changed


def rebased(sheet: Review, drafted: Drafted) -> Drafted:
    """What was begun, as if begun on the sheet as it stands now: to save it again puts it in place of what others wrote."""
    return {
        row: {
            column: [sheet.cells.get(row, {}).get(column, ""), now] for column, (_was, now) in cells.items()
        }
        for row, cells in drafted.items()
    }


def filled_with(sheet: Review, drafted: Drafted) -> Filled:
    """The sheet as it was handed out and as it was begun, from a draft."""
    before = {row: dict(cells) for row, cells in sheet.cells.items()}
    after = {row: dict(cells) for row, cells in sheet.cells.items()}
    for row, cells in drafted.items():
        for column, (was, now) in cells.items():
            before.setdefault(row, {})[column] = was
            after.setdefault(row, {})[column] = now
    return Filled(before, after)


def draft_of(user: User, account_id: str, now: datetime) -> Drafted:
    """What a user has begun on the sheet of an account; drafts older than a week are forgotten."""
    ReviewDraft.objects.filter(saved_at__lt=now - KEPT_FOR).delete()
    found = ReviewDraft.objects.filter(user=user, account_id=account_id).first()
    return found.changed if found else {}


def keep_draft(user: User, account_id: str, drafted: Drafted, now: datetime) -> None:
    """Keep what was begun, in place of what was kept before; nothing begun, nothing kept."""
    if drafted:
        values = {"changed": drafted, "saved_at": now}
        ReviewDraft.objects.update_or_create(user=user, account_id=account_id, defaults=values)
    else:
        forget_draft(user, account_id)


def forget_draft(user: User, account_id: str) -> None:
    """Forget what was begun."""
    ReviewDraft.objects.filter(user=user, account_id=account_id).delete()


@dataclass(frozen=True)
class _Making:
    sheet: Review
    drafted: Drafted
    said: Mapping[tuple[str, str], Phrase]

    def row(self, key: str, line: PersonLine | PromiseLine | None, anchor: str) -> FormRow:
        columns = PROMISE_COLUMNS if isinstance(line, PromiseLine) else PERSON_COLUMNS
        ours = line.ours if isinstance(line, PersonLine) else frozenset()
        fields = tuple(self._field(key, column, f"{anchor}-{column.name}") for column in columns)
        whose = _whose(line)
        marked = tuple(
            replace(
                field,
                is_ours=field.column.name in ours and not field.is_changed,
                label=_("{column}: {whose}", column=field.column.label, whose=whose),
            )
            for field in fields
        )
        return FormRow(key, marked, line, self.said.get((key, "")))

    def _field(self, key: str, column: SheetColumn, anchor: str) -> Field:
        was = self.sheet.cells.get(key, {}).get(column.name, "")
        begun = self.drafted.get(key, {}).get(column.name)
        return Field(
            column=column,
            name=f"{key}{BETWEEN}{column.name}",
            anchor=anchor,
            value=was if begun is None else begun[1],
            is_ours=False,
            is_changed=begun is not None,
            problem=self.said.get((key, column.name)),
            label=column.label,
        )


def _whose(line: PersonLine | PromiseLine | None) -> str | Phrase:
    if isinstance(line, PersonLine):
        return line.cells["name"]
    return line.promise.words if line else _("new person")


def _new_keys(drafted: Drafted) -> Iterator[str]:
    """The rows of new people that were begun, and a few blank ones."""
    begun = [row for row in drafted if row.startswith(f"{NEW}:")]
    yield from begun
    number, blank = 1, 0
    while blank < BLANK_ROWS:
        key = row_key(NEW, str(number))
        if key not in begun:
            blank += 1
            yield key
        number += 1


def _texts(cells: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for column, text in cells.items():
        if isinstance(text, str):
            yield column, text[:LONGEST_CELL]
