"""A private PostgreSQL for one test session, in a temporary folder and for this machine alone."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

# PostgreSQL refuses to run as root; Debian's package brings this user.
SERVER_USER = "postgres"
DATABASE_USER = "troth"
# Nothing here outlives a crash, so nothing needs to reach the disk.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@contextmanager
def postgres_cluster(programs: Path) -> Iterator[str]:
    """Start a new cluster with those programs and yield its address; stop and remove it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="troth-postgres-"))
    password = secrets.token_urlsafe(16)
    port = _free_port()
    try:
        _initialise(programs, folder, password)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} {FAST}"
        _run(programs / "pg_ctl", "start", "-w", "-D", folder / "data", "-l", folder / "log", "-o", options)
        try:
            yield f"postgresql://{DATABASE_USER}:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run(programs / "pg_ctl", "stop", "-w", "-m", "immediate", "-D", folder / "data")
    finally:
        shutil.rmtree(folder)


def new_database(url: str, template: str = "template1") -> str:
    """The address of a new database on the server of `url`, named like no other there; `template` is copied."""
    name = f"troth_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as connection:
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(make.format(sql.Identifier(name), sql.Identifier(template)))
    return f"{url.rpartition('/')[0]}/{name}"


def _initialise(programs: Path, folder: Path, password: str) -> None:
    password_file = folder / "password"
    password_file.write_text(password)
    if os.geteuid() == 0:
        for path in (folder, password_file):
            shutil.chown(path, SERVER_USER)
    _run(
        programs / "initdb",
        *("-D", folder / "data", "-U", DATABASE_USER, "--pwfile", password_file),
        *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
    )


def _run(*command: str | Path) -> None:
    """Run one of the server's programs, as SERVER_USER when we are root, and say what it said if it fails."""
    rank = ("runuser", "-u", SERVER_USER, "--") if os.geteuid() == 0 else ()
    # A server started by pg_ctl would hold a pipe open, so the answer goes to a file.
    with tempfile.TemporaryFile("w+") as answer:
        done = subprocess.run([*rank, *map(str, command)], stdout=answer, stderr=answer, cwd="/", check=False)
        answer.seek(0)
        if done.returncode != 0:
            raise RuntimeError(
                f"{Path(command[0]).name} ended with status {done.returncode}: {answer.read()}"
            )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
