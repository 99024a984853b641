"""By whichever road words reach a story, what no document can carry stays outside."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from articles import body
from articles.models import Autosave
from articles.text import autosaves
from audit.storable import is_storable
from tests import stage

pytestmark = pytest.mark.django_db

BAD = "\x01\x1f\x7f\x9f\ufffe\uffff"


def test_by_quick_edit(client, cast):
    story = stage.draft(cast)
    client.force_login(cast.writer)
    sent = {
        "headline": f"Beras{BAD} naik",
        "section": story.section_id,
        "tags": f"be{BAD}ras",
        "version": story.version,
    }
    assert client.post(reverse("admin:articles_article_quick", args=[story.pk]), sent).status_code == 302
    story.refresh_from_db()
    assert (story.headline, [tag.name for tag in story.tags.all()]) == ("Beras naik", ["beras"])


def test_by_a_script_that_keeps_what_is_typed(client, cast):
    client.force_login(cast.writer)
    fields = {"headline": [f"Be{BAD}ras\ud800"], "body": [f"<p>na{BAD}ik\udfff</p>"]}
    sent = {"key": str(uuid4()), "article": None, "version": 0, "fields": fields}
    answer = client.post(
        reverse("admin:articles_article_autosave"), json.dumps(sent), content_type="application/json"
    )
    assert answer.status_code == 200
    kept = autosaves.snapshot(Autosave.objects.get())
    assert (kept["headline"], kept["body"]) == ("Beras", "<p>naik</p>")


def test_by_a_save_that_no_form_has_seen(cast):
    story = stage.draft(cast)
    stage.save(story, cast.writer, headline=f"Be{BAD}ras", body=f"<p>na{BAD}ik</p>", dateline=f"Bo{BAD}gor")
    assert (story.headline, story.body, story.dateline) == ("Beras", "<p>naik</p>", "Bogor")


def test_a_break_that_a_control_character_makes_stays_a_break():
    assert body.clean("<p>satu\x0bdua\x85tiga</p>") == "<p>satu<br>dua<br>tiga</p>"
    assert is_storable(body.clean(f"<p>a{BAD}</p>"))
