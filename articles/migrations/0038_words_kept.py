"""The database keeps who answered for a picture, or for telling who a child is, and in which words: it only ends."""

from django.db import migrations

KEPT = ("articles_pictureoverride", "articles_childexception")
FORWARD = """
CREATE FUNCTION word_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving text[] := ARRAY['at', 'ended_at', 'ended_by_id', 'told_at'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving
        AND (OLD.ended_at IS NULL OR NEW.ended_at = OLD.ended_at) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM articles_article WHERE id = OLD.article_id) THEN
        RETURN NULL;
    END IF;
    -- a picture that nobody prints any more may go, and what was said of it goes along
    IF TG_OP = 'DELETE' AND to_jsonb(OLD) ? 'photo_id'
        AND NOT EXISTS (SELECT FROM photos_photo WHERE id = (to_jsonb(OLD) ->> 'photo_id')::bigint) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% of % % is refused: what was said is kept, and only ends.', TG_OP, TG_TABLE_NAME, OLD.id
        USING ERRCODE = 'restrict_violation';
END $$;
"""
BACKWARD = "DROP FUNCTION word_kept();"
GUARD = """
CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION word_kept();
CREATE CONSTRAINT TRIGGER {table}_stays AFTER DELETE ON {table} DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION word_kept();
"""
UNGUARD = "DROP TRIGGER {table}_stays ON {table}; DROP TRIGGER {table}_kept ON {table};"


class Migration(migrations.Migration):
    dependencies = [("articles", "0037_more_synonyms")]
    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        *(migrations.RunSQL(GUARD.format(table=name), UNGUARD.format(table=name)) for name in KEPT),
    ]
