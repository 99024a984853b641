"""The database refuses every change of what readers were told: of notes once they are posted, and of withdrawals.

A note that is still to come goes with the edition that it explains. Of a withdrawal it may be said that it was
lifted, and whether its notice names the headline.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION note_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at > clock_timestamp() THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'public note % is kept as it is: % is refused', OLD.id, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER note_kept BEFORE UPDATE OR DELETE ON articles_correction
    FOR EACH ROW EXECUTE FUNCTION note_kept();

CREATE FUNCTION withdrawal_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'lifted_at' - 'headline_withheld' = to_jsonb(OLD) - 'lifted_at' - 'headline_withheld'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'withdrawal % is kept as it is: % is refused', OLD.id, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER withdrawal_kept BEFORE UPDATE OR DELETE ON articles_withdrawal
    FOR EACH ROW EXECUTE FUNCTION withdrawal_kept();

CREATE FUNCTION notes_not_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What readers were told is kept: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER note_not_emptied BEFORE TRUNCATE ON articles_correction
    FOR EACH STATEMENT EXECUTE FUNCTION notes_not_emptied();
CREATE TRIGGER withdrawal_not_emptied BEFORE TRUNCATE ON articles_withdrawal
    FOR EACH STATEMENT EXECUTE FUNCTION notes_not_emptied();
"""
BACKWARD = """
DROP TRIGGER withdrawal_not_emptied ON articles_withdrawal;
DROP TRIGGER note_not_emptied ON articles_correction;
DROP FUNCTION notes_not_emptied();
DROP TRIGGER withdrawal_kept ON articles_withdrawal;
DROP FUNCTION withdrawal_kept();
DROP TRIGGER note_kept ON articles_correction;
DROP FUNCTION note_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0026_notes_filled")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
