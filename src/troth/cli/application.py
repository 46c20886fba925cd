"""The commands in one place; each is parsed here and done in a file of its own, loaded only when asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from troth.cli.import_group import ADDRESS, FilesArgument, ImportGroup, PreviewOption
from troth.model import OUTPUTS, parse
from troth.model.errors import InputError, TrothError

SHOWN_PROBLEMS = 50

app = typer.Typer(
    help="How loyal business customers are and why: person by person, promise by promise.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

BookArgument = Annotated[
    str, typer.Argument(metavar="BOOK", help="a folder, sqlite:///FILE or postgresql://HOST/NAME")
]
AtOption = Annotated[
    str,
    typer.Option(
        "--at", metavar="DATE", help="the day the figures speak of, as 2026-11-20; today if left out"
    ),
]
EngineOption = Annotated[str, typer.Option("--engine", help="duckdb or spark")]
LenientOption = Annotated[
    bool, typer.Option("--lenient", help="set rows aside that break the contract, and list them")
]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what is wrong with the input is said in sentences, never as a traceback."""
    try:
        status = app(args=arguments, standalone_mode=False)
    except InputError as error:
        _say(error)
        return 2
    except TrothError as error:
        typer.echo(str(error), err=True)
        return 1
    except OSError as error:
        typer.echo(f"{error.filename or 'A file'} cannot be read or written: {error.strerror}.", err=True)
        return 1
    except typer.Abort:
        return 1
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        if says := error.format_message():  # nothing is said beside the help
            typer.echo(f"{says} See `troth --help`.", err=True)
        return 2
    return status if isinstance(status, int) else 0


def _say(error: InputError) -> None:
    typer.echo(error.args[0], err=True)
    for problem in error.problems[:SHOWN_PROBLEMS]:
        typer.echo(f"  {problem}", err=True)
    if len(error.problems) > SHOWN_PROBLEMS:
        typer.echo(f"  and {len(error.problems) - SHOWN_PROBLEMS} more", err=True)


def _day(at: str) -> date:
    day = parse(OUTPUTS["runs"].by_name["at"], at)
    return day if isinstance(day, date) else date.today()  # noqa: DTZ011 - the day where the command is typed


@app.command()
def score(
    book: BookArgument,
    at: AtOption = "",
    engine: EngineOption = "duckdb",
    lenient: LenientOption = False,
    out: Annotated[Path | None, typer.Option(help="a folder to write every table to")] = None,
    form: Annotated[str, typer.Option("--format", help="table, csv, parquet or json")] = "table",
) -> None:
    """Score every account and person of a book as of a day."""
    from troth.cli.score import score_command

    score_command(book, _day(at), engine=engine, lenient=lenient, out=out, form=form)


@app.command()
def explain(
    book: BookArgument,
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="the account's id")],
    person: Annotated[str, typer.Argument(metavar="[PERSON]", help="a person's id")] = "",
    at: AtOption = "",
) -> None:
    """Open a figure down to the facts behind it."""
    from troth.cli.explain import explain_command

    explain_command(book, account, person, _day(at))


@app.command()
def gaps(
    book: BookArgument,
    at: AtOption = "",
    most: Annotated[int, typer.Option(help="how many to show")] = 30,
) -> None:
    """What is missing or failing, with the influence at stake."""
    from troth.cli.gaps import gaps_command

    gaps_command(book, _day(at), most)


@app.command()
def value(
    book: BookArgument,
    at: AtOption = "",
    account: Annotated[
        str, typer.Option(metavar="ID", help="of this account alone: whom to tell of what")
    ] = "",
    most: Annotated[int, typer.Option(help="how many to show")] = 30,
) -> None:
    """What customers had from us, the most important first, and who of them knows of it."""
    from troth.cli.value import value_command

    value_command(book, _day(at), account, most)


@app.command()
def roles(
    book: BookArgument,
    at: AtOption = "",
    most: Annotated[int, typer.Option(help="how many to show")] = 30,
) -> None:
    """What job titles suggest for people without a role, and what became of suggestions."""
    from troth.cli.roles import roles_command

    roles_command(book, _day(at), most)


@app.command()
def duplicates(
    book: BookArgument,
    at: AtOption = "",
    most: Annotated[int, typer.Option(help="how many of each kind to show")] = 30,
) -> None:
    """Accounts and people that may stand in the book twice, how surely, and why."""
    from troth.cli.duplicates import duplicates_command

    duplicates_command(book, _day(at), most)


@app.command()
def words(
    about: Annotated[
        str, typer.Argument(metavar="[WORD]", help="a table, output, measure or `rules`; all if left out")
    ] = "",
) -> None:
    """The glossary: every table, column, measure and rule."""
    from troth.cli.words import words_command

    words_command(about)


