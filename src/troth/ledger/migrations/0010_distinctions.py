"""Two that look like one and were said to be two are remembered, so that nobody is asked again."""

from django.db import migrations, models

from troth.ledger.triggers import install


class Migration(migrations.Migration):
    dependencies = [("ledger", "0009_shared_claims")]

    operations = [
        migrations.CreateModel(
            name="Distinctions",
            fields=[
                ("distinction_id", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=200)),
                ("one_id", models.CharField(max_length=200)),
                ("other_id", models.CharField(max_length=200)),
                ("decided_on", models.CharField(max_length=10)),
                ("recorded_at", models.CharField(max_length=27)),
                ("superseded_at", models.CharField(max_length=27, null=True)),
                ("recorded_basis", models.CharField(max_length=200)),
                ("batch_id", models.CharField(max_length=200, null=True)),
                ("row_number", models.BigAutoField(primary_key=True, serialize=False)),
            ],
            options={
                "db_table": "troth_distinctions",
                "indexes": [
                    models.Index(fields=["one_id"], name="distinctions_one_id"),
                    models.Index(fields=["other_id"], name="distinctions_other_id"),
                    models.Index(fields=["batch_id"], name="distinctions_batch_id"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("distinction_id", "recorded_at"), name="distinctions_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("distinction_id",),
                        name="distinctions_in_force",
                    ),
                ],
            },
        ),
        migrations.RunPython(
            lambda apps, editor: install(editor.connection), migrations.RunPython.noop
        ),
    ]
