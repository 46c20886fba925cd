"""A file does one thing, a function fits on a screen, and a name says what it names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.tracked import ROOT, name_of, python_files, tracked_files

MAXIMUM_FILE_LINES = 400
MAXIMUM_FUNCTION_LINES = 40
MAXIMUM_PARAMETERS = 6
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "base"}
EMPTY_CLASS_NAME = re.compile(r"(Manager|Service|Handler)$")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every syntax node of our Python, with the name of its file."""
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield name_of(path), node


def functions() -> Iterator[tuple[str, Function]]:
    """Every function and method, with the place where it stands."""
    for name, node in nodes():
        if isinstance(node, Function):
            yield f"{name}:{node.lineno} {node.name}", node


def length(function: Function) -> int:
    """The lines of a function from `def` to its end, its docstring apart."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def parameters(function: Function) -> int:
    """How many values a caller may pass; a method's own object is not one of them."""
    every = function.args
    names = [argument.arg for argument in (*every.posonlyargs, *every.args, *every.kwonlyargs)]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {name: lines for name, lines in lengths.items() if lines > MAXIMUM_FILE_LINES} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    lengths = {place: length(function) for place, function in functions()}
    assert {place: lines for place, lines in lengths.items() if lines > MAXIMUM_FUNCTION_LINES} == {}


def test_no_function_takes_more_than_6_parameters() -> None:
    counts = {place: parameters(function) for place, function in functions()}
    assert {place: count for place, count in counts.items() if count > MAXIMUM_PARAMETERS} == {}


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    # base.html is Django's word for the page that others extend.
    paths = [path for path in tracked_files() if path.suffix != ".html"]
    named = {name_of(path): {*path.relative_to(ROOT).parent.parts, path.stem} for path in paths}
    assert [name for name, words in named.items() if words & EMPTY_NAMES] == []


def test_no_class_is_named_for_managing_serving_or_handling() -> None:
    classes = [(name, node.name) for name, node in nodes() if isinstance(node, ast.ClassDef)]
    assert [place for place in classes if EMPTY_CLASS_NAME.search(place[1])] == []


@pytest.mark.parametrize(
    ("source", "lines", "count"),
    [
        ("def f(a, /, b, *, c):\n    return a", 2, 3),
        ("def f(self, a):\n    '''One.\n\n    Two.\n    '''\n    return a", 2, 1),
    ],
)
def test_docstrings_and_self_do_not_count(source: str, lines: int, count: int) -> None:
    function = ast.parse(source).body[0]
    assert isinstance(function, Function)
    assert (length(function), parameters(function)) == (lines, count)
