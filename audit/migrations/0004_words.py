import django.contrib.postgres.search
from django.db import migrations, models

#: As before, but the words by which search knows an entry may be added to one that has none yet.
KEPT = """
CREATE FUNCTION audit_refuse_but_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.words IS NULL AND (
        NEW.id, NEW.at, NEW.actor_id, NEW.actor_name, NEW.action, NEW.kind, NEW.object_id, NEW.label, NEW.note,
        NEW.details, NEW.address, NEW.device, NEW.session
    ) IS NOT DISTINCT FROM (
        OLD.id, OLD.at, OLD.actor_id, OLD.actor_name, OLD.action, OLD.kind, OLD.object_id, OLD.label, OLD.note,
        OLD.details, OLD.address, OLD.device, OLD.session
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The log only grows: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER audit_entry_kept ON audit_entry;
CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_but_words();
"""
BEFORE = """
DROP TRIGGER audit_entry_kept ON audit_entry;
CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
DROP FUNCTION audit_refuse_but_words();
"""


class Migration(migrations.Migration):
    """Entries bear their folded words, as stories do. Those that are there get theirs from the worker."""

    dependencies = [("audit", "0003_seal_note")]

    operations = [
        migrations.AddField(
            "entry", "words", django.contrib.postgres.search.SearchVectorField(editable=False, null=True)
        ),
        migrations.RunSQL(KEPT, BEFORE),
    ]
