"""The queue, whose jobs remember which request asked for them."""

from typing import Any

from django.utils.json import normalize_json
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from newsroom.watching import underway


class Backend(DatabaseBackend):
    """A job's row has the request's id beside its arguments, where the worker finds it and nothing else looks."""

    def _task_to_db_task(self, task: Any, args: Any, kwargs: Any) -> DBTaskResult:
        doing, given = underway.current(), {"args": args, "kwargs": kwargs}
        return DBTaskResult.objects.create(
            id=self._get_id(),
            args_kwargs=normalize_json(given | ({"request": doing.request} if doing.request else {})),
            priority=task.priority,
            task_path=task.module_path,
            queue_name=task.queue_name,
            run_after=task.run_after,
            backend_name=self.alias,
        )
