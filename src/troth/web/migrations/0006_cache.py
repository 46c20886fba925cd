from typing import Any

from django.core.management import call_command
from django.db import migrations


def make_cache(_apps: Any, schema_editor: Any) -> None:
    """Attempts to sign in are counted in this table."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0005_access"),
    ]

    operations = [
        migrations.RunPython(make_cache, migrations.RunPython.noop),
    ]
