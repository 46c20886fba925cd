"""What an export of several tables looks like: for each object which file holds it, what is left out, and its mapping."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from graphlib import TopologicalSorter
from importlib.resources import files

from troth.intake.loading import mapping_from
from troth.intake.mapping import Condition, CsvMapping, Formats
from troth.intake.options import Options
from troth.intake.sections import condition
from troth.model import MappingError, Problem

_OPTIONS = (
    "name", "files", "needs", "skip", "lookups", "aliases", "split", "fold", "domains", "facts",
)  # fmt: skip
_PRODUCT = re.compile(r"^(salesforce|sf|hubspot|hs)")
_ENDING = re.compile(r"(data|export)?\d*$")


@dataclass(frozen=True)
class Skip:
    """Rows that are left out, and the reason they are told under."""

    reason: str
    when: Condition | None
    unless: Condition | None


@dataclass(frozen=True)
class Lookup:
    """Columns taken from another object: `take` names them, found where its `key` is what the row has in `by`."""

    object: str
    key: str
    by: str
    take: Mapping[str, str]


@dataclass(frozen=True)
class Layout:
    """One object of an export.

    `files` are the names its file may have, as `plain` writes them; `needs` the columns it must have. `split` names a column
    of several words, each of which makes a row of its own; `fold` a way to make rows from all rows of the file. `domains`
    names columns made of the domain in a web address. A column may be called by any of its `aliases`.
    """

    name: str
    files: frozenset[str]
    needs: tuple[str, ...]
    mapping: CsvMapping
    skips: tuple[Skip, ...] = ()
    lookups: tuple[Lookup, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    split: str = ""
    fold: str = ""
    domains: Mapping[str, str] = field(default_factory=dict)

    @property
    def makes(self) -> frozenset[str]:
        """The tables it makes facts of."""
        return frozenset(section.table.name for section in self.mapping.sections)

    @property
    def refers_to(self) -> frozenset[str]:
        """The tables its facts refer to."""
        cells = (cell for section in self.mapping.sections for cell in section.cells)
        return frozenset(cell.column.references for cell in cells if cell.column.references)


def plain(name: str) -> str:
    """A name as it is compared: CamelCase, snake_case and words with spaces come to the same."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def layout_named(file: str, layouts: Sequence[Layout]) -> Layout | None:
    """The layout that a file is named after, with or without the name of the product in front and a number behind."""
    stem = plain(file.replace("\\", "/").rsplit("/", 1)[-1].split(".", 1)[0])
    product_apart = _PRODUCT.sub("", stem)
    candidates = (stem, product_apart, _ENDING.sub("", stem), _ENDING.sub("", product_apart))
    found = (each for name in candidates for each in layouts if name in each.files)
    return next(found, None)


def read_layouts(resource: str) -> dict[str, object]:
    """A file of layouts that lies beside this one."""
    return tomllib.loads((files(__package__) / resource).read_text(encoding="utf-8"))


def list_layouts(resource: str, formats: Formats) -> tuple[Layout, ...]:
    """The layouts of a list that lie in a file beside this one, with what is said of how days and numbers are written."""
    said = {"dates": list(formats.dates), "decimal": formats.decimal, "thousands": formats.thousands}
    file = {name: value for name, value in said.items() if value}
    return tuple(_layouts({**read_layouts(resource), "file": file}, resource.removesuffix(".toml")))


def layouts_of(given: Mapping[str, object], name: str) -> tuple[Layout, ...]:
    """The layouts in a table of TOML, in an order in which each follows those it refers to.

    Raises MappingError with every problem found.
    """
    return in_order(_layouts(given, name))


def _layouts(given: Mapping[str, object], name: str) -> list[Layout]:
    """The layouts as they stand there.

    What stands under [file] holds for every object, and so do `skip` and `aliases` under [export]. An object without facts
    is there for others to be joined with. Raises MappingError with every problem found.
    """
    problems: list[Problem] = []
    top = Options(name, given, problems)
    top.refuse_unknown(("file", "export", "objects"))
    common = top.table("export")
    objects = given.get("objects")
    layouts = [
        _layout(Options(f"{name} {each.get('name')}", each, problems), top.table("file"), common)
        for each in (objects if isinstance(objects, list) else [])
    ]
    if problems:
        raise MappingError(f"The layouts of {name} cannot be used.", problems)
    return layouts


def in_order(layouts: Sequence[Layout]) -> tuple[Layout, ...]:
    """The layouts, each after those that make what it refers to."""
    makers: dict[str, list[int]] = {}
    for place, layout in enumerate(layouts):
        for table in layout.makes:
            makers.setdefault(table, []).append(place)
    graph = {
        place: {maker for table in layout.refers_to for maker in makers.get(table, ())} - {place}
        for place, layout in enumerate(layouts)
    }
    return tuple(layouts[place] for place in TopologicalSorter(graph).static_order())


def _layout(options: Options, file: Mapping[str, object], common: Mapping[str, object]) -> Layout:
    options.refuse_unknown(_OPTIONS)
    name = options.text("name")
    aliases = {
        **Options(options.where, common, options.problems).table("aliases"),
        **options.table("aliases"),
    }
    return Layout(
        name,
        frozenset(map(plain, (name, *options.texts("files")))),
        options.texts("needs"),
        _mapping(options, file),
        skips=tuple(_skips(options, common.get("skip", []))),
        lookups=tuple(_lookups(options)),
        aliases={column: Options(name, aliases, options.problems).texts(column) for column in aliases},
        split=options.text("split"),
        fold=options.text("fold"),
        domains={made: str(column) for made, column in options.table("domains").items()},
    )


def _mapping(options: Options, file: Mapping[str, object]) -> CsvMapping:
    facts = options.table("facts")
    if facts:
        return mapping_from({"file": file, **facts}, options.where)
    no_account = {"accounts": {"account_id": "-", "name": "-"}}
    return replace(mapping_from({"file": file, **no_account}, options.where), sections=())


def _skips(options: Options, common: object) -> Iterator[Skip]:
    for each in _tables(common) + _tables(options.given.get("skip", [])):
        skip = Options(f"{options.where} skip", each, options.problems)
        skip.refuse_unknown(("reason", "when", "unless"))
        yield Skip(skip.text("reason"), condition(skip, "when"), condition(skip, "unless"))


def _lookups(options: Options) -> Iterator[Lookup]:
    for each in _tables(options.given.get("lookups", [])):
        lookup = Options(f"{options.where} lookups", each, options.problems)
        lookup.refuse_unknown(("object", "key", "by", "take"))
        take = {made: str(column) for made, column in lookup.table("take").items()}
        yield Lookup(lookup.text("object"), lookup.text("key"), lookup.text("by"), take)


def _tables(given: object) -> list[dict[str, object]]:
    return [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
