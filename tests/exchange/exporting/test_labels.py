"""What others read of us says as well what is not news: lines of ninjs, and WordPress's form."""

import json

import pytest

from articles.text.ai import Made
from exchange import ninjs
from exchange.exporting import archive, wordpress
from exchange.exporting.folder import Folder
from tests import stage
from tests.public.test_labels import CLIENT, HEADLINE, LABEL, paid, publish

pytestmark = pytest.mark.django_db


def nothing(_name: str) -> None:
    """Nobody listens."""


def test_every_line_of_a_paid_story_says_it(cast, tmp_path):
    story = publish(cast, paid(cast))
    archive.write(Folder(tmp_path / "a"), None, nothing)
    lines = [json.loads(line) for path in tmp_path.rglob("*.jsonl") for line in path.read_text().splitlines()]
    of_story = [one for one in lines if one["uri"].rpartition(":")[2] == str(story.pk) or "headlines" in one]
    whole = next(one for one in of_story if one["profile"] == ninjs.STORY)
    assert whole["title"] == f"{LABEL}: {HEADLINE}"
    assert whole["genres"] == [{"name": "advertorial"}]
    assert {"role": "client", "contentType": "text/plain", "value": f"Paid for by {CLIENT}"} in whole["descriptions"]
    told = [one["value"] for line in of_story for one in line.get("headlines", [])]
    assert len(told) >= 3
    assert all(words.startswith(f"{LABEL}: ") for words in told)
    assert ninjs.record_in(whole)["content_class"] == "advertorial"


def test_a_line_that_leads_to_a_paid_story_bears_the_label_in_both_forms(cast, tmp_path):
    advertorial = publish(cast, paid(cast))
    line = f'<aside data-article="{advertorial.pk}">{HEADLINE}</aside>'
    stage.published(cast, headline="Panen", body=f"<p>Isi.</p>{line}", ai_text=Made.MADE)
    archive.write(Folder(tmp_path / "a"), None, nothing)
    wordpress.write(Folder(tmp_path / "w"), None, nothing)
    lines = [json.loads(line) for path in tmp_path.rglob("*.jsonl") for line in path.read_text().splitlines()]
    [news] = [one for one in lines if one["profile"] == ninjs.STORY and one["title"] == "Panen"]
    posts = "".join(path.read_text() for path in (tmp_path / "w").glob("stories-*.xml"))
    for html in (news["bodies"][0]["value"], posts):
        assert f">{LABEL}: {HEADLINE}</a>" in html
        assert f">{HEADLINE}</a>" not in html
    assert "Text made with AI" in {one["value"] for one in news["descriptions"]}
    assert "<p><em>Text made with AI.</em></p>" in posts


def test_wordpress_gets_it_in_title_and_text(cast, tmp_path):
    publish(cast, paid(cast))
    wordpress.write(Folder(tmp_path / "w"), None, nothing)
    text = "".join(path.read_text() for path in (tmp_path / "w").glob("stories-*.xml"))
    assert f"<title>{LABEL}: {HEADLINE}</title>" in text
    assert f"<p><strong>{LABEL} Paid for by {CLIENT}</strong></p>" in text
    assert 'rel="sponsored' in text
