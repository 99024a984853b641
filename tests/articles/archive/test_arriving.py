"""Many stories of an archive at once are the stories that the desk's own verbs make one by one."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag, TaggedItem

from articles.archive import arriving
from articles.archive.arriving import Arrival
from articles.models import Article, Edition, FormerTag, Revision, Standing, Word
from articles.models.revision import Origin
from articles.readers import old_addresses
from articles.refusals import Refused
from articles.text import revisions, storyfields
from articles.workflow import workflow
from articles.workflow.order import Order
from audit.models import Entry
from people import clock
from tests.factories import AuthorFactory, PhotoFactory

pytestmark = pytest.mark.django_db

SINCE = datetime(2019, 5, 2, 3, 4, 5, tzinfo=UTC)
#: What numbers and clocks say is another's each time; what they point to is compared as rows of its own.
_OWN = (Article, Revision, Edition)


@pytest.fixture
def arrivals(cast):
    """A published story with all that an archive brings, one that another had the address of, and a draft."""
    FormerTag.objects.create(name="cabe", tag=Tag.objects.create(name="cabai"))
    photo, within = PhotoFactory(), PhotoFactory()
    authors = [cast.writer.author, AuthorFactory(name="Budi")]
    lines = [{"author": one.pk, "role": "writer"} for one in authors]
    gone = {"author": 10**9, "role": "writer"}
    body = f'<p>Harga “cabai” naik<script>x</script></p><figure data-photo="{within.pk}"></figure>'
    fields = storyfields.blank() | {"headline": "Cabai naik", "body": body, "section": cast.section.pk}
    whole = fields | {"bylines": [*lines, gone], "tags": ["pasar baru", "cabe"], "lead_photo": photo.pk}
    return [
        Arrival(whole | {"slug": "cabai-naik", "lead_caption": "Cabai"}, "Left out: x", SINCE, ("/a/", "/?p=5&x=1")),
        Arrival(fields | {"bylines": lines[1:]}, "", SINCE + timedelta(days=1), ("/a/amp", "/b")),
        Arrival(fields | {"section": 10**9, "tags": ["baru"]}, "", None, ("/c",)),
    ]


def one_by_one(cast, arrivals):
    for one in arrivals:
        article = Article(created_by=cast.administrator)
        revisions.apply(article, one.fields)
        revisions.take(article, cast.administrator, Origin.IMPORT, note=one.note)
        if one.live_since:
            workflow.bring_in(article, cast.editor_in_chief, Order(starts_at=one.live_since))
        old_addresses.keep(article, one.addresses)


def together(cast, arrivals):
    return arriving.arrive(arrivals, cast.administrator, cast.editor_in_chief)


def _said(row):
    told = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(field, models.DateTimeField) and value and abs(value - clock.now()) < timedelta(hours=1):
            value = "now"
        points = field.is_relation and field.related_model in _OWN
        if field.primary_key or points or field.name in ("object_id", "listed_article"):
            value = value is not None
        elif field.related_model is Tag:
            value = str(getattr(row, field.name))
        told[field.name] = value
    return told


def rows():
    """Every row of every table that points to a story, its texts or its editions, and what else a story leaves."""
    pointing = {field.model for one in apps.get_models() for field in one._meta.fields if field.related_model in _OWN}
    pointing |= {Edition.photos.through, TaggedItem, Entry, Word, Standing, Tag, *_OWN}
    found = {}
    for model in pointing:
        said = [_said(row) for row in model._default_manager.order_by("pk")]
        found[model.__name__] = sorted(said, key=repr)
    return found


def made_by(make, cast, arrivals):
    with transaction.atomic():
        make(cast, arrivals)
        found = rows()
        with connection.cursor() as cursor:  # what is looked at when a transaction ends
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)
    return found


def test_together_they_are_what_they_are_one_by_one(cast, arrivals):
    alone = made_by(one_by_one, cast, arrivals)
    assert [len(alone[name]) for name in ("Article", "Edition", "Entry", "OldAddress", "Standing")] == [3, 2, 5, 4, 6]
    made = made_by(together, cast, arrivals)
    for name, said in alone.items():
        assert made[name] == said, name


def test_they_come_back_in_their_order_and_take_no_more_statements_than_fewer(cast, arrivals):
    together(cast, arrivals)
    with CaptureQueriesContext(
        connection,
    ) as few:
        together(cast, arrivals)
    with CaptureQueriesContext(connection) as many:
        made = together(cast, arrivals * 5)
    assert [story.editions.exists() for story in made] == [True, True, False] * 5
    assert len(many) == len(few) <= 26


def test_nobody_answers_for_what_they_brought_in_and_nothing_is_live_that_was_not(cast, arrivals):
    to_come = Arrival(arrivals[0].fields, "", clock.now() + timedelta(hours=1))
    nowhere = Arrival(arrivals[2].fields, "", SINCE)
    for answers, coming in [
        (None, arrivals),
        (cast.administrator, arrivals),
        (cast.section_editor, arrivals),
        (cast.editor_in_chief, [to_come]),
        (cast.editor_in_chief, [*arrivals, nowhere]),
    ]:
        with pytest.raises(Refused), transaction.atomic():
            arriving.arrive(coming, cast.administrator, answers)
        assert not Article.objects.exists()
    assert arriving.arrive(arrivals[2:], cast.administrator, None)[0].state.name == "draft"
