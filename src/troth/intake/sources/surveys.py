"""Survey exports: what people were asked, and what they answered if they did, so that silence is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from troth.intake.filling import Fault
from troth.intake.identity import keyed_id
from troth.intake.mapping import Section
from troth.intake.reading import FactRow, Reading, Tally
from troth.intake.sources.contacts import FUTURE
from troth.intake.sources.export_files import Part, parts_of
from troth.intake.sources.export_layout import Layout, list_layouts
from troth.intake.sources.export_table import Around, ExportTable, missing_columns
from troth.intake.sources.lists import List, reading_of
from troth.intake.sources.source import ImportSource, SourceFiles
from troth.intake.sources.survey_rows import NAMED_SCORES, SCORE, Questions
from troth.intake.sources.survey_scales import Scales
from troth.intake.table import Finding, TableReading
from troth.model import Facts, InputError

_NEEDED = (("E-mail",), (*NAMED_SCORES, SCORE), ("Asked", "Answered"))  # of each, one at least


def open_surveys(files: SourceFiles) -> SurveyReading:
    """The questions in survey exports; raises InputError where a file is none, MappingError where it must be asked about."""
    if not files.key:
        raise InputError("Surveys make keyed ids; give the key of the book.")
    (layout,) = list_layouts("surveys.toml", files.formats)
    return SurveyReading(tuple(_Survey(part, layout, files) for part in parts_of(files.paths)))


class _Survey:
    """One survey export. Its facts are settled: on a scale that is told or known, and not in the future."""

    def __init__(self, part: Part, layout: Layout, files: SourceFiles) -> None:
        table = part.opened(layout.mapping.source)
        _refuse_what_is_none(part.name, table, layout)
        columns = _there(table, layout, NAMED_SCORES) or [SCORE]
        self._questions = Questions(columns, files)
        self._key = files.key
        self._counted = columns[0] if columns == [SCORE] else columns[0].lower()
        self._scales = Scales(part.name)
        self._today = files.now.astimezone(ZoneInfo(files.time_zone)).date()
        around = Around(frozenset(), fold=self._questions.fold)
        self.each = List(part.name, layout, ExportTable(table, layout, around))
        self.reading: Reading = reading_of(self.each, files, self._settle)
        self._in_the_future = 0

    def facts(self) -> Iterator[Facts]:
        """The facts; raises MappingError at their end where the scale of some answers is not known."""
        self._in_the_future = 0
        self._scales.forget()
        yield from self.reading
        self._scales.refuse_unknown()

    @property
    def tally(self) -> Tally:
        """What the file came to so far, with the rows that are nobody's or not of the past."""
        whole = self.each.table.whole(self.reading.tally)
        skipped = whole.skipped + self._questions.skipped
        if self._in_the_future:
            skipped[FUTURE] += self._in_the_future
        return replace(whole, skipped=skipped)

    def _settle(self, section: Section, values: FactRow) -> tuple[FactRow | None, tuple[Fault, ...]]:
        made = dict(zip((cell.column.name for cell in section.cells), values, strict=True))
        days = (made["asked_on"], made["answered_on"])
        if any(isinstance(day, date) and day > self._today for day in days):
            # A row of several scores is one row.
            self._in_the_future += self._counted in (SCORE, made["instrument"])
            return None, ()
        faults = self._scales.settle(made)
        made["feedback_id"] = keyed_id(self._key, "feedback", str(made["feedback_id"]))
        return tuple(made.values()), faults


@dataclass(frozen=True)
class SurveyReading:
    """The facts of several survey exports, one after the other."""

    surveys: tuple[_Survey, ...]

    def __iter__(self) -> Iterator[Facts]:
        """The facts of each export in turn."""
        for survey in self.surveys:
            yield from survey.facts()

    @property
    def tallies(self) -> Mapping[str, Tally]:
        """What each export came to so far."""
        return {survey.each.name: survey.tally for survey in self.surveys}

    @property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """How each export is written."""
        return {survey.each.name: survey.each.table.findings for survey in self.surveys}


def _there(table: TableReading, layout: Layout, names: Sequence[str]) -> list[str]:
    """Those of the columns that the file has."""
    missing = missing_columns(table, replace(layout, needs=tuple(names)))
    return [name for name in names if name not in missing]


def _refuse_what_is_none(name: str, table: TableReading, layout: Layout) -> None:
    missing = [" or ".join(names) for names in _NEEDED if not _there(table, layout, names)]
    if missing:
        raise InputError(f"{name} has no column {', and none '.join(missing)}; name its columns so.")


SOURCE = ImportSource(
    "surveys",
    "Surveys",
    "CSV files or workbooks with a row for each person who was asked (NPS, CSAT, CES or another score).",
    open_surveys,
    asks=True,
)
