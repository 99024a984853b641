"""The rows of this room, split by noun."""

from press.models.cases import (
    Case,
    CaseState,
    CaseStep,
    Channel,
    Copy,
    Evidence,
    EvidenceField,
    Outcome,
    StepKind,
    evidence_store,
)
from press.models.verifying import Unverified

__all__ = [
    "Case",
    "CaseState",
    "CaseStep",
    "Channel",
    "Copy",
    "Evidence",
    "EvidenceField",
    "Outcome",
    "StepKind",
    "Unverified",
    "evidence_store",
]
