"""What to say of an id that nobody knows."""

from __future__ import annotations

import difflib
from collections.abc import Mapping


def nearest_known(asked: str, names: Mapping[str, str]) -> str:
    """The end of a sentence about an unknown id: the id that comes nearest to it, by itself or by its name."""
    spoken = {word.casefold(): known for known, name in names.items() for word in (name, known)}
    near = difflib.get_close_matches(asked.casefold(), spoken, n=1)
    if near:
        found = spoken[near[0]]
        return f"did you mean {found} ({names[found]})?"
    return f"{len(names)} are known, and `troth score` lists them."
