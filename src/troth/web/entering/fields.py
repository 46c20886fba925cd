"""One field of a form, made of a column of the model: its label, what may be chosen, its bounds and its value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.forms.utils import flatatt
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from troth.model import Column, InputError, Kind, Value, parse
from troth.web.entering.labels import YES_NO, choice_labels, column_label, empty_label, meaning

WRITTEN = frozenset({"text", "suggest", "textarea"})
LONG_TEXTS = frozenset({"words", "note", "shared_words"})
_WIDGETS: Mapping[Kind, str] = {
    Kind.TEXT: "text",
    Kind.DATE: "date",
    Kind.TIMESTAMP: "datetime-local",
    Kind.FLAG: "select",
    Kind.WHOLE: "number",
    Kind.DECIMAL: "number",
}
_WRITTEN_MOMENT = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True)
class Field:
    """A field as the template draws it; `value` is the text in it, `problem` what is wrong with that.

    `is_first` is the one to begin with.
    """

    name: str
    label: str
    meaning: str
    widget: str
    options: tuple[tuple[str, str], ...] = ()
    is_required: bool = False
    value: str = ""
    problem: str = ""
    longest: int = 0
    low: str = ""
    high: str = ""
    when_empty: str = ""
    is_first: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written into it."""
        return not self.value.strip()

    @property
    def id(self) -> str:
        """Its id on a page, where a section may be called as the field is."""
        return f"field-{self.name}"

    @property
    def shown(self) -> str:
        """The value as a reader reads it."""
        return dict(self.options).get(self.value, self.value)

    @property
    def attributes(self) -> SafeString:
        """The attributes of its control, escaped."""
        given: dict[str, str | bool] = {
            "id": self.id,
            "name": self.name,
            "required": self.is_required,
            "data-first": self.is_first,
        }
        if self.problem:
            given |= {"aria-invalid": "true", "aria-describedby": f"{self.id}-problem"}
        if self.longest and self.widget in WRITTEN:
            given |= {"maxlength": str(self.longest), "dir": "auto"}
        if self.widget == "number":
            limits = {"step": "any", "min": self.low, "max": self.high}
            given |= {name: limit for name, limit in limits.items() if limit}
        if self.widget == "suggest":
            given["list"] = f"{self.id}-known"
        return flatatt(given)

    @property
    def type(self) -> str:
        """The type of its input."""
        return "text" if self.widget == "suggest" else self.widget

    def filled(self, value: str, problem: str = "") -> Field:
        """The field with this text in it."""
        return replace(self, value=value, problem=problem)


def field_of(table: str, column: Column, options: Mapping[str, str], *, is_needed: bool = False) -> Field:
    """The empty field of a column; `options` are the things a reference may name, or texts that are suggested."""
    named = _flags(column) or choice_labels(table, column) or options
    is_chosen = bool(column.references or column.choices) or (bool(named) and column.kind is not Kind.TEXT)
    return Field(
        name=field_name(table, column.name),
        label=column_label(table, column),
        meaning=meaning(column),
        widget="select" if is_chosen else _widget(column, has_options=bool(named)),
        options=tuple(named.items()),
        is_required=is_needed or not column.may_be_empty,
        longest=column.longest if column.kind is Kind.TEXT else 0,
        low="" if column.low is None else f"{column.low:g}",
        high="" if column.high is None else f"{column.high:g}",
        when_empty=empty_label(table, column),
    )


def field_name(table: str, column: str) -> str:
    """The name of a column's field."""
    return f"{table}-{column}"


def written(value: Value, zone: ZoneInfo) -> str:
    """A value as the text of its field."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(zone).strftime(_WRITTEN_MOMENT)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def read(field: Field, column: Column, zone: ZoneInfo) -> Value:
    """The value of the text in a field; raises InputError with a sentence for the reader."""
    if field.is_empty:
        if field.is_required:
            raise InputError(gettext("This is needed."))
        return None
    if column.kind is Kind.TIMESTAMP:
        return _moment(field.value, zone)
    # Browsers end lines as letters on the wire do.
    return parse(column, field.value.replace("\r\n", "\n"))


def _moment(text: str, zone: ZoneInfo) -> datetime:
    try:
        return datetime.strptime(text, _WRITTEN_MOMENT).replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError) as wrong:
        raise InputError(gettext("Give a day and a time that exist.")) from wrong


def _flags(column: Column) -> Mapping[str, str]:
    if column.kind is not Kind.FLAG:
        return {}
    return {("true" if flag else "false"): str(label) for flag, label in YES_NO.items()}


def _widget(column: Column, *, has_options: bool) -> str:
    if column.name in LONG_TEXTS:
        return "textarea"
    return "suggest" if has_options else _WIDGETS[column.kind]
