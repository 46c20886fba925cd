"""`troth import NAME`: a command for every source that is registered, made when it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

ADDRESS = "sqlite:///FILE or postgresql://..."
FilesArgument = Annotated[
    list[Path], typer.Argument(metavar="FILES", help="the files, one archive or one folder")
]
PreviewOption = Annotated[
    bool, typer.Option("--preview", help="say what would be created and changed, and write nothing")
]


# Typer carries a click of its own whose classes it does not name.
class ImportGroup(TyperGroup):
    """The commands written out, and one for each further source."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Every name."""
        from troth.intake import SOURCES

        return list(dict.fromkeys((*super().list_commands(ctx), *SOURCES)))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name."""
        return super().get_command(ctx, cmd_name) or _command_of(cmd_name)


def _command_of(name: str) -> Any:
    from troth.intake import SOURCES

    if name not in SOURCES:
        return None
    source = SOURCES[name]

    def run(
        files: FilesArgument,
        book: Annotated[str, typer.Option(help=f"the book to add the facts to: {ADDRESS}")],
        preview: PreviewOption = False,
        agreed_by: Annotated[str, typer.Option(help="who of our staff agreed to it, by their id")] = "",
        agreed_on: Annotated[str, typer.Option(help="the day they agreed, as 2026-11-20")] = "",
        written: Annotated[
            list[str] | None,
            typer.Option(help="where it was asked: how days are written, as %d.%m.%Y, or the decimal mark"),
        ] = None,
    ) -> None:
        from troth.cli.import_source import agreement_of, brought_of, formats_of, import_source_command

        agreement = agreement_of(agreed_by, agreed_on)
        brought = brought_of(name, files, agreement=agreement, formats=formats_of(written or []))
        import_source_command(brought, book, is_preview=preview)

    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name, help=f"{source.title}: {source.takes}")(run)
    return get_command(alone)
