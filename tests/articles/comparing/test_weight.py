"""How much a change weighs, and which answer that suggests."""

import pytest

from articles.comparing import weight
from articles.workflow.status import Change
from tests import stage

pytestmark = pytest.mark.django_db


def weigh(cast, **changes) -> weight.Weight:
    article = stage.draft(cast)
    before = article.revisions.get()
    return weight.weigh(before, stage.save(article, cast.writer, **changes))


def test_a_name_spelt_right_looks_like_a_minor_fix(cast):
    found = weigh(cast, body="<p>Petani di Takalar memanen lebih awal.</p><p>Harga naik sejak bulan lalu.</p>")
    assert found == weight.Weight(2, Change.MINOR)


def test_a_new_paragraph_looks_like_an_update(cast):
    found = weigh(cast, body=f"<p>Petani di Takalar memanen lebih awal.</p><p>{'Kata baru. ' * 20}</p>")
    assert found.suggested == Change.UPDATE


def test_what_readers_do_not_read_as_text_weighs_nothing(cast):
    assert weigh(cast, dateline="Bulukumba", slug="lain") == weight.Weight(0, Change.MINOR)


@pytest.mark.parametrize(("words", "suggested"), [(weight.SMALL, Change.MINOR), (weight.SMALL + 1, Change.UPDATE)])
def test_the_border_is_a_number_of_words(cast, words, suggested):
    more = " ".join(f"kata{n}" for n in range(words))
    article = stage.draft(cast)
    before = article.revisions.get()
    after = stage.save(article, cast.writer, headline=f"{article.headline} {more}")
    assert weight.weigh(before, after) == weight.Weight(words, suggested)
