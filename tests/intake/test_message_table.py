"""Messages stream out of an mbox, single files and archives, headers alone; a body never passes for a message."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.intake import Source, open_apart, open_table
from troth.intake.gathered_messages import GatheredMessages
from troth.intake.limits import LONGEST_HEADER
from troth.intake.message_table import MESSAGES, headers_in
from troth.model import InputError

SEPARATOR = b"From - Mon Jan 05 10:00:00 2026\n"
AS_MESSAGES = Source(form=MESSAGES)


def message(number: int, body: bytes = b"Hello\n") -> bytes:
    return (
        f"From: rita@ours.example\nTo: pia{number}@alder.example\nDate: Mon, 5 Jan 2026 10:00:07 +0100\n"
        f"Message-ID: <{number}@ours.example>\nSubject: SECRET\n\n"
    ).encode() + body


def mbox(*messages: bytes) -> bytes:
    return b"".join(SEPARATOR + each + b"\n\n" for each in messages)


def ids(path: Path) -> list[str]:
    return [row.cells[0] for row in open_table(path, AS_MESSAGES).rows()]


def archive(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("_", "."), content)
    return path


def test_every_message_of_an_mbox_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "all.mbox").write_bytes(mbox(message(1), message(2), message(3)))
    table = open_table(tmp_path / "all.mbox", AS_MESSAGES)
    assert [(row.number, row.cells[0]) for row in table.rows()] == [
        (1, "1@ours.example"),
        (2, "2@ours.example"),
        (3, "3@ours.example"),
    ]
    assert [str(each) for each in table.findings] == ["form: mbox (it begins as one)"]


@pytest.mark.parametrize(
    "body",
    [
        b"\nFrom here on it rains at 10:30\n",
        b"Above\nFrom - Mon Jan 05 10:00:00 2026\nno empty line before\n",
        b"\n>From - Mon Jan 05 10:00:00 2026\nquoted\n",
        b"x" * 200_000 + b"From - Mon Jan 05 10:00:00 2026\n",
        b"\nFrom: pia@alder.example\nTo: rita@ours.example\n\nforwarded\n",
    ],
)
def test_a_body_is_not_taken_for_a_message(body: bytes, tmp_path: Path) -> None:
    (tmp_path / "all.mbox").write_bytes(mbox(message(1, body), message(2)))
    assert ids(tmp_path / "all.mbox") == ["1@ours.example", "2@ours.example"]


def test_single_messages_and_packed_ones_are_read_alike(tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(message(1).replace(b"\n", b"\r\n"))
    (tmp_path / "two.mbox.gz").write_bytes(gzip.compress(mbox(message(1), message(2))))
    packed = archive(
        tmp_path / "three.zip", a_eml=message(1), b_mbox=mbox(message(2), message(3)), c_txt=b"no message"
    )
    assert ids(tmp_path / "one.eml") == ["1@ours.example"]
    assert ids(tmp_path / "two.mbox.gz") == ["1@ours.example", "2@ours.example"]
    assert ids(packed) == ["1@ours.example", "2@ours.example", "3@ours.example"]


def test_what_is_no_mailbox_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(b"Customer;Name\n1;Alder\n")
    with pytest.raises(
        InputError, match=r"a\.mbox is no mailbox; give an mbox file, or messages as \.eml files"
    ):
        open_table(tmp_path / "a.mbox", AS_MESSAGES)
    with pytest.raises(InputError, match=r"holds no file that is meant; pack such as end in \.eml"):
        open_table(archive(tmp_path / "b.zip", c_txt=b"no message"), AS_MESSAGES)
    with pytest.raises(InputError, match="a name that leads out of it"):
        open_table(archive(tmp_path / "d.zip", **{"../x_eml": message(1)}), AS_MESSAGES)


def test_a_header_without_end_is_a_fault_of_that_message_alone(tmp_path: Path) -> None:
    endless = b"From: rita@ours.example\nX: " + b"y" * LONGEST_HEADER + b"\n\nbody\n"
    (tmp_path / "all.mbox").write_bytes(mbox(endless, message(2)))
    first, second = open_table(tmp_path / "all.mbox", AS_MESSAGES).rows()
    assert first.fault == f"its header is longer than {LONGEST_HEADER:,} bytes"
    assert (second.cells[0], second.fault) == ("2@ours.example", "")


def test_a_process_apart_tells_the_same_and_nothing_of_a_subject_or_body(tmp_path: Path) -> None:
    (tmp_path / "all.mbox").write_bytes(mbox(message(1, b"BODY\n"), b"no header\n"))
    rows = list(open_apart(tmp_path / "all.mbox", AS_MESSAGES).rows())
    here = list(open_table(tmp_path / "all.mbox", AS_MESSAGES).rows())
    assert [(row.number, tuple(row.cells), row.fault) for row in rows] == [
        (row.number, tuple(row.cells), row.fault) for row in here
    ]
    assert rows[0].cells == [
        "1@ours.example",
        "2026-01-05T09:00:07+00:00",
        "rita@ours.example",
        "pia1@alder.example",
        "",
    ]
    assert rows[1].fault == "it has no date that can be read"


def test_many_single_messages_are_read_by_one_process(tmp_path: Path) -> None:
    paths = tuple(tmp_path / f"{number}.eml" for number in range(20))
    for number, path in enumerate(paths):
        path.write_bytes(message(number))
    gathered = GatheredMessages("20 messages", paths)
    assert [row.cells[0] for row in gathered.rows()] == [f"{number}@ours.example" for number in range(20)]
    assert [row.number for row in gathered.rows()] == list(range(1, 21))


@given(st.lists(st.binary(max_size=200), max_size=6))
def test_whatever_bodies_hold_every_byte_is_passed_over_and_nothing_raised(bodies: list[bytes]) -> None:
    safe = [body.replace(b"From ", b"From_") for body in bodies]
    found = list(headers_in(io.BytesIO(mbox(*(message(1, body) for body in safe)) or b"\n")))
    assert len(found) == max(len(bodies), 1)
    assert not any(fault for _, fault in found)


@given(st.binary(max_size=500))
def test_no_bytes_are_too_strange_for_a_mailbox(content: bytes) -> None:
    for header, _ in headers_in(io.BytesIO(SEPARATOR + content)):
        assert len(header) <= len(content)


def test_a_message_that_ends_with_its_header_does_not_swallow_the_next(tmp_path: Path) -> None:
    paths = []
    for number in range(3):
        path = tmp_path / f"{number}.eml"
        path.write_bytes(message(number).split(b"\n\n")[0].split(b"\r\n\r\n")[0])
        paths.append(path)
    rows = list(GatheredMessages("3 messages", tuple(paths)).rows())
    assert [row.cells[0] for row in rows] == [f"{number}@ours.example" for number in range(3)]
