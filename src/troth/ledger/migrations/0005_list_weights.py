"""What accounts are weighed by is kept with the run, and the lists of promises are read from an index alone.

The runs that are shown get their lines once every table of lines is there.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def forget_lines(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Remove all lines, before their indexes change."""
    for name in ("AccountLines", "PromiseLines"):
        apps.get_model("ledger", name).objects.using(editor.connection.alias).all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0004_import_problems'),
    ]

    operations = [
        migrations.RunPython(forget_lines, migrations.RunPython.noop),
        migrations.CreateModel(
            name='ListWeights',
            fields=[
                ('run_id', models.CharField(max_length=200)),
                ('kind', models.CharField(max_length=200)),
                ('money', models.FloatField()),
                ('risk', models.FloatField()),
                ('row_number', models.BigAutoField(primary_key=True, serialize=False)),
            ],
            options={
                'db_table': 'troth_list_weights',
            },
        ),
        migrations.RemoveIndex(
            model_name='promiselines',
            name='promise_lines_made_by',
        ),
        migrations.RemoveIndex(
            model_name='promiselines',
            name='promise_lines_promiser_id',
        ),
        migrations.RemoveIndex(
            model_name='promiselines',
            name='promise_lines_account_id',
        ),
        migrations.AddIndex(
            model_name='promiselines',
            index=models.Index(fields=['run_id', 'made_by', 'state', 'listed_on', 'promise_id', 'account_id'], name='promise_lines_made_by'),
        ),
        migrations.AddIndex(
            model_name='promiselines',
            index=models.Index(fields=['run_id', 'promiser_id', 'made_by', 'state', 'listed_on', 'promise_id', 'account_id'], name='promise_lines_promiser_id'),
        ),
        migrations.AddIndex(
            model_name='promiselines',
            index=models.Index(fields=['run_id', 'account_id', 'made_by', 'state', 'listed_on', 'promise_id'], name='promise_lines_account_id'),
        ),
        migrations.AddIndex(
            model_name='listweights',
            index=models.Index(fields=['run_id'], name='list_weights_run_id'),
        ),
    ]
