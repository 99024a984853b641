"""What the door for machines keeps: imports with what became of each row, tokens of people's programs, whom the
newsroom tells of what readers get, which partner has what of it, what agencies send us, what stories are made of, and
what goes live by rule."""

from exchange.models.importing import ImportRow, ImportRun, Result, RunState
from exchange.models.origins import StoryOrigin
from exchange.models.outlets import Format, Outlet, PartnerWarning, PictureEnd, Sent
from exchange.models.tokens import ApiToken, Scope
from exchange.models.webhooks import Delivery, DeliveryState, Event, Webhook
from exchange.models.wirepictures import PictureState, WirePicture
from exchange.models.wirerules import RuledItem, RuledState, WireRule
from exchange.models.wires import (
    SourceKind,
    WireFile,
    WireFormat,
    WireItem,
    WireSource,
    WireState,
    WireUse,
)

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
    "PictureState",
    "Result",
    "RuledItem",
    "RuledState",
    "RunState",
    "Scope",
    "Sent",
    "SourceKind",
    "StoryOrigin",
    "Webhook",
    "WireFile",
    "WireFormat",
    "WireItem",
    "WirePicture",
    "WireRule",
    "WireSource",
    "WireState",
    "WireUse",
]
