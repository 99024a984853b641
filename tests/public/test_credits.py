"""A handout says that it is one wherever its credit goes: addresses, answers to programs, files and partners."""

import json
import re

import pytest

from articles.models import Edition
from articles.readers import sharing
from exchange.exporting import archive, wordpress
from exchange.exporting.folder import Folder
from fronts.arrangement import Placed
from photos.models import Licence
from tests import stage
from tests.exchange.outlets.partner import Partner
from tests.factories import PhotoFactory
from tests.fronts import arranged
from tests.public.many import RENDITIONS
from tests.public.test_leaks import API_WALK, WALK

pytestmark = pytest.mark.django_db

CREDIT = "Humas Zuria"
#: Its maker's name alone, which is no credit line.
_NAME = re.compile(r'"creator":\s*\{[^{}]*\}')


def bare(text: str) -> list[str]:
    """Where the credit of a handout stands without the mark."""
    text = _NAME.sub("", text)
    return [text[max(0, one.start() - 40) : one.end() + 8] for one in re.finditer(f"{CREDIT}(?!/HO)", text)]


@pytest.fixture
def story(cast):
    """A live story with handouts at its head, in its text and before a video, on two fronts."""
    made = {"licence_kind": Licence.HANDOUT, "credit": CREDIT, "renditions": RENDITIONS}
    lead, inside, poster = (PhotoFactory(**made) for _nth in range(3))
    video = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    body = (
        f'<p>Naskah.</p><figure data-photo="{inside.pk}"></figure>'
        f'<figure data-embed="{video}" data-poster="{poster.pk}"></figure><p>Lagi.</p>'
    )
    story = stage.published(cast, lead_photo=lead, body=body, tags=["ekspor"], slug="kapal")
    for section in (None, cast.section):
        arranged.put(Placed(story.pk), section=section)
    return story


def test_the_walk_would_notice_a_credit_without_the_mark():
    assert bare(f"<p>{CREDIT}</p>")
    assert not bare(f"<p>{CREDIT}/HO</p>")
    assert not bare(f'"creator":{{"@type":"Person","name":"{CREDIT}"}}')


def test_no_address_prints_the_credit_of_a_handout_without_the_mark(cast, client, story):
    at = Edition.objects.live().get().published_at
    link = sharing.make(story, story.revisions.first(), cast.section_editor, label="Klien")
    filled = {"any": story.pk, "note": 0, "unsaid": 0, "day": f"{at:%Y-%m-%d}", "tomorrow": "2099-01-01"}
    filled |= {"month": f"{at:%Y-%m}", "original": "x", "photo": story.lead_photo_id, "seed": "x", "digest": "x"}
    filled |= {"dead": "x", "case_seed": "x", "case_digest": "x"}
    pages = [one.format(**filled) for many in WALK.values() for one in many]
    api = [f"/api/v1/{one.format(**filled)}" for many in API_WALK.values() for one in many]
    met, wrong = set(), {}
    for address in [sharing.address(link), *pages, *api]:
        text = client.get(address, follow=True).content.decode(errors="replace")
        if f"{CREDIT}/HO" in text:
            met.add(address)
        if found := bare(text):
            wrong[address] = found
    assert not wrong
    own = {f"/read/{story.pk}/-", "/feed/", "/ekbis/feed/", sharing.address(link)}
    assert met >= own | {f"/api/v1/stories/{story.pk}", f"/api/v1/photos/{story.lead_photo_id}"}
    page = client.get(f"/read/{story.pk}/kapal").content.decode()
    assert page.count(f"Photo credit: {CREDIT}/HO") == 3


def test_neither_files_nor_partners_get_it_without_the_mark(cast, story, tmp_path):
    """But in the row of a photo as the newsroom keeps it, which says beside it on what ground it has the picture."""
    archive.write(Folder(tmp_path / "a"), None, lambda _name: None)
    wordpress.write(Folder(tmp_path / "w"), None, lambda _name: None)
    lines = [json.loads(line) for path in (tmp_path / "a").rglob("*.jsonl") for line in path.read_text().splitlines()]
    for line in lines:
        line["descriptions"] = [one for one in line.get("descriptions", ()) if one["role"] != "newsroom-record"]
    posts = "".join(path.read_text() for path in (tmp_path / "w").glob("*.xml"))
    for name, text in {
        "ninjs": json.dumps(lines),
        "wxr": posts,
        "outlet": str(Partner(cast).story(story.pk)),
    }.items():
        assert f"{CREDIT}/HO" in text, name
        assert not bare(text), name
