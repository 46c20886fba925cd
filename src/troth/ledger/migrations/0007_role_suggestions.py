from django.db import migrations, models

from troth.ledger.triggers import install


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0006_people_looked_up'),
    ]

    operations = [
        migrations.CreateModel(
            name='RoleSuggestions',
            fields=[
                ('role_suggestion_id', models.CharField(max_length=200)),
                ('person_id', models.CharField(max_length=200)),
                ('account_id', models.CharField(max_length=200)),
                ('role', models.CharField(max_length=200)),
                ('state', models.CharField(max_length=200)),
                ('words', models.TextField()),
                ('decided_on', models.CharField(max_length=10)),
                ('recorded_at', models.CharField(max_length=27)),
                ('superseded_at', models.CharField(max_length=27, null=True)),
                ('recorded_basis', models.CharField(max_length=200)),
                ('batch_id', models.CharField(max_length=200, null=True)),
                ('row_number', models.BigAutoField(primary_key=True, serialize=False)),
            ],
            options={
                'db_table': 'troth_role_suggestions',
                'indexes': [models.Index(fields=['account_id'], name='role_suggestions_account_id'), models.Index(fields=['batch_id'], name='role_suggestions_batch_id')],
                'constraints': [models.UniqueConstraint(fields=('role_suggestion_id', 'recorded_at'), name='role_suggestions_version'), models.UniqueConstraint(condition=models.Q(('superseded_at__isnull', True)), fields=('role_suggestion_id',), name='role_suggestions_in_force')],
            },
        ),
        migrations.RunPython(
            lambda apps, editor: install(editor.connection), migrations.RunPython.noop
        ),
    ]
