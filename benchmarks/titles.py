"""Which share of real job titles suggests a role, and does it agree with their occupation? `python -m benchmarks.titles`.

The titles are O*NET's, in the folder that TROTH_REAL_DATA names. Nobody knows the buying roles of their bearers: that a
suggestion falls into an occupation where the role would be expected is agreement, and no accuracy.
"""

from __future__ import annotations

import csv
import gzip
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from troth.intake.roles import Suggestion, Words, suggest_from_title, words_of_book

# The words were looked through beside the alternate titles; the reported ones were only counted.
SETS: Mapping[str, tuple[str, str]] = {
    "alternate": ("Alternate Titles.txt.gz", "Alternate Title"),
    "reported": ("Sample of Reported Titles.txt.gz", "Reported Job Title"),
}
# Occupations by the beginning of their SOC code in which a role would be expected, and why.
EXPECTED: Mapping[str, tuple[str, ...]] = {
    # Who answers for money: top executives, financial managers, financial specialists.
    "financial_buyer": ("11-1", "11-3031", "13-2"),
    # Who lets suppliers in or holds them to procedure: purchasing and supply chain, administration, secretaries and
    # receptionists, law, compliance, quality systems, safety.
    "gatekeeper": (
        *("11-3061", "11-3071", "13-1020", "13-1021", "13-1022", "13-1023", "43-3061"),
        *("11-3012", "43-4171", "43-6", "23", "13-1041", "11-9199", "11-3051.01", "19-5011", "17-2111"),
    ),
    # Who judges whether it fits: computing, engineering, science, their managers, inspectors.
    "technical_buyer": ("15", "17", "19", "11-3021", "11-9041", "11-9121", "51-9061", "47-4011"),
    # Who works with what is bought: care, food, cleaning, farms, building, repair, production, transport, teaching, tills.
    "end_user": ("25", "29", "31", "33", "35", "37", "39", "41-2", "45", "47", "49", "51", "53"),
    # Who sells on what others make.
    "channel_partner": ("41",),
}


@dataclass(frozen=True)
class Title:
    """A job title and the occupation it is given for."""

    text: str
    occupation: str


@dataclass(frozen=True)
class Share:
    """How many of those there are."""

    found: int
    of: int

    def __str__(self) -> str:
        return f"{self.found:,} of {self.of:,} ({self.found / max(self.of, 1):.1%})"


@dataclass(frozen=True)
class Agreement:
    """Over one set of titles: how many suggest a role, how many contradict themselves, and per role how many agree."""

    suggested: Share
    contradictory: Share
    agreeing: Share
    by_role: Mapping[str, Share]


def read_titles(folder: Path, name: str) -> Iterator[Title]:
    """The titles of one set, as often as they are given for an occupation."""
    file, column = SETS[name]
    with gzip.open(folder / "onet_titles" / file, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Title(row[column], row["O*NET-SOC Code"])


def agrees(suggestion: Suggestion, occupation: str) -> bool:
    """Whether the occupation is one in which the suggested role would be expected."""
    return occupation.startswith(EXPECTED[suggestion.role])


def agreement(titles: Iterator[Title], words: Words) -> Agreement:
    """What these words say of titles with known occupations."""
    counts: Counter[str] = Counter()
    by_role: Counter[str] = Counter()
    agreeing: Counter[str] = Counter()
    for title in titles:
        suggestion = suggest_from_title(title.text, words)
        counts.update(all=1, contradictory=suggestion.is_unsure and bool(suggestion.words))
        if suggestion.role:
            by_role[suggestion.role] += 1
            agreeing[suggestion.role] += agrees(suggestion, title.occupation)
    return Agreement(
        suggested=Share(by_role.total(), counts["all"]),
        contradictory=Share(counts["contradictory"], counts["all"]),
        agreeing=Share(agreeing.total(), by_role.total()),
        by_role={role: Share(agreeing[role], by_role[role]) for role in EXPECTED},
    )


def report(folder: Path) -> Iterator[str]:
    """The lines of a table: for each set of titles what was suggested, and how much of it agrees, by role."""
    found = {name: agreement(read_titles(folder, name), words_of_book("en")) for name in SETS}
    yield f"| | {' | '.join(f'{name} titles' for name in found)} |"
    yield f"|---|{'---:|' * len(found)}"
    for says, name in (
        ("suggest a role", "suggested"),
        ("contradict themselves", "contradictory"),
        ("agree, of those that suggest one", "agreeing"),
    ):
        yield f"| {says} | {' | '.join(str(getattr(each, name)) for each in found.values())} |"
    for role in EXPECTED:
        yield f"| agree: {role} | {' | '.join(str(each.by_role[role]) for each in found.values())} |"


def main() -> None:
    """Print the table."""
    folder = os.environ.get("TROTH_REAL_DATA", "")
    if not folder:
        raise SystemExit("TROTH_REAL_DATA names no folder of real data; see docs/data.md.")
    print("\n".join(report(Path(folder))))


if __name__ == "__main__":
    main()
