"""A header tells who wrote to whom and when, and which messages are no contact; nothing else of it comes out."""

from __future__ import annotations

from dataclasses import astuple
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.intake.limits import MOST_ADDRESSES
from troth.intake.mail_headers import AUTOMATIC, BOUNCE, LIST, UNSENT, Told, id_in, told_by

PLAIN = {
    "From": "Rita Ours <Rita@Ours.example>",
    "To": "pia@alder.example",
    "Date": "Mon, 5 Jan 2026 10:00:07 +0100",
    "Message-ID": "<one@ours.example>",
    "Subject": "SECRET",
}
FIELDS = (
    "From",
    "To",
    "Cc",
    "Bcc",
    "Date",
    "Message-ID",
    "Received",
    "Precedence",
    "Content-Type",
    "Auto-Submitted",
    "X-Gmail-Labels",
)


def header(**changed: str | None) -> bytes:
    """The plain header with some fields changed, named with _ for -, or left out."""
    given_fields = {name.replace("_", "-"): text for name, text in changed.items()}
    fields = {name: text for name, text in {**PLAIN, **given_fields}.items() if text is not None}
    return "".join(f"{name}: {text}\n" for name, text in fields.items()).encode()


def test_a_message_is_its_id_its_moment_in_utc_and_its_addresses() -> None:
    assert told_by(header(Cc="ben@far.example", Bcc="Pia@Alder.example")) == Told(
        "one@ours.example",
        "2026-01-05T09:00:07+00:00",
        "rita@ours.example",
        "pia@alder.example ben@far.example",
    )


def test_folded_fields_display_names_and_groups_give_their_addresses() -> None:
    folded = 'To: "Example, Pia" <pia@alder.example>,\r\n\t=?utf-8?q?M=C3=BCller?= <udo@birch.example>,\r\n undisclosed:;\r\n'
    told = told_by(header(To=None) + folded.encode())
    assert told.recipients == "pia@alder.example udo@birch.example"


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252"])
def test_names_in_any_encoding_leave_the_address_readable(encoding: str) -> None:
    told = told_by("From: Müller, J. <Rita@Ours.example>\n".encode(encoding) + header(From=None))
    assert told.sender == "rita@ours.example"


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("Mon, 5 Jan 2026 10:00:07 GMT", "2026-01-05T10:00:07+00:00"),
        ("Mon, 5 Jan 2026 10:00:07 EST", "2026-01-05T15:00:07+00:00"),
        ("5 Jan 2026 10:00 -0000 (a remark)", "2026-01-05T10:00:00+00:00"),
        ("5 Jan 26 10:00:07 +0530", "2026-01-05T04:30:07+00:00"),
    ],
)
def test_dates_are_read_with_any_zone(date: str, at: str) -> None:
    assert told_by(header(Date=date)).at == at


def test_without_a_date_of_its_own_a_message_has_the_date_it_was_received() -> None:
    received = "from x by y; Mon, 5 Jan 2026 11:00:00 +0100"
    assert told_by(header(Date="never", Received=received)).at == "2026-01-05T10:00:00+00:00"
    assert told_by(header(Date="31 Dec 9999 23:59:59 -1200")).fault == "it has no date that can be read"


def test_without_an_id_a_message_is_named_by_what_else_is_known_of_it() -> None:
    first, again = told_by(header(Message_ID=None)), told_by(header(Message_ID=None, Subject="other"))
    assert (
        first.message_id == again.message_id != told_by(header(Message_ID=None, To="x@y.example")).message_id
    )


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("Auto-Submitted", "auto-replied", AUTOMATIC),  # RFC 3834
        ("Auto-Submitted", "auto-generated; x=y", AUTOMATIC),
        ("X-Auto-Response-Suppress", "All", AUTOMATIC),
        ("Precedence", "auto_reply", AUTOMATIC),
        ("From", "noreply@alder.example", AUTOMATIC),
        ("Precedence", "Bulk", LIST),
        ("List-Id", "<news.alder.example>", LIST),  # RFC 2919
        ("List-Unsubscribe", "<mailto:off@alder.example>", LIST),  # RFC 2369
        ("Return-Path", "<>", BOUNCE),
        ("Content-Type", 'multipart/report; report-type="delivery-status"', BOUNCE),  # RFC 3462
        ("X-Unsent", "1", UNSENT),
        ("X-Gmail-Labels", "Important,Drafts", UNSENT),
        ("X-Gmail-Labels", "=?UTF-8?Q?Wichtig,Entw=C3=BCrfe?=", UNSENT),
        ("X-Gmail-Labels", "Spam", UNSENT),
        ("To", ", ".join(f"p{number}@alder.example" for number in range(MOST_ADDRESSES + 1)), LIST),
    ],
)
def test_what_no_person_wrote_to_another_is_passed_over_without_a_word_of_it(
    field: str, text: str, reason: str
) -> None:
    assert told_by(header(**{field.replace("-", "_"): text})) == Told(passed_over=reason)


@pytest.mark.parametrize(("field", "text"), [("Auto-Submitted", "No"), ("Precedence", "first-class")])
def test_what_says_that_a_person_wrote_it_is_a_contact(field: str, text: str) -> None:
    assert not told_by(header(**{field.replace("-", "_"): text})).passed_over


@pytest.mark.parametrize("sender", ['"Rita <rita@ours.example>', "Ours, Rita <rita@ours.example>"])
def test_a_field_that_breaks_the_grammar_still_tells_its_address(sender: str) -> None:
    assert told_by(header(From=sender)).sender == "rita@ours.example"


@pytest.mark.parametrize("sender", ["", "nobody in particular", "(" * 5_000])
def test_a_header_without_a_sender_is_a_fault(sender: str) -> None:
    assert told_by(header(From=sender)).fault


@pytest.mark.parametrize("label", ["=?utf-8?b?a?=", "=?nowhere-1?q?a?=", "=?utf-8?q?=FF?="])
def test_a_field_in_a_script_that_cannot_be_decoded_is_a_fault(label: str) -> None:
    assert told_by(header(X_Gmail_Labels=label)).fault == "its header cannot be read"


def test_an_id_stands_between_brackets_or_alone() -> None:
    assert id_in(" <one@ours.example> (a remark)") == id_in("one@ours.example ") == "one@ours.example"


@given(st.binary(max_size=2_000))
def test_no_bytes_are_too_strange_for_a_header(content: bytes) -> None:
    assert told_by(content).fault


@given(
    st.lists(st.tuples(st.sampled_from(FIELDS), st.text(max_size=80)), max_size=12),
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_whatever_stands_in_the_fields_only_what_a_contact_is_comes_out(
    fields: list[tuple[str, str]], encoding: str
) -> None:
    content = "".join(f"{name}: {text}\n" for name, text in fields).encode(encoding, "surrogatepass")
    told = told_by(content + b"Subject: SECRET-OF-THE-SUBJECT\n")
    assert all("secret-of-the-subject" not in cell.lower() for cell in astuple(told))
    if not told.fault and not told.passed_over:
        assert datetime.fromisoformat(told.at).tzinfo
        assert told.sender.count("@") == 1
        assert all(each.count("@") == 1 for each in told.recipients.split())
