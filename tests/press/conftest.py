"""A story that readers have, and what somebody found wrong in it."""

from collections.abc import Callable

import pytest

from articles.models import Article
from press import cases, intake
from press.cases import Decision
from press.intake import Complaint
from press.kinds import CaseKind
from press.models import Case, Outcome
from tests import stage

PASSAGE = "Petani rumput laut di Bulukumba memanen lebih awal tahun ini."
REPLY = "Kami tidak pernah menutup dermaga itu. Kapal tetap bersandar setiap hari."


def complaint(kind: CaseKind = CaseKind.CORRECTION, **said) -> Complaint:
    """What a reader sends."""
    told = {"message": "Kapasitasnya 5.000 ton, bukan 50.000 ton.", "sender_name": "Ratih Wulandari"}
    return Complaint(**{"kind": kind} | told | said)


def decided(case: Case, user, outcome: Outcome = Outcome.GRANTED, **more) -> Case:
    """The case after `user` decided it."""
    cases.decide(case, user, Decision(outcome, "Angkanya memang keliru.", **more))
    case.refresh_from_db()
    return case


@pytest.fixture
def story(cast) -> Article:
    """A live story by the cast's writer."""
    return stage.published(cast, body=f"<p>{PASSAGE}</p><p>Kapasitas gudang 50.000 ton.</p>")


@pytest.fixture
def came(story) -> Callable[..., Case]:
    """`came(kind, …)`: a case about the story as a reader's form brings it."""
    return lambda kind=CaseKind.CORRECTION, **said: intake.receive(story, complaint(kind, **said)).case


@pytest.fixture
def case(came) -> Case:
    """A request for a correction."""
    return came()
