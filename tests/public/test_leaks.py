"""No draft is reachable from any public address: every address is walked, with a story in every desk state."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

from articles.models import Article, Edition, Revision
from articles.readers import embargoes, sharing
from articles.readers.lists import Mark
from articles.workflow import workflow
from articles.workflow.order import Order
from desk.models import Note, Notice
from desk.notes import notes
from desk.notes.passages import Passage
from exchange.api import cursors
from fronts import bars
from fronts.arrangement import Container, Placed, written
from fronts.models import BreakingBar, Draft
from people.models import User
from photos import renditions
from press import intake
from press.intake import Complaint
from press.kinds import CaseKind
from public import popularity
from public.models import Page
from tests import stage
from tests.exchange.api.asking import operations
from tests.factories import PhotoFactory, jpeg
from tests.fronts import arranged
from tests.replay import replayed

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("leaks")]

SECRET = "Kusimpan"  # in every text that readers may not see
LIVE = "Terbitlah"
A_MARK = "2099-01-01T00:00:00.000000Z,1"  # where a later page of a list begins

#: For each pattern of the readers' site the addresses to walk, with names filled in from the stage; a pattern that is
#: missing here fails the test. `{any}` stands for the id of a story in each desk state.
WALK = {
    "": ["/"],
    "read/<int:pk>": ["/read/{any}"],
    "read/<int:pk>/": ["/read/{any}/"],
    "read/<int:pk>/<words:slug>": ["/read/{any}/-", "/read/{any}/kusimpan", "/read/{any}/kusimpan?teks"],
    "read/<int:pk>/<path:slug>": ["/read/{any}/a/b"],
    "indeks/": ["/indeks/", "/indeks/?rubrik=ekbis"],
    "indeks/<day:day>/": ["/indeks/{day}/", "/indeks/{day}/?rubrik=ekbis", "/indeks/{tomorrow}/"],
    "tag/<words:slug>/": [
        "/tag/rahasia/",
        "/tag/kusimpan-topik/",
        f"/tag/kusimpan-topik/?before={A_MARK}",
        "/tag/ekspor/",
    ],
    "penulis/<words:slug>/": ["/penulis/wati/", "/penulis/oki/"],
    "video/": ["/video/"],
    "cari/": ["/cari/", "/cari/?q=tersembunyi", "/cari/?q=rumput", "/cari/?q=tersem", "/cari/?q=naskah&rubrik=ekbis"],
    "halaman/<words:slug>/": ["/halaman/nanti/", "/halaman/tentang-kami/"],
    "feed/": ["/feed/"],
    "tag/<words:slug>/feed/": ["/tag/rahasia/feed/", "/tag/kusimpan-topik/feed/", "/tag/ekspor/feed/"],
    "penulis/<words:slug>/feed/": ["/penulis/wati/feed/", "/penulis/oki/feed/"],
    "<words:slug>/feed/": ["/ekbis/feed/", "/sport-lifestyle/feed/"],
    "sitemap.xml": ["/sitemap.xml"],
    "sitemap-lists.xml": ["/sitemap-lists.xml"],
    "sitemap-news.xml": ["/sitemap-news.xml"],
    "sitemap-<month:month>-<int:part>.xml": [f"/sitemap-{{month}}-{part}.xml" for part in (1, 2, 3)],
    "robots.txt": ["/robots.txt"],
    "ads.txt": ["/ads.txt"],
    "trust.txt": ["/trust.txt"],
    "media/<path:path>": ["/media/{original}", "/media/originals/{original}", "/media/photos/{photo}/"],
    "baca/<int:pk>/": ["/baca/{any}/"],
    "pratinjau/<str:token>/": [
        "/pratinjau/{any}/",
        "/pratinjau/{seed}/",
        "/pratinjau/{digest}/",
        "/pratinjau/{dead}/",
    ],
    "koreksi/": ["/koreksi/", "/koreksi/?jenis=pencabutan", "/koreksi/?jenis=hak-jawab"],
    "koreksi/<int:pk>/": ["/koreksi/{note}/", "/koreksi/{unsaid}/"],
    "koreksi/<int:pk>/semula/": ["/koreksi/{note}/semula/", "/koreksi/{unsaid}/semula/"],
    "koreksi/feed/": ["/koreksi/feed/"],
    "koreksi/kirim/<int:pk>/": ["/koreksi/kirim/{any}/"],
    "koreksi/kasus/<str:token>/": [
        "/koreksi/kasus/{any}/",
        "/koreksi/kasus/{case_seed}/",
        "/koreksi/kasus/{case_digest}/",
    ],
    "csp/": ["/csp/"],
    "<words:slug>/": ["/ekbis/", "/sport-lifestyle/"],
}

#: The same for each operation of the API that asks for no token.
API_WALK = {
    "stories": [
        "stories",
        *(f"stories?{query}" for query in ("section=ekbis", "tag=rahasia", "tag=kusimpan-topik", "tag=ekspor")),
        *(f"stories?{query}" for query in ("author=wati", "kind=story", "changed_since=2020-01-01T00:00:00Z")),
        f"stories?cursor={cursors.written(Mark.read(A_MARK))}",
    ],
    "story": ["stories/{any}"],
    "story_notes": ["stories/{any}/notes"],
    "gone": ["gone?since=2020-01-01T00:00:00Z"],
    "notes": ["notes", "notes?kind=withdrawal"],
    "sections": ["sections"],
    "tags": ["tags"],
    "tag": ["tags/rahasia", "tags/kusimpan-topik", "tags/ekspor"],
    "authors": ["authors"],
    "author": ["authors/wati", "authors/oki"],
    "front": ["fronts/home", "fronts/ekbis", "fronts/sport-lifestyle"],
    "photo": ["photos/{photo}", "photos/{any}"],
}


def _held(article, cast):
    """The approved text under an embargo, and scheduled for the moment at which that ends."""
    until = timezone.now() + timedelta(hours=1)
    embargoes.change(article, until, cast.section_editor)
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=until))
    return article


def _withheld(cast):
    """A story withdrawn because of its headline, to which a live story points: nothing names it any more."""
    text = {"headline": f"{SECRET} fitnah", "standfirst": SECRET, "slug": "kusimpan-fitnah", "tags": ["ekspor"]}
    story = stage.published(cast, **text)
    also = f'<p>{LIVE} naskah.</p><aside data-article="{story.pk}">{SECRET} fitnah</aside>'
    stage.published(cast, headline=f"{LIVE} menunjuk", body=also, tags=["ekspor"])
    order = Order(note="Judulnya keliru.", withhold_headline=True, ground="false")
    stage.withdraw(cast.editor_in_chief, story, order)
    return story


@pytest.fixture
def desk(cast, settings):
    return furnish(cast)


@replayed(after=1)
def furnish(cast) -> dict[str, Article]:
    """A story in every desk state; what is not live holds the secret, what is live, in a draft of its change, too."""
    stories = {}
    for state, make in stage.IN_EVERY_STATE.items():
        word = LIVE if state == "published" else SECRET
        text = {
            "headline": f"{word} {state}",
            "standfirst": f"{word} naskah rumput",
            "body": f"<p>{word} naskah rumput tersembunyi</p>",
            "slug": f"{word}-{state}".lower(),
            "dateline": word,
            "lead_caption": word,
            "tags": ["ekspor"] if word is LIVE else ["rahasia", f"{SECRET} topik"],
        }
        if state in ("withdrawn", "ended"):
            text["headline"] = "Ditarik dari pembaca"  # the notice names it, with the reason
        stories[state] = make(cast, **text)
    stage.save(stories["published"], cast.writer, headline=f"{SECRET} perubahan", body=f"<p>{SECRET}</p>")
    stories["embargoed"] = _held(stage.approved(cast, headline=f"{SECRET} ditahan", tags=["rahasia"]), cast)
    stories["held change"] = stage.published(cast, headline=f"{LIVE} lalu ditahan", tags=["ekspor"])
    text = {"headline": f"{SECRET} perubahan ditahan", "body": f"<p>{SECRET}</p>", "standfirst": SECRET}
    stage.save(stories["held change"], cast.writer, **text)
    workflow.perform("submit", cast.writer, stories["held change"])
    workflow.perform("approve", cast.section_editor, stories["held change"])
    _held(stories["held change"], cast)
    stories["withheld"] = _withheld(cast)
    for story in stories.values():
        _note(story, cast)
        for _ in range(3):
            popularity.count(story.pk)
    popularity.write()
    _arrange(stories, cast)
    Page.objects.create(title=f"{SECRET} nanti", slug="nanti", body=f"<p>{SECRET}</p>", is_public=False)
    Page.objects.create(title="Tentang Kami", slug="tentang-kami", body="<p>Kami.</p>")
    return stories


def _arrange(stories: dict, cast) -> None:
    """Every story on both fronts by hand, those that readers do not have in words of the front's own; a draft and a
    front of tomorrow that nobody may see yet; and a bar that leads to a story which was withdrawn."""
    told = {"headline": f"{SECRET} di depan", "kicker": SECRET, "standfirst": SECRET}
    live = {"published", "held change"}
    cards = [Placed(one.pk, **({} if state in live else told)) for state, one in stories.items()]
    tomorrow = timezone.now() + timedelta(days=1)
    for section in (None, cast.section):
        revision = arranged.put(*cards, section=section)
        container = Container("rahasia1", title=f"{SECRET} besok")
        arranged.live([container], section=section, at=tomorrow)
        Draft.objects.create(front=revision.front, layout=written((container,)))
    bars.put(
        cast.editor_in_chief, f"{SECRET} pita", timezone.now() + timedelta(hours=1), article=stories["published"]
    )
    BreakingBar.objects.update(article=stories["withdrawn"])


def _note(story, cast) -> None:
    """A note on the story, one on a passage that readers do have, and an answer; all of them secret."""
    notes.write(cast.managing_editor, story, f"{SECRET} catatan untuk @wati")
    passage = Passage(f"{LIVE} naskah", "", "rumput")
    on_passage = notes.write(cast.managing_editor, story, f"{SECRET} catatan pada bagian", passage)
    notes.answer(cast.writer, on_passage, f"{SECRET} jawaban")


def patterns() -> list[str]:
    """Every pattern of the readers' site."""
    site = next(one for one in get_resolver().url_patterns if getattr(one, "app_name", None) == "public")
    return [str(one.pattern) for one in site.url_patterns]


