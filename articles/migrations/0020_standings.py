from django.conf import settings
from django.db import migrations, models
from django.db.models import deletion

#: Whose each story is, of the stories with these ids (the first included, the last not), and on which desk it lies.
#: The person is empty for the desk itself.
HELD = """
CREATE FUNCTION stories_held(first bigint, beyond bigint)
RETURNS TABLE (story bigint, holder bigint) LANGUAGE sql STABLE AS $$
    SELECT id, NULL::bigint FROM articles_article WHERE id >= first AND id < beyond AND section_id IS NOT NULL
    UNION
    SELECT id, created_by_id FROM articles_article WHERE id >= first AND id < beyond
    UNION
    SELECT id, assigned_to_id FROM articles_article WHERE id >= first AND id < beyond AND assigned_to_id IS NOT NULL
    UNION
    SELECT line.article_id, author.user_id
    FROM articles_byline AS line JOIN people_author AS author ON author.id = line.author_id
    WHERE line.article_id >= first AND line.article_id < beyond AND line.role <> 'editor'
        AND author.user_id IS NOT NULL
$$;
"""
#: Makes their rows anew, those that are missing too. `noted_at` is the desk's own, and any row of a story knows it.
STAND = """
CREATE FUNCTION stand(first bigint, beyond bigint) RETURNS void LANGUAGE sql AS $$
    DELETE FROM articles_standing AS here
    WHERE here.article_id >= first AND here.article_id < beyond AND NOT EXISTS (
        SELECT FROM stories_held(here.article_id, here.article_id + 1) AS held
        WHERE held.holder IS NOT DISTINCT FROM here.user_id
    );
    INSERT INTO articles_standing
        (article_id, user_id, section_id, status, is_urgent, updated_at, happened_at, noted_at)
    SELECT one.id, held.holder, one.section_id, one.status, one.is_urgent, one.updated_at,
        greatest(
            (SELECT max(at) FROM articles_transition WHERE article_id = one.id),
            (SELECT max(created_at) FROM articles_revision WHERE article_id = one.id),
            one.created_at
        ),
        (SELECT max(noted_at) FROM articles_standing WHERE article_id = one.id)
    FROM stories_held(first, beyond) AS held JOIN articles_article AS one ON one.id = held.story
    ON CONFLICT (article_id, user_id) DO UPDATE SET section_id = EXCLUDED.section_id, status = EXCLUDED.status,
        is_urgent = EXCLUDED.is_urgent, updated_at = EXCLUDED.updated_at, happened_at = EXCLUDED.happened_at;
$$;
"""
#: Most saves and moves change only what is copied. Where no row is there yet, all of them are made.
STORY = """
CREATE FUNCTION story_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM articles_standing WHERE article_id = OLD.id;
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.section_id, NEW.created_by_id, NEW.assigned_to_id)
        IS NOT DISTINCT FROM (OLD.section_id, OLD.created_by_id, OLD.assigned_to_id)
    THEN
        IF (NEW.status, NEW.is_urgent, NEW.updated_at) IS NOT DISTINCT FROM (OLD.status, OLD.is_urgent, OLD.updated_at)
        THEN
            RETURN NULL;
        END IF;
        UPDATE articles_standing
        SET status = NEW.status, is_urgent = NEW.is_urgent, updated_at = NEW.updated_at WHERE article_id = NEW.id;
        IF FOUND THEN
            RETURN NULL;
        END IF;
    END IF;
    PERFORM stand(NEW.id, NEW.id + 1);
    RETURN NULL;
END $$;
CREATE TRIGGER story_stands AFTER INSERT OR DELETE
    OR UPDATE OF section_id, created_by_id, assigned_to_id, status, is_urgent, updated_at ON articles_article
    FOR EACH ROW EXECUTE FUNCTION story_stands();
"""
BYLINE = """
CREATE FUNCTION byline_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM stand(OLD.article_id, OLD.article_id + 1);
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.article_id <> OLD.article_id) THEN
        PERFORM stand(NEW.article_id, NEW.article_id + 1);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER byline_stands AFTER INSERT OR DELETE OR UPDATE OF article_id, author_id, role ON articles_byline
    FOR EACH ROW EXECUTE FUNCTION byline_stands();
"""
#: An author who gets an account, or another one, may have a hundred thousand stories: all in two statements.
AUTHOR = """
CREATE FUNCTION author_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM articles_standing AS here USING articles_byline AS line, articles_article AS one
    WHERE line.author_id = NEW.id AND line.role <> 'editor' AND one.id = line.article_id
        AND here.article_id = one.id AND here.user_id = OLD.user_id
        AND here.user_id IS DISTINCT FROM one.created_by_id AND here.user_id IS DISTINCT FROM one.assigned_to_id;
    IF NEW.user_id IS NOT NULL THEN
        INSERT INTO articles_standing
            (article_id, user_id, section_id, status, is_urgent, updated_at, happened_at, noted_at)
        SELECT DISTINCT ON (here.article_id) here.article_id, NEW.user_id, here.section_id, here.status,
            here.is_urgent, here.updated_at, here.happened_at, here.noted_at
        FROM articles_byline AS line JOIN articles_standing AS here ON here.article_id = line.article_id
        WHERE line.author_id = NEW.id AND line.role <> 'editor'
        ON CONFLICT (article_id, user_id) DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER author_stands AFTER UPDATE OF user_id ON people_author
    FOR EACH ROW WHEN (NEW.user_id IS DISTINCT FROM OLD.user_id) EXECUTE FUNCTION author_stands();
"""
HAPPENED = """
CREATE FUNCTION standing_happened() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moment timestamptz;
BEGIN
    IF TG_TABLE_NAME = 'articles_transition' THEN
        moment := NEW.at;
    ELSE
        moment := NEW.created_at;
    END IF;
    UPDATE articles_standing SET happened_at = moment WHERE article_id = NEW.article_id AND happened_at < moment;
    RETURN NULL;
END $$;
CREATE TRIGGER standing_happened AFTER INSERT OR UPDATE OF at ON articles_transition
    FOR EACH ROW EXECUTE FUNCTION standing_happened();
CREATE TRIGGER standing_happened AFTER INSERT OR UPDATE OF created_at ON articles_revision
    FOR EACH ROW EXECUTE FUNCTION standing_happened();
"""
BACKWARD = """
DROP TRIGGER standing_happened ON articles_revision;
DROP TRIGGER standing_happened ON articles_transition;
DROP FUNCTION standing_happened();
DROP TRIGGER author_stands ON people_author;
DROP FUNCTION author_stands();
DROP TRIGGER byline_stands ON articles_byline;
DROP FUNCTION byline_stands();
DROP TRIGGER story_stands ON articles_article;
DROP FUNCTION story_stands();
DROP FUNCTION stand(bigint, bigint);
DROP FUNCTION stories_held(bigint, bigint);
"""


def named(model, **how):
    """A column that names a row and is looked after by triggers alone."""
    kept = {"db_constraint": False, "db_index": False, "on_delete": deletion.DO_NOTHING, "related_name": "standings"}
    return models.ForeignKey(model, **kept, **how)


class Migration(migrations.Migration):
    """Where each story stands in the lists of the people whose it is, and of its desk; the database keeps that."""

    dependencies = [
        ("articles", "0019_first_synonyms"),
        ("people", "0004_text_limits"),
        ("sections", "0003_text_limits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            "Standing",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("article", named("articles.article")),
                ("user", named(settings.AUTH_USER_MODEL, null=True)),
                ("section", named("sections.section", null=True)),
                ("status", models.CharField(max_length=20)),
                ("is_urgent", models.BooleanField()),
                ("updated_at", models.DateTimeField()),
                ("happened_at", models.DateTimeField()),
                ("noted_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "place in lists",
                "verbose_name_plural": "places in lists",
                "ordering": ["-is_urgent", "-updated_at", "-article"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["article", "user"], name="one_standing_each", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.RunSQL(HELD + STAND + STORY + BYLINE + AUTHOR + HAPPENED, BACKWARD),
    ]
