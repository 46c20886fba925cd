import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('web', '0009_work_and_tokens'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReminderChoice',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reminder_choice', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('before', models.BooleanField(default=True)),
                ('late', models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name='Reminded',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('promise_id', models.CharField(max_length=200)),
                ('due_on', models.DateField()),
                ('is_late', models.BooleanField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'promise_id', 'due_on', 'is_late'), name='reminded_once')],
            },
        ),
    ]
