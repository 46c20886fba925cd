"""Which buying role a job title suggests, and which word of it says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from troth.intake.matching.spelling import company_words
from troth.intake.roles.words import REST, Key, RoleWord, Words
from troth.model.tables.who import CHANNEL_ROLE
from troth.model.titles import LONGEST_TITLE, SENIORITIES

EMPLOYER = "other employer"  # what gave it where no word of the title did
# Somebody of the group is no channel partner.
_OF_A_GROUP = frozenset({"group", "gruppe", "holding"})


@dataclass(frozen=True)
class Suggestion:
    """What a title suggests. Without a role it is unsure: `words` then contradict each other, or there are none."""

    role: str = ""
    department: str = ""
    seniority: str = ""
    words: tuple[str, ...] = ()

    @property
    def is_unsure(self) -> bool:
        """Whether no role is suggested."""
        return not self.role


@dataclass(frozen=True)
class Position:
    """A person as they stand in the book: title and employer, and the names the account and its group go by."""

    title: str = ""
    organisation: str = ""
    companies: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Found:
    places: range
    word: RoleWord

    @property
    def length(self) -> int:
        return len(self.places)


def suggest(position: Position, words: Words) -> Suggestion:
    """The role of a person: channel partner where the employer is not the account, else what the title says."""
    said = suggest_from_title(position.title, words)
    if position.organisation.strip() and not _is_one_of(position.organisation, position.companies):
        return Suggestion(CHANNEL_ROLE, said.department, said.seniority, (EMPLOYER,))
    return said


def suggest_from_title(title: str, words: Words) -> Suggestion:
    """What the words of a title say, whole words and phrases alone.

    A longer phrase hides what it covers and stands over shorter ones beside it. Where phrases of one length name several
    roles, it is unsure. Words next to each other may stand in any order: "Director, IT" reads as "IT Director".
    """
    found = list(_uncovered(_known(title[:LONGEST_TITLE], words), words.by_key))
    speaking = [each for each in found if each.word.role]
    longest = max((each.length for each in speaking), default=0)
    giving = [each.word for each in speaking if each.length == longest]
    roles = {word.role for word in giving}
    role = giving[0].role if len(roles) == 1 else ""
    said = [*(giving if role else ()), *(each.word for each in found)]
    return Suggestion(
        role=role,
        department=_first(word.department for word in said),
        seniority=min((word.seniority for word in said if word.seniority), key=SENIORITIES.index, default=""),
        words=tuple(dict.fromkeys(word.word for word in giving)),
    )


def _known(title: str, words: Words) -> tuple[str, ...]:
    """The words of a title; one that is known but for an s at its end, as a plural or a genitive, without it."""
    vocabulary = words.vocabulary
    return tuple(
        word[:-1] if word not in vocabulary and word[:-1] in vocabulary and word.endswith("s") else word
        for word in words.spelling.words(title)
    )


def _uncovered(title: tuple[str, ...], by_key: Mapping[Key, RoleWord]) -> Iterator[_Found]:
    """The phrases found in a title, longest first, but for those that touch a longer one."""
    taken: set[int] = set()
    longest_first = sorted(_found(title, by_key), key=lambda each: -each.length)
    for _, of_one_length in groupby(longest_first, key=lambda each: each.length):
        kept = [each for each in of_one_length if taken.isdisjoint(each.places)]
        yield from kept
        taken.update(place for each in kept for place in each.places)


def _found(title: tuple[str, ...], by_key: Mapping[Key, RoleWord]) -> Iterator[_Found]:
    """Every phrase of a title that is known, those that reach to its end included."""
    most = max(map(len, by_key), default=0)
    for start in range(len(title)):
        for end in range(start + 1, min(start + most, len(title)) + 1):
            if word := by_key.get(tuple(sorted(title[start:end]))):
                yield _Found(range(start, end), word)
            if end < len(title) and (word := by_key.get((*title[start:end], REST))):
                yield _Found(range(start, len(title)), word)


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def _is_one_of(organisation: str, companies: Iterable[str]) -> bool:
    """Whether an employer goes by one of these names, legal forms apart."""
    return _company(organisation) in {_company(each) for each in companies}


def _company(name: str) -> tuple[str, ...]:
    """The words of a company's name, and of a group's the same; all of them where nothing else is left."""
    words = company_words(name)
    return tuple(word for word in words if word not in _OF_A_GROUP) or words
