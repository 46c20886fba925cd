"""Are made-up copies of real company names found again, and what does it cost? `python -m benchmarks.matching`.

The names are the vendors and manufacturing sites of the supply-chain book, in the folder that TROTH_REAL_DATA names. Nobody
says which of them are one company, so the copies are made: each name is disturbed in one of eight ways, by a seed. What is
printed is agreement with these disturbances: `found` is the share of copies suggested for their original, `right` the share
of suggestions that are a copy and its original. A suggestion of two originals counts as wrong, though some may be right.
"""

from __future__ import annotations

import csv
import gzip
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from troth.intake.matching import Company, Contact, duplicate_companies, duplicate_contacts

SEED = 2026
COLUMNS = ("Vendor", "Manufacturing Site")
PEOPLE, COPIED = 200_000, 4_000
FIRST = (
    "Ada",
    "Ben",
    "Cleo",
    "Dan",
    "Eva",
    "Finn",
    "Gita",
    "Hugo",
    "Iris",
    "Jan",
    "Kira",
    "Leo",
    "Mia",
    "Nils",
    "Olga",
)
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeio"]


def _letter_lost(name: str, draw: random.Random) -> str:
    place = draw.randrange(1, max(2, len(name) - 1))
    return name[:place] + name[place + 1 :]


def _letters_swapped(name: str, draw: random.Random) -> str:
    place = draw.randrange(1, max(2, len(name) - 2))
    return name[:place] + name[place + 1 : place + 2] + name[place : place + 1] + name[place + 2 :]


DISTURBED: Mapping[str, Callable[[str, random.Random], str]] = {
    "written in capitals": lambda name, _draw: name.upper(),
    "legal form added": lambda name, draw: (
        f"{name} {draw.choice(['GmbH', 'S.A.', 'Ltd.', 'Inc.', 'Pvt. Ltd.'])}"
    ),
    "words in another order": lambda name, _draw: " ".join(reversed(name.replace(",", " ").split())),
    "a letter lost": _letter_lost,
    "two letters swapped": _letters_swapped,
    "written as one word": lambda name, _draw: name.replace(" ", ""),
    "accents added": lambda name, _draw: name.replace("a", "á").replace("o", "ö"),
    "its first word alone": lambda name, _draw: name.split()[0],
}


def real_names(folder: Path) -> list[str]:
    """Every name of a vendor or site, once."""
    with gzip.open(
        folder / "scms" / "SCMS_Delivery_History_Dataset.csv.gz", "rt", encoding="utf-8", errors="replace"
    ) as file:
        return sorted({row[column].strip() for row in csv.DictReader(file) for column in COLUMNS} - {""})


def print_companies(names: list[str]) -> None:
    """Print how many disturbed copies are suggested for their originals, by how they were disturbed."""
    draw = random.Random(SEED)  # noqa: S311
    copies = {
        f"copy {number}": (how, f"name {number}", disturb(name, draw))
        for number, name in enumerate(names)
        for how, disturb in [draw.choice(list(DISTURBED.items()))]
    }
    known = [Company(f"name {number}", name) for number, name in enumerate(names)]
    new = [Company(key, name) for key, (_, _, name) in copies.items()]
    pairs = [(pair.first_id, pair.second_id) for pair in duplicate_companies(new, known)]
    right = [pair for pair in pairs if copies[pair[0]][1] == pair[1]]
    found, made = (
        Counter(copies[first][0] for first, _ in right),
        Counter(how for how, _, _ in copies.values()),
    )
    print(f"{len(names)} names: found {len(right) / len(copies):.3f}, right {len(right) / len(pairs):.3f}")
    for how in DISTURBED:
        print(f"  {how:24} {found[how]:4} of {made[how]:4}")


def print_people() -> None:
    """Print the same for made-up people of many accounts, with the time it took."""
    draw = random.Random(SEED)  # noqa: S311
    known = [_person(number, draw) for number in range(PEOPLE)]
    originals = draw.sample(known, COPIED)
    new = [_copied(number, contact, draw) for number, contact in enumerate(originals)]
    true = {each.person_id: original.person_id for each, original in zip(new, originals, strict=True)}
    started = time.perf_counter()
    pairs = [(pair.first_id, pair.second_id) for pair in duplicate_contacts([*new, *known])]
    seconds = time.perf_counter() - started
    of_copies = [pair for pair in pairs if pair[0] in true]
    right = sum(true[first] == second for first, second in of_copies)
    print(
        f"{PEOPLE + COPIED:,} people among themselves in {seconds:.0f} s: {len(pairs):,} pairs; of {COPIED:,} copies "
        f"found {right / COPIED:.3f}, right {right / max(1, len(of_copies)):.3f}"
    )


def _person(number: int, draw: random.Random) -> Contact:
    last = "".join(draw.choice(SYLLABLES) for _ in range(draw.randint(2, 4))).capitalize()
    first, account = draw.choice(FIRST), f"account {number // 10}"
    mail = f"{first}.{last}.{number}@{number // 10}.example".lower()
    return Contact(f"person {number}", f"{first} {last}", mail, f"+49 30 {number:07}", frozenset({account}))


def _copied(number: int, contact: Contact, draw: random.Random) -> Contact:
    """The same person as another list gives them: something left out, something written otherwise."""
    first, last = contact.name.split()
    name = draw.choice(
        [f"{last}, {first}", f"{first[0]}. {last}", _letters_swapped(contact.name, draw), contact.name]
    )
    email = draw.choice(["", contact.email.upper(), contact.email.replace("@", "+list@")])
    phone = "" if email else contact.phone.replace(" ", "-")
    return Contact(f"copy {number}", name, email, phone, contact.accounts)


if __name__ == "__main__":
    print_companies(real_names(Path(os.environ["TROTH_REAL_DATA"])))
    print_people()
