"""From a TOML file to a checked mapping; every problem of it is told at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from troth.intake.limits import LONGEST_MAPPING
from troth.intake.mapping import CsvMapping, Formats, Section, Source
from troth.intake.options import Options, nearest
from troth.intake.personal import external_ids, problems_of_persons
from troth.intake.sections import formats_of, section_of
from troth.model import TABLES, MappingError, Problem
from troth.model.checks import problems_of_columns, shown

FILE_OPTIONS = (
    "encoding", "fallback", "separator", "time_zone", "system", "empty", "dates", "decimal", "thousands", "currency",
    "header_row", "sheet", "member", "totals",
)  # fmt: skip
UTF16 = frozenset({"utf-16", "utf-16-le", "utf-16-be"})
# Not made from files: settings stand under [book], batches are written by the store.
NOT_MADE = frozenset({"settings", "batches"})


def load_mapping(path: Path | str) -> CsvMapping:
    """The mapping in a TOML file; raises MappingError with every problem found."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(LONGEST_MAPPING + 1)
    except (OSError, ValueError) as error:
        raise MappingError(f"The mapping {shown(str(path))} cannot be read; name a TOML file.") from error
    if len(content) > LONGEST_MAPPING:
        raise MappingError(f"The mapping {path} is larger than {LONGEST_MAPPING:,} bytes; name a TOML file.")
    try:
        return mapping_of(content.decode(), Path(path).name)
    except UnicodeDecodeError as error:
        raise MappingError(f"The mapping {path} is no UTF-8 text; save it as UTF-8.") from error


def mapping_of(content: str, name: str = "mapping") -> CsvMapping:
    """The mapping in a TOML text; raises MappingError with every problem found."""
    try:
        given = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise MappingError(f"The mapping {name} is no TOML: {error}.") from error
    return mapping_from(given, name)


def mapping_from(given: Mapping[str, object], name: str) -> CsvMapping:
    """The mapping in a table of TOML that is read already; raises MappingError with every problem found."""
    problems: list[Problem] = []
    top = Options(name, given, problems)
    file = Options("[file]", top.table("file"), problems)
    file.refuse_unknown(FILE_OPTIONS)
    formats = formats_of(file, Formats())
    source = _source(file)
    book = _book(Options("[book]", top.table("book"), problems))
    sections = tuple(_sections(top, formats, problems))
    problems += _missing_columns(sections)
    problems += problems_of_persons(sections, source)
    if not sections and not problems:
        top.tell('makes no facts; add a section such as [accounts] with account_id = "a column of the file"')
    if problems:
        raise MappingError(f"The mapping {name} cannot be used.", problems)
    return CsvMapping(name, source, formats, (*sections, *external_ids(sections, source)), book)


def _source(file: Options) -> Source:
    source = Source(
        encoding=file.text("encoding").lower(),
        fallback=file.text("fallback"),
        separator=file.text("separator"),
        time_zone=file.text("time_zone"),
        system=file.text("system"),
        header_row=file.whole("header_row"),
        sheet=file.text("sheet"),
        member=file.text("member"),
        totals=file.flag("totals"),
    )
    for option, name in (("encoding", source.encoding), ("fallback", source.fallback)):
        is_wide = option == "encoding" and name in UTF16
        if name and not is_wide and not _is_wider_ascii(name):
            file.tell(
                f"{option} came as {shown(name)}; give utf-16 or one that holds ASCII, such as utf-8 or latin-1"
            )
    sign = source.separator
    if "separator" in file.given and (len(sign) != 1 or sign.isalnum() or sign in '"\r\n \0'):
        file.tell(
            f"separator came as {shown(source.separator)}; give one sign, such as a comma or a semicolon"
        )
    _check_zone(file, source.time_zone)
    return source


def _is_wider_ascii(encoding: str) -> bool:
    try:
        return bytes(range(128)).decode(encoding) == "".join(map(chr, range(128)))
    except (LookupError, ValueError):
        return False


def _check_zone(options: Options, zone: str) -> None:
    try:
        ZoneInfo(zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        options.tell(f"time_zone came as {shown(zone)}; give a name such as Europe/Berlin")


def _book(book: Options) -> Mapping[str, str | int | float | bool]:
    settings = {name: value for name, value in book.given.items() if isinstance(value, str | int | float)}
    for name, value in book.given.items():
        if name not in settings:
            book.tell(f"{shown(name)} came as {shown(value)}; give a text, a number, true or false")
        if not name.isidentifier() or not name.isascii():
            book.tell(f"{shown(name)} is no name of a setting; use letters, digits and underscores")
    _check_zone(book, book.text("time_zone"))
    return settings


def _sections(top: Options, formats: Formats, problems: list[Problem]) -> Iterator[Section]:
    tables = {name: table for name, table in TABLES.items() if name not in NOT_MADE}
    for name, value in top.given.items():
        if name in ("file", "book"):
            continue
        if name not in tables:
            top.tell(f"[{name}] is no table of facts; {nearest(name, ['file', 'book', *tables])}")
            continue
        for number, given in enumerate(value if isinstance(value, list) else [value], 1):
            where = f"[{name}]" if number == 1 else f"[{name}] number {number}"
            if isinstance(given, dict):
                yield section_of(tables[name], Options(where, given, problems), formats)
            else:
                top.tell(f"{where} came as {shown(given)}; give a section of columns")


def _missing_columns(sections: tuple[Section, ...]) -> Iterator[Problem]:
    for section in sections:
        names = [cell.column.name for cell in section.cells]
        for says in problems_of_columns(section.table, names):
            yield Problem(f"[{section.table.name}]", says)
