"""`troth demo`: a made-up book, scored, and what to do this week."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from troth import ledger, samples
from troth.cli.printing import console, say
from troth.cli.serve import serve_command
from troth.model import InputError
from troth.workspace.filling import fill
from troth.workspace.keeping import month_ends, refresh
from troth.workspace.reading import kept_days, read_today

SIZES = {"small": samples.small, "demo": samples.demo}
MONTHS_SHOWN = 12
HOST = "127.0.0.1"


def demo_command(size: str, folder: Path, today: date, port: int | None) -> None:
    """Make or reuse the sample book of a day, print the week, and serve it, with a line for failures alone."""
    sample = _sample(size, today)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{size}-{today.isoformat()}.sqlite3"
    address = f"sqlite:///{path.absolute()}"
    if not path.exists():
        _make(sample, address, today)
    _print_week(address, samples.stories(sample))
    if port is not None:
        serve_command(address, HOST, port, TROTH_LOG_LEVEL="warning")


def _sample(size: str, today: date) -> samples.Sample:
    """The sample of a size: one by its name, or one of so many promises."""
    if size in SIZES:
        return SIZES[size](today)
    if not (size.isascii() and size.isdecimal()):
        raise InputError(f"The size came as {size!r}; {', '.join(SIZES)} or a number of promises is allowed.")
    return samples.of_promises(int(size), today)


def _make(sample: samples.Sample, address: str, today: date) -> None:
    """Write under another name and rename at the end, so that a book cut short is never taken for one."""
    path = Path(address.removeprefix("sqlite:///"))
    unfinished = path.with_name(f"unfinished-{path.name}")
    _remove(unfinished)
    scratch = f"sqlite:///{unfinished}"
    with _progress() as progress:
        task = progress.add_task("Making the sample book", total=None)
        store = ledger.create(scratch)
        fill(
            store,
            samples.facts(sample),
            by="troth demo",
            source="sample book",
            now=datetime.now(UTC),
        )
        days = month_ends(today, MONTHS_SHOWN)
        progress.update(
            task,
            description="Scoring it as of today and the last twelve months",
            total=len(days),
            completed=0,
        )
        refresh(store, days, lambda day: progress.advance(task))  # noqa: ARG005
    ledger.sweep(store)
    ledger.close(store)
    unfinished.replace(path)
    _remove(unfinished)


def _remove(book: Path) -> None:
    """Remove a book that was cut short, its log and its locks."""
    for leftover in book.parent.glob(f"{book.name}*"):
        leftover.unlink()


def _progress() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=console(),
        transient=False,
    )


def _print_week(address: str, stories: tuple[samples.Story, ...]) -> None:
    store = ledger.open(address)
    today = read_today(store, kept_days(store)[0])
    say()
    say("What to do this week")
    for line in today.week.lines():
        say(f"  - {line}")
    if stories:
        say()
        say("Stories to find in this book")
    for story in stories:
        say(f"  - {story.title}: {story.sentence} ({story.look})")
    ledger.close(store)
