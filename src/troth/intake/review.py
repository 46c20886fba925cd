"""From a filled account review to facts: only what was changed, or every cell that is wrong, and never half of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from troth.intake.review_cells import CellProblem, Reviewer, typed_cells
from troth.intake.review_writing import Made, PromiseOutcome, Stored, Writing
from troth.model import Facts
from troth.model.facts import Value
from troth.reports.phrases import gettext as _
from troth.reports.review import Review
from troth.reports.review_columns import NEW, Cells, Entry, columns_of

MOST_NEW_PEOPLE = 100


@dataclass(frozen=True)
class Filled:
    """A sheet that came back: what its cells said when it was handed out, and what they say now."""

    before: Cells
    after: Cells


@dataclass(frozen=True)
class Change:
    """A cell that is to become a fact, with what stood there."""

    row: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Reviewed:
    """What a filled sheet amounts to: facts and outcomes of promises, or problems and neither.

    `changes` are the cells that say something new.
    """

    facts: tuple[Facts, ...]
    outcomes: tuple[PromiseOutcome, ...]
    problems: tuple[CellProblem, ...]
    changes: tuple[Change, ...]


def changes_of(sheet: Review, filled: Filled) -> tuple[Change, ...]:
    """The cells that were changed and say something else than the book says now; an emptied cell says nothing.

    Points that stand beside another need than before are about that need, so they count as changed.
    """
    found = []
    for row, cells in filled.after.items():
        present, handed_out = sheet.cells.get(row, {}), filled.before.get(row, {})
        other_needs: set[int] = set()
        for column in columns_of(row):
            after, before = cells.get(column.name, "").strip(), present.get(column.name, "")
            is_changed = after not in {"", before, handed_out.get(column.name, "")}
            if is_changed and column.entry is Entry.NEED:
                other_needs.add(column.number)
            if is_changed or (after and column.number in other_needs):
                found.append(Change(row, column.name, before, after))
    return tuple(found)


def facts_of_review(sheet: Review, stored: Stored, filled: Filled, reviewer: Reviewer) -> Reviewed:
    """The facts a filled sheet of an account makes, given the sheet as it would be handed out now.

    Nothing is required but the name of a new person. Ratings are those of our staff, by the reviewer. A cell that
    somebody else changed since the sheet was handed out is a problem, as is every cell that breaks the contract.
    """
    changes = changes_of(sheet, filled)
    problems = [
        *_strange_rows(sheet, filled, changes),
        *_conflicts(sheet, filled, changes),
        *_problems_of_names(sheet, changes),
    ]
    rows: dict[str, dict[str, str]] = {}
    for change in changes:
        rows.setdefault(change.row, {})[change.column] = change.after
    writing = Writing(sheet, stored, reviewer)
    for row, cells in rows.items():
        wanted, wrong = typed_cells(row, cells, reviewer.today)
        problems += wrong or writing.take(row, wanted)
    if problems:
        return Reviewed((), (), tuple(problems), changes)
    return Reviewed(_grouped(writing.made), tuple(writing.outcomes), (), changes)


def _strange_rows(sheet: Review, filled: Filled, changes: Sequence[Change]) -> list[CellProblem]:
    """Changed rows of people and promises that are not on the sheet any more, and more new people than it can bring."""
    says = _("This row is not on the sheet any more: the person left, or the promise has ended")
    changed = dict.fromkeys(change.row for change in changes)
    gone = [row for row in changed if not row.startswith(NEW) and row not in sheet.cells]
    problems = [CellProblem(row, "", says) for row in gone]
    if sum(row.startswith(NEW) for row in filled.after) > MOST_NEW_PEOPLE:
        most = _("A sheet brings at most {most} new people; import more from a file", most=MOST_NEW_PEOPLE)
        problems.append(CellProblem("", "", most))
    return problems


def _conflicts(sheet: Review, filled: Filled, changes: Sequence[Change]) -> list[CellProblem]:
    problems = []
    for change in changes:
        handed_out = filled.before.get(change.row, {}).get(change.column, "")
        if change.row in sheet.cells and change.before != handed_out:
            says = _(
                "Somebody changed this meanwhile to “{theirs}”; save again to put yours in its place, or take theirs",
                theirs=change.before or _("nothing"),
            )
            problems.append(CellProblem(change.row, change.column, says))
    return problems


def _problems_of_names(sheet: Review, changes: Sequence[Change]) -> list[CellProblem]:
    """New people without a name, or with that of a person who is on the sheet, as when a file is brought in twice."""
    names = {change.row: change.after for change in changes if change.column == "name"}
    taken = {line.cells["name"].casefold() for line in sheet.people}
    problems = []
    for row in dict.fromkeys(change.row for change in changes if change.row.startswith(NEW)):
        if row not in names:
            problems.append(CellProblem(row, "name", _("Give the name; it is all a new person needs")))
        elif names[row].casefold() in taken:
            says = _("{name} has a row already; fill in that one", name=names[row])
            problems.append(CellProblem(row, "name", says))
    return problems


def _grouped(made: Made) -> tuple[Facts, ...]:
    """Rows of one table with the same columns together."""
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[Value, ...]]] = {}
    for table, values in made:
        groups.setdefault((table, tuple(values)), []).append(tuple(values.values()))
    return tuple(Facts(table, columns, tuple(rows)) for (table, columns), rows in groups.items())
