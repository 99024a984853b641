"""What the library's tests share."""

import pytest


@pytest.fixture
def enqueued(db):
    """`enqueued(name)`: with what the worker was asked for the job of that name, oldest first."""
    from django_tasks_db.models import DBTaskResult

    def asked(name: str) -> list[dict]:
        rows = DBTaskResult.objects.filter(task_path__endswith=f".{name}").order_by("enqueued_at")
        return [row.args_kwargs["kwargs"] for row in rows]

    return asked
