"""What is said of our brand promise is kept with the run, by account. The runs that are shown get their lines anew."""

from datetime import date

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from troth.ledger.lining import write_lines
from troth.ledger.opening import Ledger


def line_runs(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Write the lines of every run that is shown."""
    ledger = Ledger(editor.connection.alias)
    for name in ("AccountLines", "PromiseLines", "ListWeights"):
        apps.get_model("ledger", name).objects.using(ledger.alias).all().delete()
    shown = apps.get_model("ledger", "CurrentRun").objects.using(ledger.alias)
    for run_id, at in shown.values_list("run_id", "at"):
        write_lines(ledger, run_id, date.fromisoformat(at))


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0007_role_suggestions'),
    ]

    operations = [
        migrations.CreateModel(
            name='NeedLines',
            fields=[
                ('run_id', models.CharField(max_length=200)),
                ('account_id', models.CharField(max_length=200)),
                ('pillar_id', models.CharField(max_length=200, null=True)),
                ('code', models.TextField()),
                ('people', models.BigIntegerField()),
                ('needs', models.BigIntegerField()),
                ('importance', models.BigIntegerField()),
                ('needs_1', models.BigIntegerField()),
                ('needs_2', models.BigIntegerField()),
                ('needs_3', models.BigIntegerField()),
                ('needs_4', models.BigIntegerField()),
                ('needs_5', models.BigIntegerField()),
                ('row_number', models.BigAutoField(primary_key=True, serialize=False)),
            ],
            options={
                'db_table': 'troth_need_lines',
                'indexes': [models.Index(fields=['run_id', 'pillar_id', 'code', 'people', 'needs', 'importance', 'needs_1', 'needs_2', 'needs_3', 'needs_4', 'needs_5'], name='need_lines_pillar_id'), models.Index(fields=['run_id', 'account_id'], name='need_lines_account_id')],
            },
        ),
        migrations.CreateModel(
            name='PillarLines',
            fields=[
                ('run_id', models.CharField(max_length=200)),
                ('account_id', models.CharField(max_length=200)),
                ('pillar_id', models.CharField(max_length=200, null=True)),
                ('live', models.BigIntegerField()),
                ('overdue', models.BigIntegerField()),
                ('due', models.BigIntegerField()),
                ('kept', models.BigIntegerField()),
                ('row_number', models.BigAutoField(primary_key=True, serialize=False)),
            ],
            options={
                'db_table': 'troth_pillar_lines',
                'indexes': [models.Index(fields=['run_id', 'pillar_id', 'live', 'overdue', 'due', 'kept'], name='pillar_lines_pillar_id'), models.Index(fields=['run_id', 'account_id'], name='pillar_lines_account_id')],
            },
        ),
        migrations.RunPython(line_runs, migrations.RunPython.noop),
    ]