def shared(desk) -> dict:
    """What is known of a living link but its token, and the token of a dead one."""
    editor = User.objects.get(username="sari")
    living, dead = (
        sharing.make(desk[state], desk[state].revisions.first(), editor, label="Pengacara")
        for state in ("draft", "in_review")
    )
    sharing.revoke(dead, editor)
    return {"seed": living.seed, "digest": living.digest, "dead": sharing.address(dead).rstrip("/").rsplit("/", 1)[1]}


def complained(desk) -> dict:
    """What the database knows of the secret address of a case, whose words are secret too."""
    said = Complaint(CaseKind.CORRECTION, f"{SECRET} keberatan", f"{SECRET} pengirim", passage=SECRET)
    case = intake.receive(desk["published"], said).case
    return {"case_seed": case.seed, "case_digest": case.digest}


def places(desk) -> list[str]:
    """Every address to walk."""
    edition = Edition.objects.live().get(article=desk["published"])
    filled = {
        "day": f"{edition.published_at:%Y-%m-%d}",
        "tomorrow": "2099-01-01",
        "month": f"{edition.published_at:%Y-%m}",
        "original": desk["draft"].lead_photo.original.name,
        "photo": desk["draft"].lead_photo_id,
        "note": desk["withdrawn"].corrections.get().pk,
        "unsaid": desk["withheld"].corrections.get().pk,
        **shared(desk),
        **complained(desk),
    }
    found = []
    api = [f"/api/v1/{path}" for paths in API_WALK.values() for path in paths]
    for path in [*(path for paths in WALK.values() for path in paths), *api]:
        numbers = [story.pk for story in desk.values()] if "{any}" in path else [0]
        found += [path.format(any=number, **filled) for number in numbers]
    return found


