"""Money on both sides, importance and following up are kept beside what an account had from us."""

from django.db import migrations, models

TEXTS = ("exchange", "importance", "importance_basis")
AMOUNTS = ("gross_profit", "net_advantage", "net_value", "revenue")
COUNTS = ("offerings_compared", "offerings_uncompared", "remorse_done", "remorse_due")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0011_value_scores")]

    operations = [
        *(
            migrations.AddField("valuescores", name, models.CharField(max_length=200, null=True))
            for name in TEXTS
        ),
        *(migrations.AddField("valuescores", name, models.FloatField(null=True)) for name in AMOUNTS),
        *(
            migrations.AddField(
                "valuescores", name, models.BigIntegerField(default=0), preserve_default=False
            )
            for name in COUNTS
        ),
    ]
