"""Something of everything that the desk has pages for: what walks over all addresses meet."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from taggit.models import Tag

from articles.models import ReviewStep, Synonym
from desk.models import Note, Notice
from exchange.api import tokens
from exchange.models import ImportRun, Scope, Webhook
from exchange.outlets import setting_up
from people.models import Author, Role, User
from photos.models import Photo
from press import intake
from press.intake import Complaint
from press.kinds import CaseKind
from public.models import Page, SocialLink, TextFile
from public.models.page import Network
from sections.models import Section
from tests import stage
from tests.desk.planning.test_planning import planned
from tests.exchange.wires import stage as wires
from tests.exchange.wires.rules import stage as rules
from tests.factories import AuthorFactory, PhotoFactory, UserFactory


def make_scene(cast: stage.Cast) -> dict:
    """What stands in the places of an address, by kind: keys, none the visitor's own except the writer's story."""
    story = stage.draft(cast)
    return {
        "story": story.pk,
        "article": story.pk,
        "user": cast.other_writer.pk,
        "role": Role.objects.get(codename="photo_editor").pk,
        "author": AuthorFactory().pk,
        "section": cast.section.pk,
        "photo": (photo := PhotoFactory(created_by=cast.other_writer)).pk,
        "photos-api": photo.pk,
        "section_type": ContentType.objects.get_for_model(Section).pk,
        "story_type": ContentType.objects.get_for_model(type(story)).pk,
        "author_type": ContentType.objects.get_for_model(Author).pk,
        "user_type": ContentType.objects.get_for_model(User).pk,
        "photo_type": ContentType.objects.get_for_model(Photo).pk,
        "page": Page.objects.create(title="Tentang", slug="tentang-uji", body="<p>Kami.</p>").pk,
        "textfile": TextFile.objects.create(name="ads.txt", text="example.org, 1, DIRECT").pk,
        "sociallink": SocialLink.objects.create(network=Network.values[0], url="https://example.org").pk,
        "reviewstep": ReviewStep.objects.create(section=cast.other_section, name="Hukum").pk,
        "tag": Tag.objects.create(name="salah tulis", slug="salah-tulis").pk,
        "synonym": Synonym.objects.create(terms="beras, padi").pk,
        "note": _old_note(story, cast.writer).pk,
        "notice": Notice.objects.create(user=UserFactory(), kind="note", article=story, url="/admin/").pk,
        "imports": ImportRun.objects.create(source="ekspor.xml", created_by=cast.administrator).pk,
        "assignment": planned(cast, photo_wanted=True).pk,
        "case": intake.record(story, Complaint(CaseKind.ERRATUM, "Angka itu keliru.", "Redaksi"), cast.writer).pk,
        "webhook": Webhook.objects.create(
            name="Mitra", address="https://mitra.example/", events=["story.published"], created_by=cast.administrator
        ).pk,
        "outlet": setting_up.make(cast.administrator, name="Mitra", slug="mitra")[0].pk,
        **_wire(cast),
        "token": tokens.make(UserFactory(), "Skrip", [Scope.STORIES_READ], 30)[0].pk,
        "key": "8b0d2f5e-3a51-4a38-9d4c-0e7f6a1c2b3d",
    }


def _wire(cast: stage.Cast) -> dict:
    """A source, an item of it, a picture of the item, and a rule."""
    (item,) = wires.keep(source := wires.source(cast), wires.WITH_PICTURE)
    rule = rules.rule(cast, source)
    return {
        "wire": item.pk,
        "wire_source": source.pk,
        "wire_picture": item.pictures.get().pk,
        "wire_rule": rule.pk,
    }


def _old_note(story, author) -> Note:
    note = Note.objects.create(article=story, author=author, text="Catatan")
    Note.objects.filter(pk=note.pk).update(created_at=timezone.now() - timedelta(hours=1))
    return note
