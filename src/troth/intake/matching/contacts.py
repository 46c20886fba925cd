"""People who may be one: by name, e-mail address, telephone number and account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

from troth.intake.mail_addresses import address_of, is_machine, untagged
from troth.intake.matching.pairs import Likely, likely, pairs_of
from troth.intake.matching.spelling import name_level, plain_words
from troth.model.likeness import SHORTEST_PHONE

# Which are no part of a name; in plain letters.
_TITLES = frozenset(
    {"dr", "prof", "mr", "mrs", "ms", "miss", "herr", "frau", "dipl", "ing", "mba", "phd", "sir"}
)
_REMEMBERED = 65_536


@dataclass(frozen=True, slots=True)
class Contact:
    """A person as an export or the book gives them; `country` (two letters) is that of a telephone number without one."""

    person_id: str
    name: str
    email: str = ""
    phone: str = ""
    accounts: frozenset[str] = frozenset()
    country: str = ""


@dataclass(frozen=True, slots=True)
class _Seen:
    contact: Contact
    words: tuple[str, ...]
    email: str
    phone: str

    @property
    def keys(self) -> frozenset[str]:
        """What a duplicate of them would most likely share."""
        told = {f"mail {self.email}" if self.email else "", f"phone {self.phone}" if self.phone else ""}
        for word in self.words:
            if len(word) > 1:
                told |= {f"name {word} {other[:1]}" for other in self.words if other is not word}
                told |= {f"at {account} {word[:1]}" for account in self.contact.accounts}
        return frozenset(told - {""})


def duplicate_contacts(new: Sequence[Contact], known: Sequence[Contact] = ()) -> Iterator[Likely]:
    """Pairs among new people, and of new with known ones, who may be one person; `first_id` is always a new one."""
    seen = [_seen(contact) for contact in (*new, *known)]
    names = [" ".join(sorted(each.words, key=len, reverse=True)) for each in seen]
    for first, second in pairs_of((each.keys for each in seen), names, len(new)):
        one, other = seen[first], seen[second]
        found = likely(one.contact.person_id, other.contact.person_id, _levels(one, other))
        if found is not None and one.contact.person_id != other.contact.person_id:
            yield found


def _seen(contact: Contact) -> _Seen:
    address = address_of(contact.email)
    told = address and not is_machine(address)
    # In brackets stands that there is none: (no name), (erased).
    name = "" if contact.name.startswith("(") and contact.name.endswith(")") else contact.name
    words = tuple(word for word in plain_words(name) if word not in _TITLES)
    return _Seen(contact, words, untagged(address) if told else "", phone_key(contact.phone, contact.country))


@lru_cache(maxsize=_REMEMBERED)
def phone_key(text: str, country: str = "") -> str:
    """A telephone number in the one form it has world-wide (E.164); empty where it is none, or of a country not known."""
    if not text.strip():
        return ""
    try:
        number = phonenumbers.parse(text, country.upper() or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number) or len(str(number.national_number)) < SHORTEST_PHONE:
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _levels(one: _Seen, other: _Seen) -> dict[str, str]:
    levels = {"person_name": _person_level(one.words, other.words)} if one.words and other.words else {}
    for field in ("email", "phone"):
        if getattr(one, field) and getattr(other, field):
            levels[field] = "same" if getattr(one, field) == getattr(other, field) else "different"
    accounts = one.contact.accounts, other.contact.accounts
    if all(accounts):
        levels["account"] = "same" if accounts[0] & accounts[1] else "different"
    return levels


def _person_level(first: tuple[str, ...], second: tuple[str, ...]) -> str:
    found = name_level(first, second)
    return "initials" if found == "different" and _abbreviates(first, second) else found


def _abbreviates(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether the last names are one and every further word of the shorter name begins one of the longer, in order."""
    if not first or not second or first[-1] != second[-1] or len(first[-1]) == 1:
        return False
    shorter, longer = sorted((first[:-1], second[:-1]), key=lambda words: (len(words), len("".join(words))))
    rest = iter(longer)
    return bool(shorter) and all(_begun(word, rest) for word in shorter)


def _begun(word: str, rest: Iterator[str]) -> bool:
    return any(
        each == word
        or (len(word) == 1 and each.startswith(word))
        or (len(each) == 1 and word.startswith(each))
        for each in rest
    )
