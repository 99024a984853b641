"""The database refuses every change of what came in and of what was done with it; only where a case stands may move."""

from django.db import migrations

KEPT = ("press_casestep", "press_evidence", "press_copy")
FORWARD = """
CREATE FUNCTION case_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving text[] := ARRAY['state', 'outcome', 'owner_id', 'late_told_at'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'case % is kept as it came: % is refused', OLD.id, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER case_kept BEFORE UPDATE OR DELETE ON press_case FOR EACH ROW EXECUTE FUNCTION case_kept();
CREATE FUNCTION case_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A case only grows: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER case_not_emptied BEFORE TRUNCATE ON press_case FOR EACH STATEMENT EXECUTE FUNCTION case_only_grows();
"""
BACKWARD = """
DROP TRIGGER case_not_emptied ON press_case;
DROP FUNCTION case_only_grows();
DROP TRIGGER case_kept ON press_case;
DROP FUNCTION case_kept();
"""
GUARD = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION case_only_grows();
CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION case_only_grows();
"""
UNGUARD = "DROP TRIGGER {table}_kept ON {table}; DROP TRIGGER {table}_not_emptied ON {table};"


class Migration(migrations.Migration):
    dependencies = [("press", "0001_tables")]
    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        *(migrations.RunSQL(GUARD.format(table=name), UNGUARD.format(table=name)) for name in KEPT),
    ]
