"""The database keeps why a story went out unverified; how that ended is said once."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION unverified_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ending text[] := ARRAY['settled_at', 'settled_by_id', 'result', 'told_id'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.settled_at IS NULL AND to_jsonb(NEW) - ending = to_jsonb(OLD) - ending THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'why story % went out unverified is kept: % is refused', OLD.article_id, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER unverified_kept BEFORE UPDATE OR DELETE ON press_unverified
    FOR EACH ROW EXECUTE FUNCTION unverified_kept();
CREATE TRIGGER unverified_not_emptied BEFORE TRUNCATE ON press_unverified
    FOR EACH STATEMENT EXECUTE FUNCTION case_only_grows();
"""
BACKWARD = """
DROP TRIGGER unverified_not_emptied ON press_unverified;
DROP TRIGGER unverified_kept ON press_unverified;
DROP FUNCTION unverified_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("press", "0003_unverified")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
