"""A claim of value may be released to the customer's people, in the words approved for them."""

from django.db import migrations, models

from troth.ledger.triggers import install


class Migration(migrations.Migration):
    dependencies = [("ledger", "0008_pillar_lines")]

    operations = [
        migrations.AddField(
            model_name="valueclaims",
            name="shared_on",
            field=models.CharField(max_length=10, null=True),
        ),
        migrations.AddField(
            model_name="valueclaims",
            name="shared_words",
            field=models.TextField(null=True),
        ),
        migrations.RunPython(
            lambda apps, editor: install(editor.connection), migrations.RunPython.noop
        ),
    ]
