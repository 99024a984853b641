"""Do readers find what they ask for? Two hundred questions to fifty stories, among hundreds that have their words."""

import random
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from articles.finding import vectors, vocabulary
from articles.models import Article, Edition, Revision
from articles.text import storyfields
from public import search

#: Stories beside the right ones, made of their sentences: a reader must not be led to these.
OTHERS = 400
#: The share of questions whose story is among the first ten, and of other stories before the right one.
FOUND, WRONG = 0.95, 0.05


def written() -> list[tuple[list[str], list[str]]]:
    """Stories as headline, standfirst, body and tags, each with its questions."""
    text = (Path(__file__).parent / "questions.txt").read_text()
    blocks = [block.strip().splitlines() for block in text.split("\n\n")[1:]]
    return [
        ([line for line in block if line[0] != "?"], [line[2:] for line in block if line[0] == "?"])
        for block in blocks
    ]


@pytest.fixture
def archive(cast) -> dict[str, list[str]]:
    """The questions by the headline of the story that answers them; the archive stands."""
    told = written()
    chance = random.Random(7)
    sentences = [sentence for story, _asked in told for sentence in story[2].split(". ")]
    headlines = ["Kabar pagi dari daerah", "Rangkuman pekan ini", "Agenda hari ini", "Foto pilihan pembaca"]
    others = [
        [chance.choice(headlines), "Ringkasan.", ". ".join(chance.sample(sentences, 6)), "rangkuman"]
        for _nth in range(OTHERS)
    ]
    stories = [story for story, _asked in told] + others
    chance.shuffle(stories)
    load(cast, stories)
    return {story[0]: asked for story, asked in told}


def load(cast, stories: list[list[str]]) -> None:
    articles = Article.objects.bulk_create(
        Article(headline=story[0], section=cast.section, created_by=cast.writer) for story in stories
    )
    revisions = Revision.objects.bulk_create(
        Revision(article=article, number=1, created_by=cast.writer, fields={}) for article in articles
    )
    now, editions = timezone.now(), []
    for nth, (article, revision) in enumerate(zip(articles, revisions, strict=True)):
        headline, standfirst, body, tags = stories[nth]
        text = {"headline": headline, "standfirst": standfirst, "body": f"<p>{body}</p>", "tags": tags.split(", ")}
        people = {"approved_by": cast.section_editor, "published_by": cast.section_editor, "section": cast.section}
        at = dict.fromkeys(["starts_at", "published_at", "updated_at", "announced_at"], now - timedelta(hours=nth))
        words = vectors.of_fields(storyfields.blank() | text, {})
        own = {"headline": headline, "standfirst": standfirst, "body": text["body"], "plain_text": body, "slug": "x"}
        editions.append(Edition(article=article, revision=revision, words=words, **own, **people, **at))
    for edition in Edition.objects.bulk_create(editions):
        vocabulary.learn_entry(edition.words, published=True)
    while vocabulary.count():
        pass


def test_readers_find_what_they_ask_for(archive, capsys):
    missed, wrong, count = [], 0.0, 0
    for headline, questions in archive.items():
        for question in questions:
            count += 1
            shown = [hit.card.headline for hit in search.find(question, limit=10).hits]
            place = shown.index(headline) if headline in shown else None
            if place is None:
                missed.append((question, headline, shown[:3]))
            wrong += (len(shown) if place is None else place) / 10
    with capsys.disabled():
        print(
            f"\n{count} questions: {1 - len(missed) / count:.1%} found, {wrong / count:.1%} of places wrong before it"
        )
    assert count >= 120
    assert 1 - len(missed) / count >= FOUND, missed
    assert wrong / count <= WRONG, missed


def test_a_name_is_not_led_by_words_that_look_like_its_root(archive):
    shown = [hit.card.headline for hit in search.find("kediri").hits]
    assert shown[0] == "Petani tembakau Kediri panen lebih awal"
    assert "Cara warga menerima diri setelah gagal usaha" not in shown
