"""The database refuses every change of a revision but one: before it goes live it can be called off."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION front_revision_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.called_off_at IS NULL AND OLD.goes_live_at > clock_timestamp()
        AND to_jsonb(NEW) - 'called_off_at' - 'called_off_by_id' = to_jsonb(OLD) - 'called_off_at' - 'called_off_by_id'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'revision % of a front is kept as it is: % is refused', OLD.id, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER front_revision_kept BEFORE UPDATE OR DELETE ON fronts_frontrevision
    FOR EACH ROW EXECUTE FUNCTION front_revision_kept();
"""
BACKWARD = """
DROP TRIGGER front_revision_kept ON fronts_frontrevision;
DROP FUNCTION front_revision_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("fronts", "0001_tables")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
