"""Where a person is still named: in other people's words, in names of files, in ids of other things."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from troth.ledger.opening import Ledger
from troth.ledger.writing import stored_rows
from troth.model import OUTPUTS, TABLES, Column, Kind, Table

ERASED = "(erased)"

_SHORT = 6  # a shorter word counts only where it stands alone, or every text would hold it
_BETWEEN_NAMES = r"(?:[\W_]|%20)*"


@dataclass(frozen=True)
class Finding:
    """A stored text in which the person occurs; an id is given as it stands in its own table."""

    table: str
    column: str
    row_number: int
    id: str
    text: str
    is_id: bool


@dataclass(frozen=True)
class Traces:
    """What gives a person away, as a pattern over texts in which case, accents' encoding and spacing do not count."""

    pattern: re.Pattern[str]

    def in_text(self, text: str) -> bool:
        """Whether the text names the person."""
        return bool(self.pattern.search(_plain(text)))

    def without(self, text: str) -> str:
        """The text with every place that names the person blanked; all of it, where the places cannot be told."""
        rest = self.pattern.sub(ERASED, unicodedata.normalize("NFC", text))
        return ERASED if self.in_text(rest) else rest


def traces(names: Iterable[str], words: Iterable[str]) -> Traces:
    """The traces of a person with these names, in either order of their parts, and these addresses, numbers and ids."""
    parts = [_plain(name).split() for name in names]
    orders = [order for each in parts for order in (each, [*each[1:], *each[:1]], [*each[-1:], *each[:-1]])]
    lengths = {
        _BETWEEN_NAMES.join(map(re.escape, order)): len("".join(order)) for order in orders if order[1:]
    }
    lengths |= {_alone(word): len(word) for word in map(_plain, words) if word.strip()}
    lengths |= {_alone(each[0]): len(each[0]) for each in parts if len(each) == 1}
    # An address before its local part, or the rest of it would stay.
    longest_first = sorted(lengths, key=lambda pattern: (-lengths[pattern], pattern))
    return Traces(re.compile("|".join(longest_first) or "(?!)", re.IGNORECASE))


def findings(ledger: Ledger, sought: Traces) -> Iterator[Finding]:
    """Every stored text that names the person; references are left to the id they repeat."""
    for table in (*TABLES.values(), *OUTPUTS.values()):
        columns = [column for column in table.columns if _may_name(table, column)]
        first = table.columns[0].name
        if not columns:
            continue
        names = ("row_number", first, *(column.name for column in columns))
        for number, key, *texts in (
            stored_rows(ledger, table.name).order_by("pk").values_list(*names).iterator()
        ):
            if sought.in_text("\x00".join(text for text in texts if text)):
                for column, text in zip(columns, texts, strict=True):
                    if text and sought.in_text(text):
                        yield Finding(table.name, column.name, number, key, text, _is_id(column))


def _may_name(table: Table, column: Column) -> bool:
    if column.kind is not Kind.TEXT or column.choices or column.references:
        return False
    return table.name in TABLES or not column.is_id


def _is_id(column: Column) -> bool:
    """Whether rows are held together by its value, so that it is replaced as a whole and everywhere."""
    return column.is_id or column.name.endswith("_key")


def _plain(text: str) -> str:
    """A text with the same letters always written the same way, in lower case, single-spaced."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(plain.casefold().split(" "))


def _alone(word: str) -> str:
    """A pattern for a word: standing alone if it is short, and never inside a longer number."""
    escaped = r"\s+".join(map(re.escape, word.split()))
    if len(word) < _SHORT:
        return rf"(?<![^\W_]){escaped}(?![^\W_])"
    before = r"(?<!\d)" if word[0].isdigit() else ""
    after = r"(?!\d)" if word[-1].isdigit() else ""
    return f"{before}{escaped}{after}"
