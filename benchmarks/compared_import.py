"""The same rows through django-import-export, in an environment of its own: `python compared_import.py FILE`.

Its fastest form: rows without an id lookup, created in bulk, no report of differences, in SQLite.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django
from django.conf import settings

COLUMNS = ("No", "Customer", "Contact", "Ordered", "Due", "Sum", "Text")


def main(path: Path) -> None:
    """Print the cost of one import as JSON."""
    with TemporaryDirectory() as folder:
        settings.configure(
            INSTALLED_APPS=["import_export"],
            DATABASES={
                "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": Path(folder) / "floor.sqlite3"}
            },
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        )
        django.setup()
        seconds, processor_seconds = imported(path)
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "processor_seconds": processor_seconds, "peak_mib": peak_mib}))


def imported(path: Path) -> tuple[float, float]:
    """Import the file into a table of its own; raises RuntimeError where a row was refused."""
    from django.db import connection, models  # noqa: PLC0415 - Django must be set up before
    from import_export import resources  # type: ignore[import-untyped]  # noqa: PLC0415
    from tablib import Dataset  # type: ignore[import-not-found]  # noqa: PLC0415

    fields: dict[str, Any] = {name.lower(): models.TextField() for name in COLUMNS}
    row = type(
        "Row",
        (models.Model,),
        {"__module__": "floor", "Meta": type("Meta", (), {"app_label": "floor"}), **fields},
    )
    with connection.schema_editor() as editor:
        editor.create_model(row)
    options = {"model": row, "use_bulk": True, "batch_size": 5000, "force_init_instance": True, "skip_diff": True,
               "report_skipped": False, "skip_html_diff": True, "use_transactions": True}  # fmt: skip
    resource_of_rows = type("Rows", (resources.ModelResource,), {"Meta": type("Meta", (), options)})
    clock, processor = time.perf_counter(), time.process_time()
    data = Dataset().load(path.read_text(encoding="utf-8"), format="csv", delimiter=";")
    data.headers = [name.lower() for name in data.headers]
    result = resource_of_rows().import_data(data, raise_errors=True)
    if result.totals["new"] != len(data):
        raise RuntimeError(f"{result.totals['new']} of {len(data)} rows were imported")
    return time.perf_counter() - clock, time.process_time() - processor


if __name__ == "__main__":
    main(Path(sys.argv[1]))
