"""What the door for machines keeps: imports with what became of each row, tokens of people's programs, and whom the
newsroom tells of what readers get."""

from exchange.models.importing import ImportRow, ImportRun, Result, RunState
from exchange.models.tokens import ApiToken, Scope
from exchange.models.webhooks import Delivery, DeliveryState, Event, Webhook

__all__ = [
    "ApiToken",
    "Delivery",
    "DeliveryState",
    "Event",
    "ImportRow",
    "ImportRun",
    "Result",
    "RunState",
    "Scope",
    "Webhook",
]
