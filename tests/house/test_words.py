"""No page loads from another host, no lock names a registry, no file knows the machine it was made on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.tracked import ROOT, name_of, text_of, tracked_files

WEB_ADDRESS = re.compile(r"""(?:https?:)?//[a-z0-9][a-z0-9.-]*\.[a-z]{2,}[^\s"'<>)]*""", re.IGNORECASE)
# Names of XML vocabularies look like addresses, and nothing is ever loaded from them.
VOCABULARY = re.compile(r"https?://www\.w3\.org/(?:2000/svg|1999/xlink|1999/xhtml|XML/1998/namespace)$")
PAGE_SUFFIXES = {".html", ".css", ".js", ".mjs", ".svg", ".json", ".webmanifest"}
FUNDING = re.compile(r'"funding": \{.*?\}', re.DOTALL)
MACHINE_PATH = re.compile(r"""(?<![\w./~-])/(?:root|work|home/[a-z]\w*|Users/[A-Za-z]\w*)/""")


def pages() -> list[Path]:
    """Our own templates and static files."""
    return [
        path
        for path in tracked_files()
        if path.suffix in PAGE_SUFFIXES and {"templates", "static"} & set(path.relative_to(ROOT).parts)
    ]


def locks() -> list[Path]:
    """The files that pin what is installed."""
    names = ["package.json", "package-lock.json", ".npmrc", "pyproject.toml", ".pre-commit-config.yaml"]
    return [*sorted((ROOT / "requirements").iterdir()), *(ROOT / name for name in names)]


def foreign_addresses(text: str) -> list[str]:
    """The addresses of other hosts in a text."""
    return [found for found in WEB_ADDRESS.findall(text) if not VOCABULARY.match(found)]


def test_no_page_names_another_host() -> None:
    found = {name_of(path): foreign_addresses(text_of(path) or "") for path in pages()}
    assert {name: addresses for name, addresses in found.items() if addresses} == {}


def test_no_lock_names_a_registry() -> None:
    # npm's lock repeats where an author takes donations; nothing is installed from there.
    found = {name_of(path): foreign_addresses(FUNDING.sub("", text_of(path) or "")) for path in locks()}
    assert {name: addresses for name, addresses in found.items() if addresses} == {}


def test_no_file_names_a_path_of_one_machine() -> None:
    found = {name_of(path): MACHINE_PATH.findall(text_of(path) or "") for path in tracked_files()}
    assert {name: paths for name, paths in found.items() if paths} == {}


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ('<script src="https://cdn.example/x.js">', ["https://cdn.example/x.js"]),
        ("@import url(//fonts.example/css)", ["//fonts.example/css"]),
        ('<svg xmlns="http://www.w3.org/2000/svg">', []),
        ("// a comment", []),
        ("http://127.0.0.1:8000/", []),
    ],
)
def test_addresses_are_told_from_comments_and_vocabularies(text: str, addresses: list[str]) -> None:
    assert foreign_addresses(text) == addresses


@pytest.mark.parametrize(
    ("text", "is_machine_path"),
    [
        ("see /ro" + "ot/x", True),
        ("in /ho" + "me/anna/book", True),
        ("troth/work/space", False),
        ("src/work/", False),
    ],
)
def test_machine_paths_are_told_from_relative_ones(text: str, is_machine_path: bool) -> None:  # noqa: FBT001
    assert bool(MACHINE_PATH.search(text)) is is_machine_path
