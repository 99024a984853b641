"""An archive whose words are as uneven as those of a paper, written by PostgreSQL itself."""

from django.db import connection

from articles.finding import newest, vocabulary
from articles.models import Article, Edition
from tests import stage

#: Words, and of how many stories one has each. `gelombang` came in one wave, long ago; `langka` stands in five.
COMMON, TENTH, HUNDREDTH, WAVE, RARE, NONE = "umum", "sering", "kadang", "gelombang", "langka", "takada"
_LEXEMES = """
    concat_ws(' ',
        CASE WHEN n %% 2 = 0 THEN '''umum'':1A ''^umum'' ''~umum''' END,
        CASE WHEN n %% 10 = 0 THEN '''sering'':30C' END,
        CASE WHEN n %% 100 = 0 THEN '''kadang'':31C' END,
        CASE WHEN n BETWEEN {wave} AND {wave} * 5 / 4 THEN '''gelombang'':32C' END,
        CASE WHEN n %% ({count} / 5) = 0 THEN '''langka'':33C' END,
        (SELECT string_agg('''isi' ||
            floor(power(random(), 3) * 5000) || '''', ' ') FROM generate_series(1, 40 + n * 0))
    )::tsvector
"""


def _columns(model) -> list[str]:
    return [field.column for field in model._meta.concrete_fields if not field.generated and field.column != "id"]


def load(count: int, minutes: int = 5) -> None:
    """`count` live stories, so many minutes apart, the first the newest; and what search counts of them."""
    sample = Edition.objects.select_related("article").get(
        article=stage.published(stage.make_cast(), headline="Contoh")
    )
    changed = {
        "words": _LEXEMES.format(count=count, wave=count // 2),
        "article_id": "%(article)s + n",
        **dict.fromkeys(["published_at", "starts_at"], f"now() - n * interval '{minutes} minutes'"),
        "section_id": "CASE WHEN n %% 1000 = 0 THEN %(quiet)s ELSE section_id END",
    }
    top = sample.article_id
    other = stage.SectionFactory().pk
    connection.statement_seconds = 0  # no limit of a reader's, which the test before may have left
    with connection.cursor() as cursor:
        for model, own in ((Article, {"id": "%(article)s + n", "form_key": "NULL"}), (Edition, changed)):
            names = [*dict.fromkeys([*own, *_columns(model)])]
            values = ", ".join(own.get(name, f'"{name}"') for name in names)
            table = model._meta.db_table
            named = ", ".join(f'"{name}"' for name in names)
            cursor.execute(
                f"INSERT INTO {table} ({named}) SELECT {values} FROM {table}, generate_series(1, {count}) AS n"
                " WHERE id = %(sample)s",
                {"article": top, "quiet": other, "sample": sample.pk if model is Edition else top},
            )
            cursor.execute(f"ANALYZE {table}")
        while vocabulary.count():
            pass
        cursor.execute("ANALYZE articles_word")
    newest.forget()