def test_every_address_is_in_the_walk():
    assert set(patterns()) == set(WALK)
    open_to_all = {one.name for one in operations() if one.method == "get" and not one.told.get("security")}
    assert open_to_all == set(API_WALK)


def test_no_address_shows_what_is_not_live(client, desk):
    seen = {}
    for path in places(desk):
        for method in (client.get, client.post):
            response = method(path, follow=True)
            text = response.content.decode(errors="replace") + str(dict(response.headers))
            seen[path] = response.status_code
            assert SECRET.lower() not in text.lower().replace(path.lower(), ""), path
    assert seen["/"] == seen["/feed/"] == seen["/sitemap.xml"] == 200


def test_a_living_token_is_the_one_road_to_unpublished_text_and_leads_to_its_revision_alone(client, desk):
    editor = User.objects.get(username="sari")
    link = sharing.make(desk["draft"], desk["draft"].revisions.first(), editor, label="Pengacara")
    token = sharing.address(link).rstrip("/").rsplit("/", 1)[1]
    words = client.get(f"/pratinjau/{token}/").content.decode()
    assert f"{SECRET} draft" in words
    assert not [state for state in desk if state != "draft" and f"{SECRET} {state}" in words]
    for path in places(desk):
        answer = client.get(path, follow=True)
        assert token not in answer.content.decode(errors="replace"), path
        assert SECRET.lower() not in answer.content.decode(errors="replace").lower().replace(path.lower(), ""), path
    sharing.revoke(link, editor)
    assert SECRET not in client.get(f"/pratinjau/{token}/").content.decode()


