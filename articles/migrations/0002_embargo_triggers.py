from django.db import migrations

#: The last gate, below every road: an edition may not begin before its story's embargo ends.
FORWARD = """
CREATE FUNCTION edition_keeps_embargo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM articles_article WHERE id = NEW.article_id AND embargo_until > NEW.starts_at) THEN
        RAISE EXCEPTION 'story % is under embargo beyond %', NEW.article_id, NEW.starts_at
            USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_keeps_embargo';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER edition_keeps_embargo BEFORE INSERT OR UPDATE OF starts_at, article_id ON articles_edition
    FOR EACH ROW EXECUTE FUNCTION edition_keeps_embargo();
CREATE FUNCTION embargo_keeps_schedule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM articles_edition
        WHERE article_id = NEW.id AND starts_at > clock_timestamp() AND starts_at < NEW.embargo_until
    ) THEN
        RAISE EXCEPTION 'story % is scheduled before that embargo ends', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'embargo_keeps_schedule';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER embargo_keeps_schedule BEFORE UPDATE OF embargo_until ON articles_article
    FOR EACH ROW WHEN (NEW.embargo_until IS DISTINCT FROM OLD.embargo_until) EXECUTE FUNCTION embargo_keeps_schedule();
"""
BACKWARD = """
DROP TRIGGER embargo_keeps_schedule ON articles_article;
DROP FUNCTION embargo_keeps_schedule();
DROP TRIGGER edition_keeps_embargo ON articles_edition;
DROP FUNCTION edition_keeps_embargo();
"""


class Migration(migrations.Migration):
    replaces = [("articles", "0009_embargo")]
    dependencies = [("articles", "0001_tables")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
