
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('web', '0013_campaigns'),
    ]

    operations = [
        migrations.CreateModel(
            name='DuplicatePair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=20)),
                ('one_id', models.CharField(max_length=200)),
                ('other_id', models.CharField(max_length=200)),
                ('certainty', models.FloatField()),
                ('why', models.JSONField(default=list)),
                ('one_facts', models.JSONField(default=dict)),
                ('other_facts', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='DuplicateSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField()),
                ('accounts', models.IntegerField()),
                ('people', models.IntegerField()),
                ('found', models.IntegerField()),
            ],
        ),
        migrations.AlterField(
            model_name='access',
            name='kind',
            field=models.CharField(choices=[('person', 'person'), ('account', 'account'), ('brief', 'brief'), ('export', 'export'), ('staff', 'staff'), ('record', 'record'), ('statement', 'statement'), ('command', 'command')], max_length=10),
        ),
    ]
