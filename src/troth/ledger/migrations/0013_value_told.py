"""Who knows of the value, how they see it, and what came of what was promised are kept with each run."""

from django.db import migrations, models

AMOUNTS = (
    *("perceived_gap", "promised_value", "realised_ratio", "realised_value"),
    *("value_coverage", "value_untold"),
)
COUNTS = ("perceived_people", "promised_claims")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0012_value_money")]

    operations = [
        *(migrations.AddField("valuescores", name, models.FloatField(null=True)) for name in AMOUNTS),
        *(
            migrations.AddField(
                "valuescores", name, models.BigIntegerField(default=0), preserve_default=False
            )
            for name in COUNTS
        ),
        migrations.AddField(
            "valuescores",
            "value_coverage_evidence",
            models.CharField(max_length=200, default="none"),
            preserve_default=False,
        ),
    ]
