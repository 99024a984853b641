from django.db import migrations

DROP = "ALTER TABLE articles_article DROP COLUMN search"
#: As it was; it takes as long as every story's words take to be read.
MAKE = """
ALTER TABLE articles_article ADD COLUMN search tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('indonesian', COALESCE(headline, '')), 'A')
    || setweight(to_tsvector('indonesian', COALESCE(standfirst, '')), 'B')
    || setweight(to_tsvector('indonesian', COALESCE(body, '')), 'C')
) STORED;
CREATE INDEX article_search ON articles_article USING gin (search);
"""


class Migration(migrations.Migration):
    """The words that PostgreSQL made of each story itself, and their index. No code has read them since 0017.

    Each save made them anew. The column goes at once, with no row written.
    """

    dependencies = [("articles", "0039_indexes_nobody_asks")]
    operations = [migrations.RunSQL(DROP, MAKE)]
