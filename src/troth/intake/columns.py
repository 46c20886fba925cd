"""How does a column of a file write its days and numbers, and what does it hold? Decided by the column as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from troth.intake.mapping import Formats
from troth.intake.shapes import COUNTED, COUNTED_1904, Dated, Marked, Shape, shape_of
from troth.intake.table import Typed
from troth.model.checks import shown

_SHARE = 0.9  # of the cells that are not empty, that a kind must be able to read
_SAMPLES = 3
_COUNTED = (COUNTED, COUNTED_1904)  # any number of five digits could be that
_MARKS = {".": "a decimal point", ",": "a decimal comma"}

Option = TypeVar("Option", bound=Hashable)


class ColumnKind(StrEnum):
    """What the cells of a column are."""

    EMPTY = "empty"
    YES_NO = "yes or no"
    DATE = "date"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class Question:
    """What a column cannot tell by itself: the question, and each answer with what is to be written under [file]."""

    asks: str
    answers: Mapping[str, Formats]
    is_about_days: bool = False


@dataclass(frozen=True)
class ColumnGuess:
    """What a column holds and how it writes it, as far as the column as a whole can tell; a question where it cannot.

    `filled` cells are not empty, `fitting` of them can be read as the kind. `formats` stay silent on what is asked; a
    question about days matters where the column is mapped to days, one about numbers where it is mapped to numbers.
    """

    name: str
    kind: ColumnKind
    filled: int
    fitting: int
    formats: Formats
    reason: str
    questions: tuple[Question, ...]
    samples: tuple[str, ...]

    def __str__(self) -> str:
        told = f"{self.name}: {self.kind}, {self.fitting:,} of {self.filled:,} cells"
        is_date = self.kind is ColumnKind.DATE
        asked = (f"asked: {each.asks}" for each in self.questions if each.is_about_days is is_date)
        return "; ".join(filter(None, (told, self.reason, *asked)))


@dataclass
class ColumnEvidence:
    """The cells of one column seen so far: how many of each shape, and the first of each with its row."""

    name: str
    counts: Counter[Shape] = field(default_factory=Counter)
    first: dict[Shape, tuple[int, str]] = field(default_factory=dict)
    typed: Counter[ColumnKind] = field(default_factory=Counter)
    samples: list[str] = field(default_factory=list)

    def note(self, number: int, text: str) -> None:
        """Take in a cell that is not empty."""
        if type(text) is Typed:
            self.typed[_typed_kind(text)] += 1
        else:
            shape = shape_of(text)
            if shape not in self.first:
                self.first[shape] = number, text
            self.counts[shape] += 1
        if len(self.samples) < _SAMPLES and text not in self.samples:
            self.samples.append(text)


def guess_of(evidence: ColumnEvidence) -> ColumnGuess:
    """What the cells of a column come to."""
    dates, about_dates, day_question = _dates(evidence)
    marks, about_marks, mark_questions = _marks(evidence)
    kind, fitting = _kind(evidence)
    formats = Formats(dates, marks.decimal, marks.thousands, marks.currency)
    typed = f"{sum(evidence.typed.values()):,} cells are typed by the file" if evidence.typed else ""
    reasons = [
        typed,
        about_dates if kind is ColumnKind.DATE else "",
        about_marks if kind is ColumnKind.NUMBER else "",
    ]
    return ColumnGuess(
        evidence.name,
        kind,
        sum(evidence.counts.values()) + sum(evidence.typed.values()),
        fitting,
        formats,
        "; ".join(filter(None, reasons)),
        tuple(question for question in (day_question, *mark_questions) if question),
        tuple(evidence.samples),
    )


def _typed_kind(text: str) -> ColumnKind:
    if text in {"true", "false"}:
        return ColumnKind.YES_NO
    return ColumnKind.DATE if "-" in text[1:] and "e" not in text else ColumnKind.NUMBER


def _kind(evidence: ColumnEvidence) -> tuple[ColumnKind, int]:
    counts, typed = evidence.counts, evidence.typed
    filled = sum(counts.values()) + sum(typed.values())
    if not filled:
        return ColumnKind.EMPTY, 0
    tests: dict[ColumnKind, Callable[[Shape], bool]] = {
        ColumnKind.YES_NO: lambda shape: shape.is_flag,
        ColumnKind.DATE: lambda shape: any(order not in _COUNTED for order, _ in shape.days),
        ColumnKind.NUMBER: lambda shape: bool(shape.numbers) and not shape.is_name,
    }
    for kind, test in tests.items():
        fitting = typed[kind] + sum(count for shape, count in counts.items() if test(shape))
        if fitting >= _SHARE * filled:
            return kind, fitting
    return ColumnKind.TEXT, filled


def _dates(evidence: ColumnEvidence) -> tuple[tuple[str, ...], str, Question | None]:
    """The formats of the days, most frequent first, why, and what must be asked."""
    groups = _grouped(evidence, lambda shape: shape.days)
    alone = {options[0][0]: example for options, (_, example) in groups.items() if len(options) == 1}
    formats: Counter[str] = Counter()
    reasons, open_groups = [], []
    for options, (count, example) in groups.items():
        known = [option for option in options if option[0] in alone] if len(options) > 1 else [options[0]]
        if len(known) == 1:
            formats[known[0][1]] += count
        else:
            open_groups.append((options, example))
        if len(known) == 1 < len(options):
            reasons.append(f"{known[0][0]}, since {_place(alone[known[0][0]])} can be read in no other way")
    found = tuple(form for form, _ in formats.most_common())
    reason = reasons[0] if reasons else f"read as {', '.join(found)}" if found else ""
    return found, reason, _day_question(evidence.name, open_groups, found, alone) if open_groups else None


def _day_question(
    name: str,
    groups: list[tuple[tuple[Dated, ...], tuple[int, str]]],
    found: tuple[str, ...],
    alone: Mapping[str, tuple[int, str]],
) -> Question:
    orders = list(dict.fromkeys(order for options, _ in groups for order, _ in options))
    answers = {}
    for order in orders:
        forms = (form for options, _ in groups for each, form in options if each == order)
        answers[order] = Formats(tuple(dict.fromkeys((*found, *forms))))
    sides = [f"{_place(alone[order])} only {order}" for order in orders if order in alone]
    mixed = f", and the column is mixed: {', '.join(sides)}" if len(sides) > 1 else ""
    choices = " or ".join(f"{order} (dates = {list(answers[order].dates)})" for order in orders)
    return Question(
        f"the days of {shown(name)} can be read in several ways, such as {_place(groups[0][1])}{mixed}; say {choices}",
        answers,
        is_about_days=True,
    )


def _marks(evidence: ColumnEvidence) -> tuple[Formats, str, list[Question]]:
    """The marks of the numbers, why, and what must be asked; silent where no number has a mark."""
    groups = _grouped(evidence, lambda shape: shape.numbers)
    signs = list(
        dict.fromkeys(shape.currency for shape in evidence.counts if shape.currency and shape.numbers)
    )
    questions = [_currency_question(evidence.name, signs)] if len(signs) > 1 else []
    currency = signs[0] if len(signs) == 1 else ""
    alone: dict[str, tuple[int, str]] = {}
    for options, (_, example) in groups.items():
        if len({decimal for decimal, _ in options}) == 1:
            alone.setdefault(options[0][0], example)
    two_faced = [
        example for options, (_, example) in groups.items() if len(set(options)) > 1 and _differ(options)
    ]
    if len(alone) > 1 or (two_faced and not alone):
        example = two_faced[0] if two_faced else next(iter(alone.values()))
        return Formats(currency=currency), "", [*questions, _mark_question(evidence.name, example, groups)]
    decimal = next(iter(alone), ".")
    reason = f"{_MARKS[decimal]}, as in {_place(alone[decimal])}" if alone else "whole numbers"
    return Formats((), decimal, _thousands(groups, decimal), currency), reason, questions


def _differ(options: Iterable[Marked]) -> bool:
    """Whether the readings of a number give different numbers: a point or comma that is either mark."""
    return len(
        {decimal for decimal, thousands in options if thousands in {".", ","} or not thousands}
    ) > 1 and any(thousands in {".", ","} for _, thousands in options)


def _thousands(groups: Mapping[tuple[Marked, ...], tuple[int, tuple[int, str]]], decimal: str) -> str:
    used: Counter[str] = Counter()
    for options, (count, _) in groups.items():
        used.update({thousands: count for mark, thousands in options if mark == decimal and thousands})
    return used.most_common(1)[0][0] if used else ""


def _mark_question(
    name: str, example: tuple[int, str], groups: Mapping[tuple[Marked, ...], tuple[int, tuple[int, str]]]
) -> Question:
    answers = {_MARKS[mark]: Formats((), mark, _thousands(groups, mark)) for mark in (".", ",")}
    choices = " or ".join(
        f'{what} (decimal = "{each.decimal}"'
        + (f', thousands = "{each.thousands}")' if each.thousands else ")")
        for what, each in answers.items()
    )
    return Question(
        f"the numbers of {shown(name)} can be read in two ways, such as {_place(example)}; say {choices}",
        answers,
    )


def _currency_question(name: str, signs: list[str]) -> Question:
    listed = ", ".join(map(shown, signs))
    return Question(
        f"the amounts of {shown(name)} are in several currencies ({listed}); say which one is meant as currency, "
        "the others are then set aside",
        {sign: Formats(currency=sign) for sign in signs},
    )


def _grouped(
    evidence: ColumnEvidence, options_of: Callable[[Shape], tuple[Option, ...]]
) -> dict[tuple[Option, ...], tuple[int, tuple[int, str]]]:
    """How many texts can be read in the same ways, and the first of them with its row."""
    groups: dict[tuple[Option, ...], tuple[int, tuple[int, str]]] = {}
    for shape, count in evidence.counts.items():
        options = options_of(shape)
        if options:
            before, example = groups.get(options, (0, evidence.first[shape]))
            groups[options] = before + count, example
    return groups


def _place(example: tuple[int, str]) -> str:
    return f"{shown(example[1])} in row {example[0]}"
