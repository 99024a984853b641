"""The rows of the desk's own: what is planned, and what people tell each other about stories."""

from desk.models.assignment import Assignment, AssignmentState
from desk.models.note import Mention, Note
from desk.models.notice import Every, LongReview, Mail, Notice, NoticeSettings

__all__ = [
    "Assignment",
    "AssignmentState",
    "Every",
    "LongReview",
    "Mail",
    "Mention",
    "Note",
    "Notice",
    "NoticeSettings",
]
