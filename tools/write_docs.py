"""Write the generated pages of docs/ from the words of the model: `make docs`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from troth.model import OUTPUTS, RULES, TABLES, Column, Measure, Table
from troth.model.columns import VERSION_COLUMNS
from troth.workspace.catalogue import CONTRIBUTION_MEASURES, MEASURES

DOCS = Path(__file__).resolve().parents[1] / "docs"
HEAD = """\
# Words

Every table, column, output, measure and rule of Troth. Written by `make docs` from the code; do not edit. `troth words WORD`
prints one entry.

- [Tables](#tables): the facts of a book
- [Outputs](#outputs): what a scoring gives
- [Measures](#measures): how it is computed, step by step
- [Rules](#rules): every default

Types: text, date (in the book's time zone), timestamp (UTC), flag (true or false), whole, decimal (kept exactly), real
(computed). A column may be empty where it says so; empty means not known. *At d* marks a column that becomes known on the
date in column d of the same row."""
VERSIONS = """\
Every table also has these columns; a folder may leave them out. An id names a thing, and versions of it share the id."""
STEPS = """\
In the order in which they build on each other. A measure reads facts as known on the day, the day itself (`moment`), tables
of decay, and measures before it. *Whole book*: estimated once a run and kept as `priors`."""
CITED = (
    (re.compile(r"\brules?(?:\.md)? (?=\d)"), "[rules](rules.md) "),
    (re.compile(r"\bmethods(?:\.md)? (?=\d)"), "[method](method.md) "),
    (re.compile(r"\btables\.md\b"), "this page"),
)


def pages() -> dict[Path, str]:
    """Path -> text of every generated page."""
    return {DOCS / "words.md": words()}


def words() -> str:
    """The glossary."""
    parts = [
        HEAD,
        "## Tables",
        VERSIONS,
        _columns(VERSION_COLUMNS),
        *(_table(table, -len(VERSION_COLUMNS)) for table in TABLES.values()),
        "## Outputs",
        *(_table(table, None) for table in OUTPUTS.values()),
        "## Measures",
        STEPS,
        *map(_measure, MEASURES),
        "### Opening figures down to their facts",
        *map(_measure, CONTRIBUTION_MEASURES),
        "## Rules",
        "A book changes a rule by a setting of its name. Judgement means ours: nothing but thought stands behind it.",
        _rules(),
    ]
    return "\n\n".join(parts) + "\n"


def _table(table: Table, until: int | None) -> str:
    return f"### {table.name}\n\nOne row: {table.meaning}.\n\n{_columns(table.columns[:until])}"


def _columns(columns: Iterable[Column]) -> str:
    return _grid(("column", "type", "empty", "meaning"), map(_column, columns))


def _column(column: Column) -> tuple[str, str, str, str]:
    kind = " \\| ".join(column.choices) or " ".join(filter(None, (column.kind.value, _unit(column))))
    empty = (
        f"= {column.default}".lower() if column.default is not None else "may be" if column.optional else ""
    )
    return f"`{column.name}`", kind, empty, _meaning(column)


def _unit(column: Column) -> str:
    """The unit of a column and its bounds, where it has any."""
    low, high = ("" if end is None else f"{end:g}" for end in (column.low, column.high))
    bounds = f"{low}..{high}" if low or high else ""
    return ", ".join(filter(None, (column.unit, bounds)))


def _meaning(column: Column) -> str:
    reference = f" -> [{column.references}](#{column.references})" if column.references else ""
    learnt = f" (*at {column.learnt_on}*)" if column.learnt_on and column.learnt_on != column.name else ""
    own = " (*the row's own date*)" if column.own_date else ""
    return f"{column.meaning}{reference}{learnt}{own}"


def _measure(card: Measure) -> str:
    book = " Whole book." if card.whole_book else ""
    reads = ", ".join(f"`{name}`" for name in card.reads)
    grain = ", ".join(card.grain) or "book"
    return f"**{card.name}** – {card.question}<br>One row per {grain}.{book} Reads {reads}. {_cited(card.source)}."


def _cited(source: str) -> str:
    for pattern, link in CITED:
        source = pattern.sub(link, source)
    return source[:1].upper() + source[1:]


def _rules() -> str:
    rows = (
        (
            f"`{rule.name}`",
            f"{rule.default:g}",
            rule.unit,
            f"{rule.low:g}..{rule.high:g}",
            rule.meaning,
            rule.basis.value,
            rule.source,
        )
        for rule in RULES
    )
    return _grid(("rule", "default", "unit", "bounds", "meaning", "basis", "source"), rows)


def _grid(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(_lines(headings, rows))


def _lines(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield "|" + "---|" * len(headings)
    for row in rows:
        yield f"| {' | '.join(row)} |".replace("|  |", "| |")


def main() -> None:
    """Write every generated page."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(DOCS.parent))


if __name__ == "__main__":
    main()
