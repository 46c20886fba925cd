"""Rows of a survey as questions asked of people of the book: whose each is, what was asked, and whether an answer came.

No address leaves this file: that of a person whom the book knows as a keyed hash, which tells one question from another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from troth.intake.identity import keyed_id
from troth.intake.mail_addresses import address_of, untagged
from troth.intake.sources.contacts import UNPLACED
from troth.intake.sources.export_layout import plain
from troth.intake.sources.export_table import Fold, Record
from troth.intake.sources.source import SourceFiles
from troth.intake.table import Typed

NAMED_SCORES = ("NPS", "CSAT", "CES")
SCORE = "Score"
SCALE = ("Scale low", "Scale high")
STRANGER = "was asked of somebody whom the book does not know by e-mail address"
NO_ADDRESS = "has no e-mail address"
_READS = (
    "E-mail", "Customer", "Customer name", *NAMED_SCORES, SCORE, "Instrument", "Comment", "Asked", "Answered", "Response", *SCALE,
)  # fmt: skip
_MAKES = ("Our person", "Our account", "Asked whom", "What was asked", "Given", "Words", "Is answered")
# Words in place of an answer that did not come.
_SILENT = frozenset(
    ("-", "–", "n/a", "na", "none", "offered", "no answer", "no response", "not answered", "no comment",
     "angeboten", "keine antwort", "nicht beantwortet", "keine angabe", "k. a.", "k.a.")
)  # fmt: skip
# Thumbs up or down, as support desks ask: the better of two answers, or the worse.
_GOOD = frozenset(("good", "good with comment", "gut", "gut mit kommentar"))
_BAD = frozenset(("bad", "bad with comment", "schlecht", "schlecht mit kommentar"))
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


class Questions:
    """The questions in the rows of one file, one for each of its columns of scores.

    `skipped` counts the rows of the last pass that are nobody's, by the reason.
    """

    def __init__(self, columns: Sequence[str], files: SourceFiles) -> None:
        self._columns = columns
        self._known = files.known
        self._key = files.key
        self.skipped: Counter[str] = Counter()

    @property
    def fold(self) -> Fold:
        """How the rows of the file become those its mapping reads."""
        return Fold(_READS, _MAKES, self._of)

    def _of(self, records: Iterable[Record]) -> Iterator[Record]:
        self.skipped = Counter()
        for number, texts in records:
            address = address_of(texts["E-mail"])
            person_id = self._person_at(address)
            account_id = self._account_of(person_id, texts) if person_id else ""
            if account_id:
                whose = {"Our person": person_id, "Our account": account_id}
                whose["Asked whom"] = keyed_id(self._key, "feedback asked of", address)
                yield from ((number, {**texts, **whose, **asked}) for asked in self._asked(texts))
            else:
                self.skipped[UNPLACED if person_id else STRANGER if address else NO_ADDRESS] += 1

    def _person_at(self, address: str) -> str:
        people = self._known.people
        return people.get(address) or people.get(untagged(address), "") if address else ""

    def _account_of(self, person_id: str, texts: Mapping[str, str]) -> str:
        """The only account the person is in, else the one among them that the columns of the customer name."""
        parts = self._known.parts.get(person_id, ())
        if len(parts) == 1:
            return parts[0]
        key, name = texts["Customer"], texts["Customer name"]
        named = self._known.account_of(key, name or key) if key or name else ""
        return named if named in parts or not parts else ""

    def _asked(self, texts: Mapping[str, str]) -> Iterator[dict[str, str]]:
        """What was asked in one row, with the answers; words said beside several scores stand with the first."""
        given = {column: _said(texts[column]) for column in self._columns}
        words = _said(texts["Comment"])
        is_answered = any((*given.values(), words, texts["Answered"]))
        response = "" if texts["Asked"] else texts["Response"]
        for column, answer in given.items():
            asked = texts["Instrument"] or column if column == SCORE else column
            yield {
                "What was asked": plain(asked),
                "Words": words,
                "Is answered": "yes" if is_answered else "",
                "Response": response,
                **_on_scale(answer),
            }
            words = ""


def _said(text: str) -> str:
    return "" if text.casefold() in _SILENT else text


def _on_scale(answer: str) -> dict[str, str]:
    """An answer as a number; thumbs are the ends of a scale of their own."""
    word = answer.casefold()
    if word in _GOOD or word in _BAD:
        return {"Given": "1" if word in _GOOD else "0", SCALE[0]: "0", SCALE[1]: "1"}
    return {"Given": _number_in(answer)}


def _number_in(text: str) -> str:
    """The number in an answer such as `10 - Extremely likely`; a text with none or several stays as it is."""
    numbers = _NUMBER.findall(text)
    has_words = any(sign.isalpha() for sign in text)
    return numbers[0] if has_words and len(numbers) == 1 and type(text) is not Typed else text