def test_the_walk_meets_what_is_live(client, desk):
    lists = ("/", "/ekbis/", "/indeks/", "/feed/", "/tag/ekspor/", "/penulis/wati/", "/sitemap-news.xml")
    api = ("stories", "stories?tag=ekspor", "fronts/home", f"stories/{desk['published'].pk}")
    for path in (*lists, "/cari/?q=naskah", *(f"/api/v1/{path}" for path in api)):
        assert f"{LIVE} published" in client.get(path).content.decode(), path


def test_a_tag_that_only_drafts_bear_has_no_page(client, desk):
    assert client.get("/tag/rahasia/").status_code == 404
    assert client.get("/tag/rahasia/feed/").status_code == 404


def test_a_withdrawn_story_shows_its_reason_and_not_its_text(client, desk):
    response = client.get(f"/read/{desk['withdrawn'].pk}/")
    assert response.status_code == 410
    assert "Narasumber menarik pernyataannya." in response.content.decode()
    assert SECRET not in response.content.decode()


def test_neither_a_preview_nor_a_page_shown_outside_tells_of_a_note(client, cast):
    story = stage.draft(cast, body="<p>Naskah rumput laut.</p>")
    notes.write(cast.managing_editor, story, f"{SECRET} @wati", Passage("Naskah rumput"))
    link = sharing.make(story, story.revisions.get(), cast.section_editor, label="Pengacara")
    outside = client.get(sharing.address(link)).content.decode()
    client.force_login(cast.writer)
    inside = client.get(reverse("preview:story", args=[story.pk])).content.decode()
    for page in (outside, inside):
        assert "Naskah rumput laut" in page
        assert SECRET not in page


def test_no_row_that_readers_pages_start_from_knows_the_way_to_a_note():
    """The readers' site may not import the desk; nor may it walk there from a story, a revision or an edition."""
    for model in (Article, Edition, Revision, User):
        ways = {relation.related_model for relation in model._meta.related_objects}
        assert not ways & {Note, Notice}, model


def test_an_original_has_no_address(client, desk, settings):
    photo = PhotoFactory()
    renditions.make_first(photo, jpeg())
    path = photo.renditions["original"][0]["jpeg"]["path"]
    assert (Path(settings.MEDIA_ROOT) / path).exists()
    assert client.get(f"/media/{path}").status_code == 200
    assert client.get(f"/media/{photo.original.name}").status_code == 404
