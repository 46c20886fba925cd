"""Words from outside as a document can hold them."""

from __future__ import annotations


def printable(text: str) -> str:
    """A text on one line without what no page can show: control characters, marks that turn the line, halves of characters."""
    return "".join(each if each.isprintable() or each == " " else " " for each in text).strip()
