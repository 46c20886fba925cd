"""Companies that may be one: by name without its legal form, by the domain of their mail, by country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from troth.intake.mail_addresses import domain_of, is_public
from troth.intake.matching.pairs import Likely, likely, pairs_of
from troth.intake.matching.spelling import company_words, name_level

_LETTERS = 4  # of the first word, which a misspelt name most often keeps


@dataclass(frozen=True, slots=True)
class Company:
    """A company as an export or the book gives it; `domains` are those of its mail, separated by `;`."""

    company_id: str
    name: str
    country: str = ""
    domains: str = ""


@dataclass(frozen=True, slots=True)
class _Seen:
    company: Company
    words: tuple[str, ...]
    country: str
    domains: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """What a duplicate of it would most likely share."""
        words = sorted(self.words)
        return frozenset(
            {
                *self.domains,
                *(f"begins {word[:_LETTERS]}" for word in (self.words[:1] if self.words else ())),
                f"sorted {' '.join(words)[: 2 * _LETTERS]}",
                f"ends {''.join(self.words)[-_LETTERS:]}",
            }
        )


def duplicate_companies(new: Sequence[Company], known: Sequence[Company] = ()) -> Iterator[Likely]:
    """Pairs among new companies, and of new with known ones, that may be one company; `first_id` is always a new one."""
    seen = [_seen(company) for company in (*new, *known)]
    names = [" ".join(each.words) for each in seen]
    for first, second in pairs_of((each.keys for each in seen), names, len(new)):
        one, other = seen[first], seen[second]
        found = likely(one.company.company_id, other.company.company_id, _levels(one, other))
        if found is not None and one.company.company_id != other.company.company_id:
            yield found


def _seen(company: Company) -> _Seen:
    domains = {domain_of(each) for each in company.domains.split(";")} - {""}
    own = frozenset(domain for domain in domains if not is_public(domain))
    return _Seen(company, company_words(company.name), company.country.strip().casefold(), own)


def _levels(one: _Seen, other: _Seen) -> dict[str, str]:
    levels = {"company_name": name_level(one.words, other.words)} if one.words and other.words else {}
    if one.domains and other.domains:
        levels["domain"] = "same" if one.domains & other.domains else "different"
    if one.country and other.country:
        levels["country"] = "same" if one.country == other.country else "different"
    return levels
