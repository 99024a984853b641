"""The rows of this room, split by noun."""

from press.models.casefiles import CaseFile, Failure
from press.models.cases import (
    Case,
    CaseState,
    CaseStep,
    Channel,
    Copy,
    Evidence,
    EvidenceField,
    EvidenceLost,
    Outcome,
    StepKind,
    evidence_store,
)
from press.models.verifying import Unverified

__all__ = [
    "Case",
    "CaseFile",
    "CaseState",
    "CaseStep",
    "Channel",
    "Copy",
    "Evidence",
    "EvidenceField",
    "EvidenceLost",
    "Failure",
    "Outcome",
    "StepKind",
    "Unverified",
    "evidence_store",
]
