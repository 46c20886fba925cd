"""The account review as a workbook with drop-downs, to be filled in elsewhere and brought back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook, Worksheet

from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.review import Review
from troth.reports.review_columns import (
    NEW,
    PERSON_COLUMNS,
    PROMISE_COLUMNS,
    Entry,
    SheetColumn,
    row_key,
)

VERSION = "troth account review 1"
READ_ME, PEOPLE, PROMISES, LISTS, ORIGIN = "Read me", "People", "Promises", "Lists", "Origin"
NEW_ROWS = 20
FIRST_ROW = 1  # below the headings
_WIDTHS = {Entry.WORDS: 28, Entry.CHOICE: 16, Entry.NEED: 32, Entry.POINTS: 10, Entry.DAY: 14}
_AS_TEXT = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}

Say = Callable[[Phrase], str]


def review_workbook(sheet: Review, say: Say) -> bytes:
    """The workbook of a sheet; `say` puts phrases into the reader's language.

    A hidden sheet holds what each cell says now, so that it can be told later what was changed, and by whom else. The
    same sheet gives the same bytes.
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, **_AS_TEXT})
    moment = datetime(sheet.at.year, sheet.at.month, sheet.at.day)  # noqa: DTZ001 - Excel knows no zones
    book.set_properties({"created": moment})
    _Filling(book, sheet, say).fill()
    book.close()
    return content.getvalue()


class _Filling:
    """A workbook being filled."""

    def __init__(self, book: Workbook, sheet: Review, say: Say) -> None:
        self.book, self.sheet, self.say = book, sheet, say
        self.heading: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd"})
        self.prose: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.lists: dict[str, str] = {}

    def fill(self) -> None:
        """Write every sheet of the workbook."""
        made = {name: self.book.add_worksheet(name) for name in (READ_ME, PEOPLE, PROMISES, LISTS, ORIGIN)}
        self._read_me(made[READ_ME])
        self._lists(made[LISTS])
        people = {line.key: line.cells for line in self.sheet.people}
        blank: dict[str, Mapping[str, str]] = {row_key(NEW, str(each + 1)): {} for each in range(NEW_ROWS)}
        self._rows(made[PEOPLE], PERSON_COLUMNS, {**people, **blank})
        promises = {line.key: {"": self._told(line.promise)} for line in self.sheet.promises}
        self._rows(made[PROMISES], (_PROMISE, *PROMISE_COLUMNS), promises)
        self._origin(made[ORIGIN])
        for name in (LISTS, ORIGIN):
            made[name].hide()
        made[PEOPLE].activate()

    def _read_me(self, page: Worksheet) -> None:
        page.set_column(0, 0, 100, self.prose)
        page.write_string(
            0, 0, self.say(_("Account review: {account}", account=self.sheet.name)), self.heading
        )
        for row, line in enumerate(_LINES, start=2):
            page.write_string(row, 0, self.say(line), self.prose)

    def _lists(self, page: Worksheet) -> None:
        """Two columns for each drop-down: what is read, and the word of the model it stands for."""
        lists = {
            column.name: [(self.say(label), code) for code, label in column.choices.items()]
            for column in (*PERSON_COLUMNS, *PROMISE_COLUMNS)
            if column.entry is Entry.CHOICE
        }
        lists["need"] = [
            (label, code) for code, label in sorted(self.sheet.needs.items(), key=lambda each: each[1])
        ]
        for place, (name, choices) in enumerate(lists.items()):
            page.write_string(0, 2 * place, name)
            for row, (label, code) in enumerate(choices, start=FIRST_ROW):
                page.write_string(row, 2 * place, label)
                page.write_string(row, 2 * place + 1, code)
            letter = xlsxwriter.utility.xl_col_to_name(2 * place)
            if choices:
                self.lists[name] = f"={LISTS}!${letter}$2:${letter}${len(choices) + 1}"

    def _rows(
        self, page: Worksheet, columns: tuple[SheetColumn, ...], rows: Mapping[str, Mapping[str, str]]
    ) -> None:
        """A hidden first column names the row; the rest are the columns of the sheet."""
        page.set_column(0, 0, None, None, {"hidden": True})
        page.freeze_panes(FIRST_ROW, 2)
        page.write_string(0, 0, "row")
        for place, column in enumerate(columns, start=1):
            page.set_column(place, place, 60 if not column.name else _WIDTHS[column.entry])
            page.write_string(0, place, self.say(column.label), self.heading)
            if rows and column.name:
                self._validate(page, place, column, len(rows))
        for number, (key, cells) in enumerate(rows.items(), start=FIRST_ROW):
            page.write_string(number, 0, key)
            for place, column in enumerate(columns, start=1):
                self._cell(page, (number, place), column, cells.get(column.name, ""))

    def _cell(self, page: Worksheet, at: tuple[int, int], column: SheetColumn, text: str) -> None:
        if not text:
            return
        if column.entry is Entry.DAY:
            page.write_datetime(*at, date.fromisoformat(text), self.day)
        elif column.entry is Entry.POINTS:
            page.write_number(*at, float(text))
        elif column.entry is Entry.CHOICE:
            page.write_string(*at, self.say(column.choices[text]))
        else:
            page.write_string(*at, text)

    def _validate(self, page: Worksheet, place: int, column: SheetColumn, count: int) -> None:
        options = self._options(column)
        if options:
            page.data_validation(FIRST_ROW, place, count, place, {"ignore_blank": True, **options})

    def _options(self, column: SheetColumn) -> dict[str, Any]:
        name = "need" if column.entry is Entry.NEED else column.name
        if name in self.lists:
            # A need may be a new one, so there the list only warns.
            kind = "information" if column.entry is Entry.NEED else "stop"
            return {"validate": "list", "source": self.lists[name], "error_type": kind}
        if column.entry is Entry.POINTS:
            return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 10}
        if column.entry is Entry.DAY:
            return {"validate": "date", "criteria": "<=", "value": self.sheet.at}
        return {}

    def _origin(self, page: Worksheet) -> None:
        """What the workbook is, and what each cell says now."""
        for row, (name, value) in enumerate((("version", VERSION), ("account_id", self.sheet.account_id))):
            page.write_string(row, 0, name)
            page.write_string(row, 1, value)
        said = [(key, name, text) for key, cells in self.sheet.cells.items() for name, text in cells.items()]
        for row, values in enumerate(said, start=2):
            for place, value in enumerate(values):
                page.write_string(row, place, value)

    def _told(self, promise: Any) -> str:
        whom = promise.person or self.say(_("the account"))
        due = promise.due_on or self.say(_("no day named"))
        return f"{promise.words} ({whom}, {due})"


_PROMISE = SheetColumn("", _("Promise"), Entry.WORDS, "promises", "words")
_LINES = (
    _("One row for each person on the sheet People; write new people below, a name is enough."),
    _("Change only what you know better now. An empty cell says nothing, and what is known stays."),
    _(
        "Points are 0 to 10: what the person expects of us, and how they find it. They count as our own impression."
    ),
    _("A need may be chosen from the list or written in your words; a new one is added to the book's list."),
    _(
        "On the sheet Promises say what became of each; without a day, kept is on the day it fell due, else today."
    ),
    _("Partly kept counts as half of what was promised."),
    _("Then bring the file back on the page it came from. You see every change before it is saved."),
    _("Formulas are not taken. Rows may be sorted; do not copy rows onto others."),
)
