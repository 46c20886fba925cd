"""The second step: what each column of an uploaded table becomes, guessed, shown with samples, and answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from troth.intake import ColumnGuess, Formats, Question, Survey, open_apart, survey
from troth.intake.drafting import Draft, Target, draft_mapping, guess_targets, targets

SURVEYED_ROWS = 20_000  # of an uploaded file, while somebody waits for the page
_TARGET, _ANSWER = "target", "answer"
CHOSEN = (f"{_TARGET}.", f"{_ANSWER}.")  # how the names of what is chosen for columns begin


@dataclass(frozen=True)
class Asked:
    """A question about a column: the name of its field, and the answers, each with whether it was given."""

    field: str
    question: Question
    answers: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class ColumnField:
    """A column of the file: its field, what it holds, what it becomes, and what must be asked."""

    field: str
    guess: ColumnGuess
    target: str
    asked: tuple[Asked, ...]


def survey_upload(path: Path) -> Survey:
    """What do the first rows of an uploaded table hold? Raises InputError when it is none."""
    return survey(open_apart(path), most_rows=SURVEYED_ROWS)


def choices() -> Mapping[str, Sequence[str]]:
    """The columns of facts that a column may become, by table."""
    found: dict[str, list[str]] = {}
    for name, target in targets().items():
        found.setdefault(target.table.name, []).append(name)
    return found


def fields_of(found: Survey, sent: Mapping[str, str]) -> list[ColumnField]:
    """A field for each column: as it was sent, else as it is guessed."""
    guessed = guess_targets(found.columns)
    is_sent = any(name.startswith(_TARGET) for name in sent)
    return [
        ColumnField(
            f"{_TARGET}.{place}",
            guess,
            sent.get(f"{_TARGET}.{place}", "") if is_sent else str(guessed.get(guess.name, "")),
            tuple(_asked(place, guess, sent)),
        )
        for place, guess in enumerate(found.columns)
    ]


def drafted(fields: Sequence[ColumnField], system: str) -> str:
    """The mapping that the fields say, as TOML."""
    known = targets()
    taken: dict[str, Target] = {
        each.guess.name: known[each.target] for each in fields if each.target in known
    }
    answers = {each.guess.name: _formats(each) for each in fields if any(_given(each))}
    return draft_mapping(Draft(taken, system, answers))


def _asked(place: int, guess: ColumnGuess, sent: Mapping[str, str]) -> Iterator[Asked]:
    for number, question in enumerate(guess.questions):
        field = f"{_ANSWER}.{place}.{number}"
        yield Asked(field, question, tuple((each, sent.get(field) == each) for each in question.answers))


def _given(field: ColumnField) -> Iterator[Formats]:
    for asked in field.asked:
        yield from (asked.question.answers[answer] for answer, is_given in asked.answers if is_given)


def _formats(field: ColumnField) -> Formats:
    """What was answered, over what the column shows itself."""
    found = field.guess.formats
    for answer in _given(field):
        found = Formats(
            answer.dates or found.dates,
            answer.decimal or found.decimal,
            answer.thousands or found.thousands,
            answer.currency or found.currency,
        )
    return found
