"""Files of messages or of a calendar read as one import: contacts as facts, and a tally of each file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from troth.intake.reading import Tally
from troth.intake.sources.contacts import Encounter, Gathering, Offer
from troth.intake.sources.contacts_facts import facts_of
from troth.intake.sources.source import SourceFiles
from troth.intake.table import Finding, Row, TableReading
from troth.model import Facts, InputError


@dataclass(frozen=True)
class Part:
    """One file: its name, its rows, and how it is written."""

    name: str
    table: TableReading
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Read:
    """What a row was: encounters, or the reason why it is passed over, or a fault."""

    encounters: tuple[Encounter, ...] = ()
    passed_over: str = ""
    fault: str = ""


class ContactsReading:
    """The contacts in some files. Iterating reads them from the beginning; `tallies` and `offered` are that pass so far."""

    def __init__(
        self,
        files: SourceFiles,
        parts: tuple[Part, ...],
        read: Callable[[Part, Row], Read],
        *,
        needs_both_ways: bool,
    ) -> None:
        self._files = files
        self._parts = parts
        self._read = read
        self._needs_both_ways = needs_both_ways
        self._tallies: dict[str, Tally] = {}
        self._offers: Mapping[str, Offer] = {}

    @property
    def tallies(self) -> Mapping[str, Tally]:
        """What each file came to so far."""
        return self._tallies

    @property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """How each file is written."""
        return {part.name: part.findings for part in self._parts}

    @property
    def offered(self) -> tuple[Offer, ...]:
        """The unknown addresses of accounts' domains that came, the most frequent first; nothing of them is written."""
        return tuple(sorted(self._offers.values(), key=lambda each: (-each.count, each.address)))

    def __iter__(self) -> Iterator[Facts]:
        """Chunks of contacts; raises InputError on a file that is damaged, or that holds only what was sent."""
        agreement = self._files.agreement
        if agreement is None:
            raise InputError("The owner of the mailbox has to agree; say who it is and when.")
        gathering = Gathering(self._files.known, agreement.staff_id, self._files.now)
        self._tallies = {part.name: Tally() for part in self._parts}
        self._offers = gathering.offers
        ways: set[str] = set()
        for part in self._parts:
            ways |= self._gather(part, gathering)
        if self._needs_both_ways and ways == {"out"}:
            raise InputError(
                "The files hold only what the owner of the mailbox sent, so that every message would look unanswered; "
                "give those that were received as well."
            )
        facts = self._tallies[self._parts[0].name].facts
        for chunk in facts_of(gathering.contacts.values(), self._files):
            facts[chunk.table] += len(chunk.rows)
            yield chunk

    def _gather(self, part: Part, gathering: Gathering) -> set[str]:
        """Take the contacts of a file; gives the ways in which the owner took part in anything."""
        tally, ways = self._tallies[part.name], set[str]()
        for row in part.table.rows():
            tally.rows += 1
            read = Read(fault=row.fault) if row.fault else self._read(part, row)
            if read.fault:
                tally.rows_set_aside += 1
                tally.note("row", f"{read.fault}; it was set aside", row.number)
                continue
            ways |= {each.direction for each in read.encounters}
            if reason := gathering.take(read.encounters) if read.encounters else read.passed_over:
                tally.skipped[reason] += 1
        return ways


def addresses_of(files: SourceFiles) -> frozenset[str]:
    """The addresses of the member of staff who agreed; raises InputError where the book knows none."""
    staff_id = files.agreement.staff_id if files.agreement else ""
    found = frozenset(each for each, known in files.known.staff.items() if known == staff_id)
    if not found:
        raise InputError(
            f"The book knows no e-mail address of staff {staff_id}, whose mailbox this is; enter one first."
        )
    return found
