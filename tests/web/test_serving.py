"""The application starts prepared, prints a link, and keeps a sample book on this machine."""

from __future__ import annotations

import re
import socket
import stat
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.web.books import fill
from tests.web.served import Served, free_port, made_book, served, start
from troth.ledger import Ledger
from troth.model import InputError, RefusedError
from troth.web.serving import DEFAULT_HOST, is_loopback, refuse_strangers, refuse_taken


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    with made_book(folder, fill) as address:
        yield address


@pytest.fixture(scope="module")
def running(url: str) -> Iterator[Served]:
    with served(url) as found:
        yield found


def fetched(address: str) -> tuple[str, Message]:
    """What a stranger gets at an address of the running application, and its headers."""
    with urlopen(address) as answer:  # noqa: S310 - an address of this test's own server
        return answer.read().decode(), answer.headers


def test_it_prints_a_link_to_sign_in_by(running: Served) -> None:
    assert re.fullmatch(rf"{running.address}/sign-in/link/[\w-]{{43}}/", running.link)
    assert "Open the book" in fetched(running.link)[0]


def test_static_files_have_hashed_names_and_may_be_kept_for_ever(running: Served) -> None:
    style = re.search(r"/static/troth/troth\.[0-9a-f]{12}\.css", fetched(running.address)[0])
    assert style is not None
    assert "immutable" in fetched(running.address + style[0])[1]["Cache-Control"]


def test_the_key_and_the_files_are_made_in_the_folder_of_the_book(running: Served, folder: Path) -> None:
    assert running.address
    assert stat.S_IMODE((folder / "secret.key").stat().st_mode) == 0o600
    assert (folder / "static" / "staticfiles.json").is_file()


def refusal(url: str, host: str = "127.0.0.1", port: str = "8000", **variables: str) -> tuple[int, str]:
    """The exit status and the output of a start that is refused."""
    process = start(url, host, port, **variables)
    said, _nothing = process.communicate(timeout=60)
    assert "Traceback" not in said
    return process.returncode, said


def test_a_sample_book_is_not_served_to_other_machines(url: str) -> None:
    status, said = refusal(url, host="0.0.0.0")  # noqa: S104 - that it is refused is the point
    assert (status, said.startswith("This is a sample book, and 0.0.0.0 can be reached")) == (1, True)


@pytest.mark.parametrize("port", ["99999", "0", "no"])
def test_a_port_that_is_none_is_bad_input(url: str, port: str) -> None:
    assert refusal(url, port=port) == (2, f"The port came as {port}; 1 to 65535 is allowed.\n")


def test_a_bad_environment_stops_the_start(url: str) -> None:
    status, said = refusal(url, TROTH_HTTPS="perhaps")
    assert (status, "TROTH_HTTPS: came as 'perhaps'; yes or no is allowed" in said) == (2, True)


def test_a_book_that_is_not_there_is_bad_input() -> None:
    status, said = refusal("sqlite:///nowhere/book")
    assert (status, "nowhere/book" in said) == (2, True)


def test_a_port_in_use_is_said() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port}"):
            refuse_taken("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        (DEFAULT_HOST, True),
        ("127.8.9.1", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),  # noqa: S104 - that it is refused is the point
        ("192.0.2.1", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_only_this_machine_is_this_machine(*, host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_a_sample_book_is_kept_from_other_machines(filled: Ledger) -> None:
    with pytest.raises(RefusedError, match=r"serve it on 127\.0\.0\.1"):
        refuse_strangers(filled, "192.0.2.1")


def test_a_real_book_may_be_served_to_others(ledger: Ledger) -> None:
    refused = None
    try:
        refuse_strangers(ledger, "192.0.2.1")
    except RefusedError as error:
        refused = error
    assert refused is None
