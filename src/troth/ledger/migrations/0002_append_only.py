"""Facts can be added and stamped as superseded, and nothing else."""

from django.db import migrations

from troth.ledger.triggers import install


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: install(editor.connection), migrations.RunPython.noop
        )
    ]
