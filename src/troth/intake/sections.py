"""One section of a mapping: the columns of one table, each checked as far as it can be without the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from troth.intake.forms import MARKS_OF_THOUSANDS, SERIAL, SERIAL_1904
from troth.intake.mapping import MADE, Cell, Condition, Formats, Section, Template
from troth.intake.options import Options, nearest
from troth.model import Column, InputError, Table
from troth.model.checks import parser_of, shown

SECTION_OPTIONS = ("when", "unless", "distinct")
CELL_OPTIONS = (
    "from", "template", "constant", "otherwise", "values", "others", "empty", "dates", "decimal", "thousands", "currency", "keyed", "set_aside",
    "when", "unless",
)  # fmt: skip
_ORIGINS = ("from", "template", "constant")
_PIECES = re.compile(r"\{\{|\}\}|\{([^{}]+)\}|([^{}]+)")


def section_of(table: Table, options: Options, formats: Formats) -> Section:
    """The section of one table; its problems are added to those of `options`."""
    options.refuse_unknown((*SECTION_OPTIONS, *table.by_name))
    made: list[str] = []
    cells = []
    for name, given in options.given.items():
        if name in table.by_name:
            cell = _cell(table, table.by_name[name], given, options, formats)
            cells.append(_without_made_later(cell, made, options))
            made.append(name)
    return Section(
        table,
        tuple(cells),
        when=_condition_of_file(options, "when"),
        unless=_condition_of_file(options, "unless"),
        distinct=options.flag("distinct"),
    )


def _condition_of_file(options: Options, name: str) -> Condition | None:
    found = condition(options, name)
    if found and any(each.startswith(MADE) for each in found.names):
        options.tell(
            f"{name} of a section asks for columns of the file alone; take out names that begin with {MADE}"
        )
        return None
    return found


def condition(options: Options, name: str) -> Condition | None:
    """A condition: a column or a list of columns that are not empty, or a table column = word or words."""
    given = options.given.get(name)
    if given is None:
        return None
    if not isinstance(given, dict):
        return Condition(tuple((column, frozenset()) for column in options.texts(name)))
    asked = Options(f"{options.where} {name}", given, options.problems)
    terms = tuple((column, frozenset(asked.texts(column))) for column in given)
    for column, words in terms:
        if not words:
            asked.tell(
                f"{shown(column)} names no word; give one, or write only the column for any that is not empty"
            )
    return Condition(terms)


def formats_of(options: Options, otherwise: Formats) -> Formats:
    """The formats written under a heading; what is not written there stays as it is."""
    formats = Formats(
        dates=options.texts("dates") or otherwise.dates,
        decimal=options.text("decimal", otherwise.decimal),
        thousands=options.text("thousands", otherwise.thousands),
        currency=options.text("currency", otherwise.currency),
        empty=frozenset(options.texts("empty")) or otherwise.empty,
    )
    for form in formats.dates:
        if form not in otherwise.dates and not _gives_a_day(form):
            options.tell(f'dates has {shown(form)}; give year, month and day, such as "%d.%m.%Y"')
    if formats.decimal not in ("", ".", ","):
        options.tell(f"decimal came as {shown(formats.decimal)}; allowed are a point and a comma")
    if formats.thousands and (
        formats.thousands not in MARKS_OF_THOUSANDS or formats.thousands == (formats.decimal or ".")
    ):
        options.tell(
            f"thousands came as {shown(formats.thousands)}; allowed are a point, a comma, a space and an apostrophe, "
            "other than the decimal mark"
        )
    return formats


def _gives_a_day(form: str) -> bool:
    if form in {SERIAL, SERIAL_1904}:
        return True
    if not re.search(r"%[Yy]", form) or not re.search(r"%d.*%[mbB]|%[mbB].*%d|%j", form, re.DOTALL):
        return False
    day = datetime(2031, 2, 3)  # noqa: DTZ001 - only to try the format
    try:
        return datetime.strptime(day.strftime(form), form).date() == day.date()  # noqa: DTZ007
    except (ValueError, LookupError, re.error):
        return False


def _cell(table: Table, column: Column, given: object, section: Options, formats: Formats) -> Cell:
    where = f"{section.where} {column.name}"
    if isinstance(given, str):
        return Cell(column, (Template(("", given, "")),), formats=formats)
    if not isinstance(given, dict):
        section.tell(
            f"{column.name} came as {shown(given)}; give the name of a column of the file, "
            'or a table such as { constant = "..." }'
        )
        return Cell(column, ())
    options = Options(where, given, section.problems)
    options.refuse_unknown(CELL_OPTIONS)
    cell = Cell(
        column,
        _choices(options),
        values=_values(options, column),
        others=options.text("others"),
        otherwise=options.text("otherwise"),
        formats=formats_of(options, formats),
        namespace=(column.references or table.name) if options.flag("keyed") else "",
        set_aside=_sets_aside(options, column),
        when=condition(options, "when"),
        unless=condition(options, "unless"),
    )
    if cell.namespace and not (column.references or column.name == table.key):
        options.tell(f"keyed is for ids; {column.name} is none, leave it out")
    return cell


def _choices(options: Options) -> tuple[Template, ...]:
    origins = [name for name in _ORIGINS if name in options.given]
    if len(origins) != 1:
        options.tell(f"has {' and '.join(origins) or 'no origin'}; give exactly one of {', '.join(_ORIGINS)}")
        return ()
    if "from" in options.given:
        names = options.texts("from")
        if not names or "" in names:
            options.tell("from names no column; give the name of a column of the file, or a list of names")
        return tuple(Template(("", name, "")) for name in names)
    if "constant" in options.given:
        return (Template((options.text("constant"),)),)
    texts = options.texts("template")
    if not texts:
        options.tell(
            "template names no text; give one, or a list of which the first that is not empty is taken"
        )
    return tuple(_template(options, text) for text in texts)


def _template(options: Options, text: str) -> Template:
    parts = [""]
    end = 0
    for piece in _PIECES.finditer(text):
        if piece.start() != end:
            break
        end = piece.end()
        if piece[1]:
            parts += [piece[1], ""]
        else:
            parts[-1] += piece[2] or piece[0][0]
    if end != len(text) or len(parts) == 1:
        options.tell(
            f'template came as {shown(text)}; name columns in braces, such as "{{Order}}-{{Line}}", '
            "and double a brace that is meant"
        )
    return Template(tuple(parts))


def _values(options: Options, column: Column) -> Mapping[str, str]:
    given = options.table("values")
    values = {word: meant for word, meant in given.items() if isinstance(meant, str)}
    for word in given.keys() - values.keys():
        options.tell(f"values gives {shown(word)} = {shown(given[word])}; give a text")
    for word, meant in values.items():
        if not word or not meant:
            options.tell(
                f"values gives {shown(word)} = {shown(meant)}; use empty = [...] or otherwise = ... for that"
            )
    fixed = [options.text(name) for name in ("constant", "others", "otherwise") if name in options.given]
    parse = parser_of(column)
    for meant in (*values.values(), *fixed):
        try:
            if parse(meant) is None and meant in fixed:
                options.tell("constant, others or otherwise is empty; leave it out, or give a text")
        except InputError as error:
            options.tell(str(error).removesuffix("."))
    return values


def _sets_aside(options: Options, column: Column) -> bool:
    given = options.text("set_aside", "row")
    if given not in ("row", "cell"):
        options.tell(f"set_aside came as {shown(given)}; {nearest(given, ['row', 'cell'])}")
    if given == "cell" and not column.may_be_empty:
        options.tell(f'set_aside = "cell" needs a column that may be empty; {column.name} may not')
    return given == "cell"


def _without_made_later(cell: Cell, made: list[str], options: Options) -> Cell:
    """The cell itself, or an empty one where it asks for a column that is not made before it, which is told."""
    later = [name for name in cell.names if name.startswith(MADE) and name.removeprefix(MADE) not in made]
    if not later:
        return cell
    before = ", ".join(f"{MADE}{each}" for each in made) or "none"
    options.tell(
        f"{cell.column.name} asks for {shown(later[0])}, which is not made before it; made before are {before}"
    )
    return Cell(cell.column, ())
