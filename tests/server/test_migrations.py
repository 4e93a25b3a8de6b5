"""The tables are what the models say."""

from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_no_model_changed_without_its_migration() -> None:
    said = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=said)

    assert said.getvalue().strip() == "No changes detected"
