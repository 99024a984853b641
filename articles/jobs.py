"""What the worker does for stories. Readers never wait for it: editions begin and end by the clock."""

from django.tasks import task

from articles.readers import editions
from articles.workflow import workflow


@task
def announce_due() -> int:
    """Tell caches and feeds of editions that have begun, and note on the desk that their stories are live."""
    workflow.settle_due()
    return editions.announce_due()
