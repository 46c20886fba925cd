"""Bring the German catalogue up to date with every text that is marked for translation: `make messages`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from troth.intake import SOURCES
from troth.model import OUTPUTS, RULES, TABLES
from troth.model.settings import RETENTION

SOURCE = Path(__file__).resolve().parents[1] / "src" / "troth"
CATALOGUE = SOURCE / "web" / "locale" / "de" / "LC_MESSAGES" / "django.po"
LANGUAGE = "de"
# The made-up books say what their people said, in the language it was said in.
UNTRANSLATED_ROOMS = {"samples", "cli"}
TEMPLATE_SUFFIXES = {".html", ".txt"}
KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
# Whose columns pages explain in the words of the model.
EXPLAINED_OUTPUTS = ("person_scores", "account_scores")
HEAD = """\
# German texts of Troth. The words to use stand in docs/words-de.md.
# Written by `make messages` from the code; only the lines that begin with msgstr are for people.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
_PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w+)[^{}]*\}")


@dataclass
class Marked:
    """A text marked for translation, and the files it stands in; without a plural or context, those are empty."""

    text: str
    plural: str = ""
    context: str = ""
    files: set[str] = field(default_factory=set)


def marked_texts() -> list[Marked]:
    """Every text marked in the code, in the order of the files."""
    found: dict[tuple[str, str], Marked] = {}
    for name, text, plural, context in (*_of_templates(), *_of_python(), *_of_model(), *_of_sources()):
        marked = found.setdefault((context, text), Marked(text, context=context))
        marked.plural = marked.plural or plural
        marked.files.add(name)
    return list(found.values())


def translations() -> Catalog:
    """The catalogue as it stands; empty where there is none yet."""
    if not CATALOGUE.is_file():
        return Catalog(locale=LANGUAGE)
    with CATALOGUE.open("rb") as stream:
        return read_po(stream, locale=LANGUAGE)


def catalogue() -> str:
    """The text of the catalogue with every marked text, each with the translation it has, and nothing else."""
    known = translations()
    written = Catalog(locale=LANGUAGE)
    for marked in marked_texts():
        was = known.get(marked.text, marked.context or None)
        written.add(
            (marked.text, marked.plural) if marked.plural else marked.text,
            _translation(marked, was),
            locations=[(name, 0) for name in sorted(marked.files)],
            context=marked.context or None,
        )
    out = BytesIO()
    write_po(out, written, width=0, omit_header=True, include_lineno=False)
    return HEAD + out.getvalue().decode()


def compiled() -> bytes:
    """The catalogue as it stands in the form that gettext reads; the same texts give the same bytes, as in a build."""
    texts = translations()
    texts.creation_date = texts.revision_date = datetime.fromtimestamp(0, UTC)
    out = BytesIO()
    write_mo(out, texts)
    return out.getvalue()


def places(text: str) -> set[str]:
    """The places for values in a text."""
    return {found[1] or found[2] for found in _PLACE.finditer(text)}


def _translation(marked: Marked, was: Message | None) -> str | tuple[str, ...]:
    """What the text is in German so far; a text without a word of its own is the same in every language."""
    if was is not None and bool(was.pluralizable) is bool(marked.plural) and was.string:
        return was.string if isinstance(was.string, str) else tuple(was.string)
    if marked.plural:
        return ("", "")
    return "" if re.search(r"[^\W\d_]", _PLACE.sub("", marked.text)) else marked.text


def _of_templates() -> Iterator[tuple[str, str, str, str]]:
    for path in sorted((SOURCE / "web" / "templates").rglob("*")):
        if path.suffix in TEMPLATE_SUFFIXES:
            text = path.read_text(encoding="utf-8")
            # In parentheses, where the lines of Python may begin anywhere.
            yield from _extracted(path, f"({templatize(text, origin=_name(path))})")


def _of_python() -> Iterator[tuple[str, str, str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if path.relative_to(SOURCE).parts[0] not in UNTRANSLATED_ROOMS:
            yield from _extracted(path, path.read_text(encoding="utf-8"))


def _of_model() -> Iterator[tuple[str, str, str, str]]:
    """What tables, rules and columns mean, where pages, forms, figures and a person's record say it."""
    from troth.reports.person_record import told_columns  # noqa: PLC0415 - need Django's settings
    from troth.web.entering.labels import COLUMNS  # noqa: PLC0415
    from troth.workspace.reading import tables_of_full_copy  # noqa: PLC0415

    shown = [column for table in TABLES.values() for column in table.columns if column.name in COLUMNS]
    explained = [column for name in EXPLAINED_OUTPUTS for column in OUTPUTS[name].columns]
    recorded = [column for table in tables_of_full_copy() for column in told_columns(table)]
    rules = [words for rule in (*RULES, *RETENTION) for words in (rule.meaning, rule.unit)]
    tables = [table.meaning for table in TABLES.values()]
    for words in (*tables, *(column.meaning for column in (*shown, *explained, *recorded)), *rules):
        yield "troth/model", words, "", ""


def _of_sources() -> Iterator[tuple[str, str, str, str]]:
    """What each import source is called and takes."""
    for source in SOURCES.values():
        yield "troth/intake/sources", source.title, "", ""
        yield "troth/intake/sources", source.takes, "", ""


def _extracted(path: Path, code: str) -> Iterator[tuple[str, str, str, str]]:
    lines = BytesIO(code.encode())
    for _line, found, _comments, context in extract("python", lines, keywords=KEYWORDS):
        texts: Iterable[str] = (found,) if isinstance(found, str) else found
        text, plural = (*texts, "")[:2]
        if text:
            yield _name(path), text, plural, context or ""


def _name(path: Path) -> str:
    return path.relative_to(SOURCE.parent).as_posix()


def main() -> None:
    """Write the catalogue and say what is left to translate."""
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(catalogue(), encoding="utf-8")
    CATALOGUE.with_suffix(".mo").write_bytes(compiled())
    every = [message for message in translations() if message.id]
    missing = [message for message in every if not _is_whole(message)]
    print(f"messages: {len(every)} texts, {len(missing)} without a German translation")


def _is_whole(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, (tuple, list)) else bool(message.string)


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troth.web.settings")
    django.setup()
    main()
