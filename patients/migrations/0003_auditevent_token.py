from django.db import migrations, models

from patients import guards


class Migration(migrations.Migration):
    dependencies = [
        ("patients", "0002_membership_days_in_utc"),
    ]

    operations = [
        migrations.AddField(
            model_name="auditevent",
            name="token",
            field=models.CharField(
                blank=True, default="", max_length=40, verbose_name="through which access key"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(guards.install_in_migration, migrations.RunPython.noop),
    ]
