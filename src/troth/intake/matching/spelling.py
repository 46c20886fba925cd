"""Names as one compares them: in plain letters, without legal forms, whatever script, case or accents they came in."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from troth.model.likeness import NEARLY_FROM

_WORD = re.compile(r"[a-z0-9]+")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")  # s.a., g.m.b.h.: one word
# Written as two letters or as one with dots: one spelling for both.
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_LINKS = frozenset({"and", "und", "et", "og", "och", "the"})
_LONGEST_FORM = 6  # words
_DIGITS = re.compile(r"[0-9]+")
_REMEMBERED = 65_536


@lru_cache(maxsize=_REMEMBERED)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a name in plain small letters and digits; `&` and `+` are `and`."""
    plain = anyascii(text.replace("&", " and ").replace("+", " and ")).lower()
    plain = _DOTTED.sub(lambda dotted: dotted[0].replace(".", "") + " ", plain).replace("'", "")
    for two, one in _UMLAUTS:
        plain = plain.replace(two, one)
    return tuple(_WORD.findall(plain))


@lru_cache(maxsize=_REMEMBERED)
def company_words(name: str) -> tuple[str, ...]:
    """The words of a company's name without its legal form, in order; all of them where nothing else is left.

    Legal forms are taken off the end, as often as there is one, and off the beginning those that may stand there.
    """
    words = plain_words(name)
    left, at_start, at_end = words, _legal_forms("both"), _legal_forms("both", "end")
    while count := _forming(at_end, [left[-size:] for size in range(_LONGEST_FORM, 0, -1)]):
        left = left[:-count]
    if 0 < (count := _forming(at_start, [left[:size] for size in range(_LONGEST_FORM, 0, -1)])) < len(left):
        left = left[count:]
    return tuple(word for word in left if word not in _LINKS) or words


def _forming(forms: frozenset[tuple[str, ...]], candidates: list[tuple[str, ...]]) -> int:
    """How many words the first candidate that is a legal form has; none for 0."""
    return next((len(words) for words in candidates if words in forms), 0)


@cache
def _legal_forms(*places: str) -> frozenset[tuple[str, ...]]:
    text = (files("troth.intake.matching") / "legal_forms.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return frozenset(plain_words(row["form"]) for row in rows if row["place"] in places)


def name_level(first: tuple[str, ...], second: tuple[str, ...]) -> str:
    """Whether two names are the same, near or different: the order of words does not count, numbers must agree."""
    one, other = " ".join(sorted(first)), " ".join(sorted(second))
    if one == other or "".join(first) == "".join(second):
        return "same"
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return "different"
    near = DamerauLevenshtein.normalized_similarity(one, other, score_cutoff=NEARLY_FROM)
    return "near" if near >= NEARLY_FROM else "different"
