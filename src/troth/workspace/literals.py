"""Numbers in compiled text that engines must read as doubles."""

from __future__ import annotations

from sqlglot import TokenType, tokenize


def as_doubles(text: str, dialect: str) -> str:
    """`text` with every number that has a decimal point made a double: 0.5 becomes 0.5e0.

    Both engines read 0.5 as an exact decimal of one digit, and Spark divides and multiplies such decimals with few
    digits where the measure means doubles.
    """
    for token in reversed(tokenize(text, read=dialect)):
        if token.token_type is TokenType.NUMBER and "." in token.text and "e" not in token.text.lower():
            text = f"{text[: token.end + 1]}e0{text[token.end + 1 :]}"
    return text
