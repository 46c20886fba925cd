"""The normal form of a job title: its words without case, accents, punctuation, endings of gender and abbreviations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

SHORTEST_STEM = 3  # letters before an ending that is split off

_LETTERS_ALONE = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")
_SEXES = re.compile(r"\(?\b[mwfdxi](?:\s*[/|,]\s*[mwfdxi]\b)+\)?")
_GENDER_MARK = re.compile(r"(?<=\w)[/*:_(]-?(?:innen|in|frau|r|n|e)\b(?!&)\)?")
_POSSESSIVE = re.compile(r"['’`]s\b")
_FEMININE = re.compile(r"(?<=\w\w)(er|or|ant|ent|ist|eur|ef|ar|at|log|loge)in(?:nen)?$")
_WORD = re.compile(r"[^\W_]+")
# German umlauts are written ä, ae, or a by who has no such key.
_UMLAUTS = re.compile("([aou])e")


@dataclass(frozen=True)
class Spelling:
    """How words are written: `whole` stands for other words or none; an ending of `endings` is split off a longer word."""

    whole: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    endings: Mapping[str, str] = field(default_factory=dict)

    def words(self, title: str) -> tuple[str, ...]:
        """The words of a title in their normal form, in its order; none where it has no letter."""
        return tuple(word for token in plain_words(title) for word in self._expanded(token))

    def over(self, others: Spelling) -> Spelling:
        """This one, and what another knows besides."""
        return Spelling({**others.whole, **self.whole}, {**others.endings, **self.endings})

    @cached_property
    def _longest_first(self) -> tuple[str, ...]:
        return tuple(sorted(self.endings, key=lambda ending: (-len(ending), ending)))

    def _expanded(self, token: str) -> Iterator[str]:
        for word in self.whole.get(token, (token,)):
            yield from self._split(word)

    def _split(self, word: str) -> Iterable[str]:
        for ending in self._longest_first:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= SHORTEST_STEM:
                return (*self.whole.get(stem, (stem,)), self.endings[ending])
        return (word,)


def plain_words(title: str) -> Iterator[str]:
    """The words of a text without case, accents, punctuation and gender, none of them looked up."""
    text = unicodedata.normalize("NFKD", title.casefold())
    text = "".join(sign for sign in text if not unicodedata.combining(sign)).casefold()
    text = _LETTERS_ALONE.sub(lambda found: found[0].replace(".", ""), text)
    for pattern in (_SEXES, _GENDER_MARK, _POSSESSIVE):
        text = pattern.sub(" " if pattern is _SEXES else "", text)
    for found in _WORD.finditer(text):
        word = _FEMININE.sub(r"\1", _UMLAUTS.sub(r"\1", found[0]))
        yield re.sub("(?<=[a-z])(?:frau|woman)$", lambda end: "mann" if end[0] == "frau" else "man", word)
