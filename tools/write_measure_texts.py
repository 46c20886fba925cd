"""Write the text of every measure, as each engine runs it, beside the code: `python tools/write_measure_texts.py`."""

from __future__ import annotations

from pathlib import Path

import troth.workspace
from troth.workspace.texts import DIALECTS, compiled_texts


def main() -> None:
    """Compile all measures with the default rules and keep the text."""
    folder = Path(troth.workspace.__file__).parent / "compiled"
    folder.mkdir(exist_ok=True)
    for dialect in DIALECTS:
        for name, text in compiled_texts(dialect).items():
            (folder / name).write_text(text, encoding="utf-8")
            print(f"{name}: {len(text):,} characters")


if __name__ == "__main__":
    main()
