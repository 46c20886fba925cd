"""From measures to the text an engine runs: each measure compiled once, in the order in which they build on each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from troth.engine import known_schema
from troth.model import TABLES, Measure, Rules
from troth.workspace.literals import as_doubles

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True)
class Step:
    """The text of one measure for one engine; `whole_book` steps are replaced by kept priors when one account is scored."""

    name: str
    select: str
    whole_book: bool
    stored: bool


class Sight(Mapping[str, "ir.Table"]):
    """The tables one measure may look at: those on its card and no others."""

    def __init__(self, card: Measure, seen: Mapping[str, ir.Table]) -> None:
        self._card = card
        self._seen = seen

    def __getitem__(self, name: str) -> ir.Table:
        if name not in self._card.reads:
            raise KeyError(f"the measure {self._card.name} reads {name}, which is not on its card")
        return self._seen[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._card.reads)

    def __len__(self) -> int:
        return len(self._card.reads)


def compile_steps(
    measures: Sequence[Measure], rules: Rules, dialect: str, before: Sequence[Measure] = ()
) -> tuple[Step, ...]:
    """The text of every measure in the words of an engine; the same measures and rules give the same text.

    `before` are measures they build on, whose text is not asked for.
    """
    import ibis

    return tuple(
        Step(
            card.name,
            _settled(as_doubles(str(ibis.to_sql(expression, dialect=dialect)), dialect)),
            card.whole_book,
            card.stored,
        )
        for card, expression in islice(expressions((*before, *measures), rules), len(before), None)
    )


_LEFT_OUT = re.compile(r"(?<=\bEXCLUDE \()[^)]+")
_NAME = re.compile(r'"[^"]+"')


def _settled(text: str) -> str:
    """`text` with the columns a SELECT leaves out in the order of their names; the compiler keeps them as a set."""

    def in_order(left_out: re.Match[str]) -> str:
        names = iter(sorted(_NAME.findall(left_out[0])))
        return _NAME.sub(lambda _: next(names), left_out[0])

    return _LEFT_OUT.sub(in_order, text)


def expressions(measures: Sequence[Measure], rules: Rules) -> Iterator[tuple[Measure, ir.Table]]:
    """Each measure with its expression; what a measure gives is a table to those after it."""
    import ibis

    seen = dict(_first_tables(rules))
    for card in measures:
        expression = card.build(Sight(card, seen), rules)
        seen[card.name] = ibis.table(expression.schema(), name=card.name)
        yield card, expression


def half_lives(rules: Rules) -> Mapping[str, float]:
    """The decay tables the measures read, with their half-lives in days."""
    return {
        "trust_decay": rules.trust_half_life_days,
        "need_decay": rules.need_half_life_days,
        "connection_decay": rules.connection_half_life_days,
        "behaviour_decay": rules.behaviour_half_life_days,
    }


def _first_tables(rules: Rules) -> Iterable[tuple[str, ir.Table]]:
    import ibis

    for name, table in TABLES.items():
        yield name, ibis.table(dict(known_schema(table)), name=name)
    yield "moment", ibis.table({"at": "date"}, name="moment")
    for name in half_lives(rules):
        yield name, ibis.table({"age_days": "int64", "weight_nano": "int64"}, name=name)
