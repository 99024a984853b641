"""A last day that the release before writes ends a right here too: it knows no other column.

Both releases write while one takes the other's place. Only a change of the day alone is followed, so whatever this
release says of the minute stands.
"""

from django.conf import settings
from django.db import migrations
from psycopg2.extensions import adapt

FORWARD = """
CREATE FUNCTION photo_right_of_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.usable_until IS NOT NULL OR NEW.rights_expire_on IS NULL THEN
            RETURN NEW;
        END IF;
    ELSIF NEW.usable_until IS DISTINCT FROM OLD.usable_until
        OR NEW.rights_expire_on IS NOT DISTINCT FROM OLD.rights_expire_on
    THEN
        RETURN NEW;
    END IF;
    NEW.usable_until := (NEW.rights_expire_on + 1)::timestamp AT TIME ZONE {zone};
    NEW.rights_told_at := NULL;
    RETURN NEW;
END $$;
CREATE TRIGGER photo_right_of_before BEFORE INSERT OR UPDATE OF rights_expire_on ON photos_photo
    FOR EACH ROW EXECUTE FUNCTION photo_right_of_before();
"""
BACKWARD = """
DROP TRIGGER photo_right_of_before ON photos_photo;
DROP FUNCTION photo_right_of_before();
"""


def forward(apps, schema_editor):
    """The zone is the newsroom's at the time of the upgrade: the trigger outlives it by one release."""
    schema_editor.execute(FORWARD.format(zone=adapt(settings.TIME_ZONE).getquoted().decode()))


def backward(apps, schema_editor):
    schema_editor.execute(BACKWARD)


class Migration(migrations.Migration):
    dependencies = [("photos", "0006_source_type")]
    operations = [migrations.RunPython(forward, backward)]
