"""The rows of the desk's own: what is planned, and what people tell each other about stories."""

from desk.models.assignment import Assignment, AssignmentState

__all__ = ["Assignment", "AssignmentState"]
