"""The table of words that job titles are read by: shipped per language, and a book's own that stand over ours."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from io import StringIO

from troth.intake.options import nearest
from troth.intake.roles.spelling import Spelling, plain_words
from troth.model import MappingError, Problem
from troth.model.checks import shown
from troth.model.columns import LONGEST_TEXT
from troth.model.tables.who import CHANNEL_ROLE, REQUIRED_ROLES
from troth.model.titles import DEPARTMENTS, LONGEST_TITLE, MOST_OWN_WORDS, SENIORITIES, TITLE_LANGUAGES

ROLES = (*REQUIRED_ROLES, CHANNEL_ROLE)
WORD_COLUMNS = ("word", "role", "department", "seniority", "note")
_CHOICES: Mapping[str, Collection[str]] = {
    "role": ROLES,
    "department": DEPARTMENTS,
    "seniority": SENIORITIES,
}

Key = tuple[str, ...]
REST = "…"  # at the end of a phrase: it reaches to the end of the title


@dataclass(frozen=True)
class RoleWord:
    """A word or phrase of a title and what it says; empty where it says nothing of it. `is_own`: the book's own."""

    word: str
    role: str = ""
    department: str = ""
    seniority: str = ""
    note: str = ""
    is_own: bool = False


@dataclass(frozen=True)
class Words:
    """Words by their normal form, in which the order of words does not count, and the spelling that makes it."""

    by_key: Mapping[Key, RoleWord]
    spelling: Spelling

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that any phrase holds."""
        return frozenset(word for key in self.by_key for word in key)

    def over(self, others: Words) -> Words:
        """These words, and what others say besides."""
        return Words({**others.by_key, **self.by_key}, self.spelling.over(others.spelling))


def words_of_book(language: str, own: str = "") -> Words:
    """Ours of every language, those of the book's over the others; over them the book's own, lines as in our files.

    Raises MappingError with every problem of the book's own lines.
    """
    ours = _shipped(language if language in TITLE_LANGUAGES else TITLE_LANGUAGES[0])
    return own_words(own, ours.spelling).over(ours) if own.strip() else ours


def own_words(text: str, spelling: Spelling) -> Words:
    """The lines a book adds: word, role, department, seniority, note; the line of headings may be left out."""
    lines = text.strip().splitlines()
    if len(lines) > MOST_OWN_WORDS or len(text) > LONGEST_TEXT:
        raise MappingError(
            f"{len(lines)} lines of {len(text):,} signs came; a book may add {MOST_OWN_WORDS} lines of {LONGEST_TEXT:,} "
            "signs. Leave some out."
        )
    has_heading = tuple(each.strip() for each in lines[0].split(",")) == WORD_COLUMNS
    content = "\n".join(lines if has_heading else [",".join(WORD_COLUMNS), *lines])
    try:
        return read_words(content, "the book's own words", spelling, is_own=True)
    except MappingError as wrong:
        added = 0 if has_heading else 1
        problems = [replace(each, row=(each.row or 0) - added) for each in wrong.problems]
        raise MappingError(wrong.args[0], problems) from None


def read_words(content: str, name: str, spelling: Spelling, *, is_own: bool = False) -> Words:
    """The words in a CSV text. Raises MappingError with every problem, by row."""
    problems: list[Problem] = []
    found: dict[Key, RoleWord] = {}
    for row, line in _lines(content, name, WORD_COLUMNS):
        text, role, department, seniority, note = (cell.strip() for cell in line[: len(WORD_COLUMNS)])
        word = RoleWord(text, role, department, seniority, note, is_own)
        key = key_of(word.word, spelling)
        problems += [Problem(name, says, row) for says in _problems_of(word, line, key, found)]
        found.setdefault(key, word)
    if problems:
        raise MappingError(f"The words of {name} cannot be used.", problems)
    return Words(found, spelling)


def key_of(phrase: str, spelling: Spelling) -> Key:
    """The normal form of a phrase: its words in one fixed order, or in their own where it reaches to the end of a title."""
    words = spelling.words(phrase)
    return (*words, REST) if words and phrase.endswith(REST) else tuple(sorted(words))


def read_spelling(content: str, name: str) -> Spelling:
    """The spellings in a CSV text; one that begins with a hyphen is an ending. Raises MappingError with every problem."""
    problems: list[Problem] = []
    whole: dict[str, tuple[str, ...]] = {}
    endings: dict[str, str] = {}
    for row, (form, stands_for, *rest) in _lines(content, name, ("form", "stands_for")):
        key, words = " ".join(plain_words(form)), tuple(plain_words(stands_for))
        if not key or " " in key or rest or (form.startswith("-") and len(words) != 1):
            problems.append(
                Problem(name, f"{shown(form)} is no single word that stands for others; mend it", row)
            )
        elif key in (endings if form.startswith("-") else whole):
            problems.append(Problem(name, f"{shown(form)} stands twice; leave one out", row))
        elif form.startswith("-"):
            endings[key] = words[0]
        else:
            whole[key] = words
    if problems:
        raise MappingError(f"The spellings of {name} cannot be used.", problems)
    return Spelling(whole, endings)


@cache
def _shipped(language: str) -> Words:
    """Our words of all languages, those of this one over the others."""
    others = [each for each in TITLE_LANGUAGES if each != language]
    spelling = Spelling()
    for each in (*others, language):
        spelling = read_spelling(_content(f"forms-{each}.csv"), f"forms-{each}.csv").over(spelling)
    words = Words({}, spelling)
    for each in (*others, language):
        words = read_words(_content(f"words-{each}.csv"), f"words-{each}.csv", spelling).over(words)
    return words


def _content(name: str) -> str:
    return files("troth.intake.roles").joinpath(name).read_text(encoding="utf-8")


def _lines(content: str, name: str, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines below the headings that hold anything, with their rows."""
    reader = csv.reader(StringIO(content))
    headings = next(reader, [])
    if tuple(headings) != tuple(columns):
        raise MappingError(f"The headings of {name} came as {','.join(headings)}; write {','.join(columns)}.")
    for line in reader:
        if any(cell.strip() for cell in line):
            yield reader.line_num, [*line, *[""] * (len(columns) - len(line))]


def _problems_of(
    word: RoleWord, line: Sequence[str], key: Key, found: Mapping[Key, RoleWord]
) -> Iterator[str]:
    if len(line) > len(WORD_COLUMNS):
        yield f"has {len(line)} cells; write {', '.join(WORD_COLUMNS)}, and a text with a comma in quotes"
    if not key or len(word.word) > LONGEST_TITLE or ";" in word.word:
        yield f"{shown(word.word)} is no word of a title; write one of at most {LONGEST_TITLE} signs, none a semicolon"
    elif key in found:
        yield f"{shown(word.word)} reads as {shown(found[key].word)} does, which stands above; leave one out"
    for column, allowed in _CHOICES.items():
        value = getattr(word, column)
        if value and value not in allowed:
            yield f"{column} came as {shown(value)}; {nearest(value, allowed)}"
