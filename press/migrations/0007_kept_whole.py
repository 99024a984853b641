"""The database refuses to empty what bears a press case out, and to change who asked for a withdrawal, and why.

One step for tables of several rooms: leases, words by which somebody answered for a picture, a child or a copy, requests
to withdraw. Their rows were kept one by one already, but for those of the requests; emptying a table fires no row's trigger.
"""

from django.db import migrations

KEPT = (
    "photos_lease",
    "articles_pictureoverride",
    "articles_childexception",
    "articles_withdrawalrequest",
    "articles_detachment",
)
FORWARD = """
CREATE FUNCTION withdrawal_request_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ending text[] := ARRAY['answered_by_id', 'answered_at'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.answered_at IS NULL AND to_jsonb(NEW) - ending = to_jsonb(OLD) - ending THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'request % to withdraw a story is kept: % is refused', OLD.id, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER withdrawal_request_kept BEFORE UPDATE OR DELETE ON articles_withdrawalrequest
    FOR EACH ROW EXECUTE FUNCTION withdrawal_request_kept();
"""
BACKWARD = """
DROP TRIGGER withdrawal_request_kept ON articles_withdrawalrequest;
DROP FUNCTION withdrawal_request_kept();
"""
GUARD = """
CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION case_only_grows();
"""
UNGUARD = "DROP TRIGGER {table}_not_emptied ON {table};"


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0006_case_files"),
        ("articles", "0042_copies"),
        ("photos", "0012_leases_kept"),
    ]
    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        *(migrations.RunSQL(GUARD.format(table=name), UNGUARD.format(table=name)) for name in KEPT),
    ]