@app.command()
def check(book: BookArgument) -> None:
    """Hold a book against the contract of the tables and list everything found."""
    from troth.cli.check import check_command

    check_command(book)


@app.command()
def export(
    book: BookArgument,
    target: Annotated[Path, typer.Argument(metavar="FOLDER", help="the folder to make; with xlsx, the file")],
    form: Annotated[str, typer.Option("--format", help="csv, parquet or xlsx")] = "csv",
    at: AtOption = "",
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="a part: segment=..., country=..., owner=..., account=..."),
    ] = None,
) -> int:
    """Write a book, or a part of it, to a folder that `troth score` opens with the same figures."""
    from troth.cli.export import export_command

    return export_command(book, target, form, only or [], _day(at))


@app.command()
def record(
    book: BookArgument,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="the person's id")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="the file to make, .html or .pdf")],
) -> int:
    """Write what is held about a person and inferred from it, with sources and dates, for them to read."""
    from troth.cli.record import record_command

    return record_command(book, person, file)


@app.command()
def erase(
    book: BookArgument,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="the person's id")],
    blank_all: Annotated[
        bool, typer.Option("--blank-all", help="blank every other text that names the person")
    ] = False,
) -> int:
    """Erase a person from a book that Troth keeps; the figures stay, under a new id."""
    from troth.cli.erase import erase_command

    return erase_command(book, person, blank_all=blank_all)


@app.command()
def demo(
    size: Annotated[
        str, typer.Option(help="small, demo, or a number of promises, up to 10 million")
    ] = "demo",
    folder: Annotated[Path, typer.Option(help="where the sample book is kept")] = Path("troth-data"),
    serve: Annotated[bool, typer.Option(help="show it in the browser")] = True,
    port: Annotated[int, typer.Option(help="the port to serve on")] = 8000,
) -> None:
    """Make the sample book, score it, say what to do this week, and show it in the browser."""
    from troth.cli.demo import demo_command

    demo_command(size, folder, date.today(), port=port if serve else None)  # noqa: DTZ011


@app.command()
def serve(
    book: Annotated[str, typer.Argument(metavar="BOOK", help="sqlite:///FILE or postgresql://HOST/NAME")],
    host: Annotated[str, typer.Option(help="the address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="the port to listen on")] = 8000,
) -> None:
    """Serve a book that Troth keeps in the browser, and keep its figures up to date."""
    from troth.cli.serve import serve_command

    serve_command(book, host, port)


@app.command()
def create(book: BookArgument) -> None:
    """Make a new, empty book that Troth keeps."""
    from troth.cli.create import create_command

    create_command(book)


@app.command()
def backup(
    book: BookArgument,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="the folder to make")],
) -> None:
    """Copy a book that Troth keeps, while it is in use."""
    from troth.cli.backup import backup_command

    backup_command(book, folder)


@app.command()
def restore(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="what `troth backup` made")],
    book: BookArgument,
    erasures: Annotated[
        list[Path] | None,
        typer.Option(help="a further log of erasures to do again; may be given several times"),
    ] = None,
) -> int:
    """Bring a backup back; who was erased since is erased again."""
    from troth.cli.backup import restore_command

    return restore_command(folder, book, erasures or [])


@app.command()
def retain(
    book: BookArgument,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="say what would be done, and do nothing")
    ] = False,
) -> int:
    """Delete and erase what has been kept as long as the book says."""
    from troth.cli.retain import retain_command

    return retain_command(book, dry_run=dry_run)


@app.command()
def upgrade(book: BookArgument) -> None:
    """Bring a book that an older Troth wrote to this version; make a backup first."""
    from troth.cli.create import upgrade_command

    upgrade_command(book)


importing = typer.Typer(help="Bring facts in from elsewhere.", no_args_is_help=True, cls=ImportGroup)
app.add_typer(importing, name="import")


@importing.command("csv")
def import_csv(
    files: FilesArgument,
    mapping: Annotated[Path, typer.Option("--map", help="the mapping, a TOML file")],
    out: Annotated[Path | None, typer.Option(help="a new folder to write the book to")] = None,
    book: Annotated[str, typer.Option(help=f"or the book to add the facts to: {ADDRESS}")] = "",
    preview: PreviewOption = False,
) -> None:
    """Turn any table, CSV or Excel, into facts by a declared mapping."""
    from troth.cli.import_csv import import_csv_command

    import_csv_command(files, mapping, out, book, is_preview=preview)


@importing.command("undo")
def import_undo(
    batch: Annotated[str, typer.Argument(metavar="BATCH", help="the batch, as the import told it")],
    book: Annotated[str, typer.Option(help=f"the book it was written to: {ADDRESS}")],
) -> None:
    """Take a whole import back, what it changed included."""
    from troth.cli.import_undo import import_undo_command

    import_undo_command(batch, book)


if __name__ == "__main__":
    sys.exit(main())
