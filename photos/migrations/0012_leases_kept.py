"""The database refuses to change what a lease says, or to delete one whose picture is still there."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION lease_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving text[] := ARRAY['at'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM photos_photo WHERE id = OLD.photo_id) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'lease % is kept: % is refused. A further one puts it right.', OLD.id, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER lease_kept BEFORE UPDATE ON photos_lease FOR EACH ROW EXECUTE FUNCTION lease_kept();
CREATE CONSTRAINT TRIGGER lease_stays AFTER DELETE ON photos_lease DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION lease_kept();
"""
BACKWARD = """
DROP TRIGGER lease_stays ON photos_lease;
DROP TRIGGER lease_kept ON photos_lease;
DROP FUNCTION lease_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("photos", "0011_words_and_crops")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
