"""The documents are true today: generated pages are current, nothing is missing, links lead somewhere, examples run."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.main import get_command

import troth
from tests.house.tracked import ROOT, name_of, tracked_files
from tools.write_docs import pages
from troth.cli import main
from troth.cli.application import app
from troth.model import OUTPUTS
from troth.workspace import with_contributions

DOCS = ROOT / "docs"
MEASURE_PAGES = [page for page in sorted((DOCS / "measures").glob("*.md")) if page.name != "README.md"]
SECTIONS = ["Definition", "Example by hand", "How to use", "When it misleads"]
DECISIONS = sorted((DOCS / "decisions").glob("0*.md"))
LABELS = {"role", "fact_table"}  # they say what a row is about
LONGEST_DECISION = 45  # lines that fit on a screen

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
FIGURE = re.compile(r"`(\w+)\.(\w+)` of `([\w-]+)`(?: and `(\w+)`)? is \*\*([^*]+)\*\*")
DAY_OF_EXAMPLE = date(2026, 6, 30)


def documents() -> list[Path]:
    """Every page people read."""
    return [path for path in tracked_files() if path.suffix == ".md" and "tests" not in path.parts]


def anchors(page: Path) -> set[str]:
    """The places inside a page that a link may name."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def is_broken(page: Path, link: str) -> bool:
    """Whether a relative link names a file or a heading that is not there."""
    place, _, anchor = link.partition("#")
    target = (page.parent / place).resolve() if place else page
    return not target.exists() or (bool(anchor) and anchor not in anchors(target))


@pytest.mark.parametrize(("path", "text"), pages().items(), ids=lambda value: getattr(value, "name", ""))
def test_generated_pages_are_current(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, "run: make docs"


def test_every_relative_link_leads_somewhere() -> None:
    links = {
        page: [
            link for link in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))) if "://" not in link
        ]
        for page in documents()
    }
    assert sum(map(len, links.values())) > len(MEASURE_PAGES)
    assert [(name_of(page), link) for page in links for link in links[page] if is_broken(page, link)] == []


def test_a_broken_link_is_told_from_a_sound_one() -> None:
    page = DOCS / "method.md"
    assert [is_broken(page, link) for link in ("words.md#rules", "#0-ground-rules")] == [False, False]
    assert [is_broken(page, link) for link in ("nowhere.md", "words.md#nowhere")] == [True, True]


def commands(group: Any, before: str = "troth") -> Iterator[str]:
    """Every command of the command line, in full."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


def test_every_command_is_in_the_documents() -> None:
    told = " ".join(path.read_text(encoding="utf-8") for path in documents()).replace(
        "make demo", "troth demo"
    )
    assert [command for command in commands(get_command(app)) if command not in told] == []


def test_every_figure_has_a_page_and_every_page_is_listed() -> None:
    index = (DOCS / "measures" / "README.md").read_text(encoding="utf-8")
    figures = {
        column.name
        for output in (
            "person_scores",
            "account_scores",
            "promise_scores",
            "promiser_scores",
            "contributions",
            "gaps",
        )
        for column in OUTPUTS[output].columns
        if not column.name.endswith(("_low", "_high", "_evidence"))
        and (not column.is_id or column.name == "weakest_person_id")
    }
    assert sorted(name for name in figures - LABELS if f"`{name}`" not in index) == []
    assert [page.name for page in MEASURE_PAGES if f"]({page.name})" not in index] == []


@pytest.mark.parametrize("page", MEASURE_PAGES, ids=lambda page: page.stem)
def test_a_page_of_a_measure_defines_works_an_example_and_warns(page: Path) -> None:
    assert re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE) == SECTIONS


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda page: page.stem[:4])
def test_a_decision_fits_on_a_screen_and_is_listed(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_DECISION
    assert [
        word for word in ("**What.**", "**Why.**", "**Costs.**", "**Rules out.**") if word not in text
    ] == []
    assert f"]({decision.name})" in (decision.parent / "README.md").read_text(encoding="utf-8")


Rows = Mapping[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def first_book() -> Rows:
    """All outputs of the book that the pages work by hand."""
    with troth.open(str(ROOT / "examples" / "first")) as book:
        scored = with_contributions(book.score(at=DAY_OF_EXAMPLE))
        return {output: scored.dicts(output) for output in OUTPUTS if output != "runs"}


class Told(NamedTuple):
    """A figure that a page gives: where it stands in the outputs, whose it is, and how it is written."""

    page: str
    output: str
    column: str
    whose: str
    more: str
    figure: str


def told_figures() -> list[Told]:
    """Every figure that the pages of measures work by hand."""
    texts = {page.stem: page.read_text(encoding="utf-8") for page in MEASURE_PAGES}
    return [Told(page, *found) for page, text in texts.items() for found in FIGURE.findall(text)]


@pytest.mark.parametrize("told", told_figures(), ids=lambda told: f"{told.page}-{told.column}-{told.whose}")
def test_figures_worked_by_hand_are_those_troth_gives(first_book: Rows, told: Told) -> None:
    named = {told.whose, told.more} - {""}
    rows = [row for row in first_book[told.output] if named <= {str(value) for value in row.values()}]
    assert len(rows) == 1, "the page must name one row"
    value = rows[0][told.column]
    if isinstance(value, str) or value is None:
        assert (value or "none") == told.figure
    else:
        digits = len(told.figure.partition(".")[2])
        assert abs(value - float(told.figure)) <= 0.5 * 10.0**-digits + 1e-9


def test_every_page_works_a_figure_that_is_compared() -> None:
    assert {page.stem for page in MEASURE_PAGES} == {told.page for told in told_figures()}


def plain(text: str) -> str:
    """A text without drawing and spacing, for comparing what stands in it."""
    return re.sub(r"[^\w.+:%()–-]+", " ", text)


def test_the_examples_of_the_start_page_do_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    said = ""
    for language, block in BLOCK.findall((DOCS / "start.md").read_text(encoding="utf-8")):
        if language == "text":
            assert [line for line in block.splitlines() if plain(line).strip() not in said] == []
            continue
        run(language, block)
        said = plain(capsys.readouterr().out)
    assert (tmp_path / "scores" / "account_scores.csv").is_file()


def run(language: str, block: str) -> None:
    """Do what a block of an example says; setting up and serving apart."""
    if language == "python":
        exec(compile(block, "docs/start.md", "exec"), {})  # noqa: S102 - our own page
        return
    for line in block.splitlines():
        if line.startswith("troth "):
            assert main(shlex.split(line)[1:]) == 0, line
        else:
            assert line in {"make demo", ". .venv/bin/activate"}
