"""What lists are sorted and filtered by."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0002_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='AccountLines',
            fields=[
                ('run_id', models.CharField(max_length=200)),
                ('account_id', models.CharField(max_length=200)),
                ('amount', models.BigIntegerField(null=True)),
                ('cost', models.BigIntegerField(null=True)),
                ('open_promises', models.BigIntegerField()),
                ('overdue_promises', models.BigIntegerField()),
                ('gaps', models.BigIntegerField()),
                ('overdue_gaps', models.BigIntegerField()),
                ('gap_weight', models.FloatField()),
                ('row_number', models.BigAutoField(primary_key=True, serialize=False)),
            ],
            options={
                'db_table': 'troth_account_lines',
                'indexes': [models.Index(fields=['run_id', 'account_id'], name='account_lines_account_id')],
            },
        ),
        migrations.CreateModel(
            name='PromiseLines',
            fields=[
                ('run_id', models.CharField(max_length=200)),
                ('promise_id', models.CharField(max_length=200)),
                ('account_id', models.CharField(max_length=200)),
                ('made_by', models.CharField(max_length=200)),
                ('promiser_id', models.CharField(max_length=200, null=True)),
                ('state', models.CharField(max_length=200)),
                ('listed_on', models.CharField(max_length=10)),
                ('row_number', models.BigAutoField(primary_key=True, serialize=False)),
            ],
            options={
                'db_table': 'troth_promise_lines',
                'indexes': [models.Index(fields=['run_id', 'made_by', 'state', 'listed_on'], name='promise_lines_made_by'), models.Index(fields=['run_id', 'promiser_id', 'state', 'listed_on'], name='promise_lines_promiser_id'), models.Index(fields=['run_id', 'account_id', 'state', 'listed_on'], name='promise_lines_account_id')],
            },
        ),
    ]
