"""Running one measurement in a process of its own, so that its time and memory are its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

KIB_PER_MIB = 1024


@dataclass(frozen=True)
class Cost:
    """What some work took: seconds by the clock and of the processor, and the most memory its process ever held."""

    seconds: float
    processor_seconds: float
    peak_mib: float


def measured(work: Callable[[], object]) -> Cost:
    """The cost of some work in this process; modules imported before do not count towards its time."""
    clock, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
    work()
    seconds, after = time.perf_counter() - clock, resource.getrusage(resource.RUSAGE_SELF)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(seconds, spent, after.ru_maxrss / KIB_PER_MIB)


def report(found: object) -> None:
    """Hand a cost or plain values back to the process that called `run`."""
    print(json.dumps(asdict(found) if isinstance(found, Cost) else found))


def run(module: str, *arguments: str) -> Mapping[str, Any]:
    """What a module of this package reports when it is run by itself.

    Raises CalledProcessError when it fails. The calling process should hold little memory: a new process starts with
    the peak of the one it was forked from.
    """
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own modules
    answer: Mapping[str, Any] = json.loads(done.stdout)
    return answer


def lines(module: str) -> Iterator[str]:
    """The lines a module of this package prints when it is run by itself, as they come."""
    command = [sys.executable, "-m", f"benchmarks.{module}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 - our own modules
        yield from (line.rstrip("\n") for line in running.stdout or ())
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)


def cost(module: str, *arguments: str) -> Cost:
    """The cost a module of this package reports."""
    return Cost(**run(module, *arguments))
