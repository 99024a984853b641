"""Typed signs become those of print: what is new, and nothing else."""

import time
from copy import copy
from uuid import uuid4

import pytest
from django.utils.datastructures import MultiValueDict

from articles.comparing import merging
from articles.forms import StoryForm
from articles.text import autosaves, drafts, revisions, typography
from tests import stage


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Naik," kata dia.', "“Naik,” kata dia."),
        ('Ia berkata, "Harga naik."', "Ia berkata, “Harga naik.”"),
        ("Ma'ruf, Jum'at, dan Qur'an", "Ma’ruf, Jum’at, dan Qur’an"),
        ("Ia bilang 'siap' lalu pergi", "Ia bilang ‘siap’ lalu pergi"),
        ("Tahun '90-an", "Tahun ’90-an"),
        ("Sejak '98 harga naik, kata Jum'at", "Sejak ’98 harga naik, kata Jum’at"),
        ("\"Kata dia 'siap'\"", "“Kata dia ‘siap’”"),
        ('("Beras")', "(“Beras”)"),
        ('kata&nbsp;"siap" dan\xa0"belum"', "kata&nbsp;“siap” dan\xa0“belum”"),
        ("Layar 5\" dan 6' tinggi", "Layar 5\" dan 6' tinggi"),
        ('"Naik 5"', "“Naik 5”"),
        ("Jakarta - Harga naik", "Jakarta – Harga naik"),
        ("Harga -- katanya -- naik", "Harga – katanya – naik"),
        ("5 - 3 dan 2-1", "5 - 3 dan 2-1"),
        ('„Kata" itu', '„Kata" itu'),
        ("https://a.example/it's", "https://a.example/it's"),
        ("“Sudah” dan ‘benar’", "“Sudah” dan ‘benar’"),
        ("", ""),
    ],
)
def test_a_line_is_set(typed, printed):
    assert typography.set_text(typed) == printed
    assert typography.set_text(printed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('<p>"Naik"</p><p>"Turun"</p>', "<p>“Naik”</p><p>“Turun”</p>"),
        ('<p><strong>"Naik</strong> lagi," kata dia.</p>', "<p><strong>“Naik</strong> lagi,” kata dia.</p>"),
        ('<p>a<br>"b"</p>', "<p>a<br>“b”</p>"),
        ('<p><a href="https://a.example/x">Jum\'at</a></p>', '<p><a href="https://a.example/x">Jum’at</a></p>'),
        ('<figure data-photo="7"><figcaption>"a"</figcaption></figure>',) * 2,
        ('<aside data-article="3">"a"</aside>', '<aside data-article="3">"a"</aside>'),
        ('<p><code>x = "a"</code></p>', '<p><code>x = "a"</code></p>'),
    ],
)
def test_a_body_is_set_block_by_block_and_its_tags_stay(typed, printed):
    printed = printed.replace('>"a"</figc', ">“a”</figc")
    assert typography.set_html(typed) == printed


def test_what_stood_there_before_stays_as_it_was():
    before = '<p>"Lama"</p>'
    assert typography.set_html('<p>"Lama"</p><p>"Baru"</p>', [before]) == '<p>"Lama"</p><p>“Baru”</p>'


def test_a_long_text_takes_no_time_worth_counting():
    html = "<p>" + '"Harga naik," kata Ma\'ruf - dan turun. ' * 5_000 + "</p>"
    started = time.process_time()
    typography.set_html(html)
    assert time.process_time() - started < 2


# Saving


def form_of(article, cast, **changes) -> StoryForm:
    fields = revisions.snapshot(article) | changes
    data = MultiValueDict(
        {name: [str(value or "")] for name, value in fields.items() if name not in ("tags", "bylines")}
    )
    data.setlist("version", [str(article.version)])
    form = StoryForm(data, instance=copy(article), user=cast.writer)
    assert form.is_valid(), form.errors
    return form


@pytest.mark.django_db
def test_a_form_sends_typed_signs_as_print_has_them(cast):
    story = stage.draft(cast, headline="Lama", body="<p>a</p>")
    form = form_of(story, cast, headline='Harga "naik"', body="<p>Jum'at</p>", lead_caption='"Di pasar"')
    sent = form.snapshot()
    assert (sent["headline"], sent["body"], sent["lead_caption"]) == ("Harga “naik”", "<p>Jum’at</p>", "“Di pasar”")


@pytest.mark.django_db
def test_opening_and_saving_an_old_story_changes_nothing(cast):
    story = stage.draft(cast, headline='Harga "naik"', body='<p>"Lama"</p><p>b</p>')
    before = revisions.latest(story).number
    assert drafts.save(story, form_of(story, cast).snapshot() | kept(story), cast.writer) is None
    assert revisions.latest(story).number == before


@pytest.mark.django_db
def test_what_others_changed_meanwhile_is_not_taken_for_ones_own(cast):
    """My form still has the old straight quotes, theirs have gone from the story: only what I typed is mine."""
    story = stage.draft(cast, body='<p>"Lama"</p><p>b</p>')
    base = revisions.latest(story).fields
    stage.save(story, cast.writer, body="<p>“Lama”</p><p>b</p>")
    mine = form_of(story, cast, body='<p>"Lama"</p><p>"Baru"</p>').snapshot(base)["body"]
    passages = merging.passages(base["body"], mine, revisions.latest(story).fields["body"])
    assert not [one for one in passages if one.kind == merging.BOTH]
    assert merging.put_together(passages, {}) == "<p>“Lama”</p><p>“Baru”</p>"


@pytest.mark.django_db
def test_what_was_kept_while_typing_is_no_news_once_it_is_saved(cast):
    story = stage.draft(cast, body="<p>“Naik”</p>")
    fields = {name: [str(value or "")] for name, value in revisions.snapshot(story).items()}
    row = autosaves.keep(cast.writer, uuid4(), story, 1, fields | as_lines(story) | {"body": ['<p>"Naik"</p>']})
    assert not autosaves.differs(row, story)


def kept(story) -> dict:
    """What `form_of` does not send."""
    return {name: revisions.snapshot(story)[name] for name in ("tags", "bylines")}


def as_lines(story) -> dict:
    lines = revisions.snapshot(story)["bylines"]
    roles = {"author": "bylines_author", "role": "bylines_role"}
    return {name: [str(line[key]) for line in lines] for key, name in roles.items()} | {
        "tags": [", ".join(revisions.snapshot(story)["tags"])]
    }
