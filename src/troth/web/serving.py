"""Starting the application: prepared, with a link to sign in by, on an address that may show this book."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from granian.constants import Interfaces
from granian.server import Server

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import InputError, RefusedError
from troth.web.environment import Environment, secret_key
from troth.workspace.choosing import choices

DEFAULT_HOST = "127.0.0.1"
HIGHEST_PORT = 65_535


def serve(read: Environment, host: str, port: int) -> None:
    """Prepare the application and serve it; to be called in a process that has its settings.

    Raises RefusedError on a sample book and a host that other machines reach, InputError where nobody can listen.
    """
    ledger = book.open(read.book)
    refuse_strangers(ledger, host)
    refuse_taken(host, port)
    prepare(read)
    sys.stdout.write(
        f"Open this link to sign in; it works once, within half an hour:\n  {sign_in_link(host, port)}\n"
    )
    sys.stdout.flush()
    with working(read):
        Server(
            "troth.web.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            # More than one, so that a page is answered while another opens a figure down to its facts.
            workers=read.processes,
            respawn_failed_workers=True,
            # One thread a worker: with more, SQLite's page cache is held once for each of them.
            blocking_threads=1,
            log_enabled=False,
        ).serve()


@contextmanager
def working(read: Environment) -> Iterator[None]:
    """Work in the background, in a process that ends with this one, however this one ends."""
    if not read.has_worker:
        yield
        return
    command = [sys.executable, "-m", "troth.web.operations"]
    process = subprocess.Popen(command)  # noqa: S603 - our own module
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def refuse_strangers(ledger: Ledger, host: str) -> None:
    """A sample book is shown on this machine alone: whoever finds it elsewhere might take it for real."""
    if choices(ledger).get("sample") == "true" and not is_loopback(host):
        raise RefusedError(
            f"This is a sample book, and {host} can be reached from other machines; serve it on {DEFAULT_HOST}."
        )


def refuse_taken(host: str, port: int) -> None:
    """Listen for a moment, to say in one sentence that it cannot be done."""
    try:
        with socket.create_server((host, port)):
            return
    except OSError as refused:
        reason = refused.strerror or refused
        raise InputError(
            f"Nothing can be served on {host}, port {port}: {reason}; choose another."
        ) from refused


def port_of(text: str) -> int:
    """The port a text names; raises InputError on any other."""
    port = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(HIGHEST_PORT)) else 0
    if not 0 < port <= HIGHEST_PORT:
        raise InputError(f"The port came as {text}; 1 to {HIGHEST_PORT} is allowed.")
    return port


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the host."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def prepare(read: Environment) -> None:
    """Bring the application's key, its own tables and its built files up to date."""
    secret_key(read)
    # The tables of facts are of this version already, or the book would not have opened.
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def sign_in_link(host: str, port: int) -> str:
    """A fresh link for the owner of the book."""
    from troth.web.entry import make_token, owner  # noqa: PLC0415 - its models need the application to be set up

    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}{reverse('enter', args=[make_token(owner(), timezone.now())])}"
