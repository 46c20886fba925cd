"""The command line: parse, call, print. Exit status 2 for bad input, 1 for a failure, 0 otherwise."""

from troth.cli.application import main

__all__ = ["main"]
