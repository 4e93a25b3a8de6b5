"""Whether the ledger has been told that a token's time is over."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("api", "0001_tokens"),
    ]

    operations = [
        migrations.AddField(
            model_name="apitoken", name="has_run_out", field=models.BooleanField(default=False)
        ),
    ]
