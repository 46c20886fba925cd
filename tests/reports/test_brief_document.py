"""The brief as a PDF: one page whatever comes, the same bytes for the same brief, and words never read as markup."""

from __future__ import annotations

import re
import zlib
from datetime import date

from tests.reports.acorn import HOSTILE, acorn
from troth.reports import Known, Phrase, brief
from troth.reports.brief_document import brief_document


def pages_of(document: bytes) -> int:
    """The number of pages the document counts, looked up in its objects and in those packed into streams."""
    packed = [
        _unpacked(stream) for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL)
    ]
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", b"\n".join([document, *packed])))


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def crowded() -> Known:
    """Eight people who are each owed six promises with long hostile words."""
    names = [f"p{number}" for number in range(8)]
    promises = [f"{name}-{number}" for name in names for number in range(6)]
    return acorn(
        people=[{"person_id": name, "name": f"{name} {HOSTILE}"} for name in names],
        buying_roles=[
            {"buying_role_id": f"r-{name}", "person_id": name, "account_id": "acorn"} for name in names
        ],
        promises=[
            {
                "promise_id": each,
                "account_id": "acorn",
                "person_id": each.partition("-")[0],
                "words": f"{HOSTILE} " * 20,
                "due_on": date(2026, 2, 1),
            }
            for each in promises
        ],
        promise_scores=[{"promise_id": each, "state": "overdue"} for each in promises],
    )


def test_the_same_brief_gives_the_same_bytes() -> None:
    found = brief(acorn(), "acorn", [])
    first = brief_document(found, str)
    assert first.startswith(b"%PDF-")
    assert brief_document(found, str) == first


def test_it_is_one_page_with_few_words_and_with_too_many() -> None:
    names = [f"p{number}" for number in range(8)]
    for found in (brief(acorn(), "acorn", []), brief(crowded(), "acorn", names)):
        assert pages_of(brief_document(found, str)) == 1


def test_no_score_of_a_person_is_printed() -> None:
    scores = {"account_id": "acorn", "person_id": "cleo", "trust": 0.37, "trust_evidence": "ok"}
    scored = brief(acorn(person_scores=[scores]), "acorn", ["cleo"])
    assert scored.attendees[0].person.trust.value == 0.37
    assert brief_document(scored, str) == brief_document(brief(acorn(), "acorn", ["cleo"]), str)


def test_it_is_dated_on_the_day_it_speaks_of() -> None:
    assert b"D:20260302" in brief_document(brief(acorn(), "acorn", []), str)


def test_words_that_would_be_markup_or_code_are_set_as_text() -> None:
    for hostile in (
        '#panic("no")',
        '#read("/etc/passwd")',
        "$ #let x",
        "*",
        "```",
        "\\",
        "// x",
        "/* x",
        "]}",
    ):
        people = acorn(people=[{"person_id": "pia", "name": hostile}])
        assert brief_document(brief(people, "acorn", ["pia"]), str).startswith(b"%PDF-")


def test_every_word_of_the_page_is_said_in_the_readers_language() -> None:
    asked: list[str] = []

    def note(phrase: Phrase) -> str:
        asked.append(phrase.pattern)
        return str(phrase)

    brief_document(brief(acorn(), "acorn", []), note)
    assert {"One question to ask", "Needs", "We owe them", "Meeting brief: {account}"} <= set(asked)
