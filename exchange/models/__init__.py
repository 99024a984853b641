"""What the door for machines keeps: imports with what became of each row, tokens of people's programs, whom the
newsroom tells of what readers get, and which partner has what of it."""

from exchange.models.importing import ImportRow, ImportRun, Result, RunState
from exchange.models.outlets import Format, Outlet, PartnerWarning, PictureEnd, Sent
from exchange.models.tokens import ApiToken, Scope
from exchange.models.webhooks import Delivery, DeliveryState, Event, Webhook

__all__ = [
    "ApiToken",
    "Delivery",
    "DeliveryState",
    "Event",
    "Format",
    "ImportRow",
    "ImportRun",
    "Outlet",
    "PartnerWarning",
    "PictureEnd",
    "Result",
    "RunState",
    "Scope",
    "Sent",
    "Webhook",
]
