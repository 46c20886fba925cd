"""The value an account had from us is kept with each run."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0010_distinctions")]

    operations = [
        migrations.CreateModel(
            name="ValueScores",
            fields=[
                ("run_id", models.CharField(max_length=200)),
                ("account_id", models.CharField(max_length=200)),
                ("claims_created", models.BigIntegerField()),
                ("claims_priced", models.BigIntegerField()),
                ("claims_confirmed", models.BigIntegerField()),
                ("claims_destroyed", models.BigIntegerField()),
                ("claims_ours_only", models.BigIntegerField()),
                ("value_created", models.FloatField(null=True)),
                ("value_confirmed", models.FloatField(null=True)),
                ("value_destroyed", models.FloatField(null=True)),
                ("row_number", models.BigAutoField(primary_key=True, serialize=False)),
            ],
            options={
                "db_table": "troth_value_scores",
                "indexes": [models.Index(fields=["run_id", "account_id"], name="value_scores_account_id")],
            },
        ),
    ]
