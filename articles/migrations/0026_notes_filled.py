"""Withdrawals from before leave their note, and what readers have says that it bears one."""

from django.db import migrations

FORWARD = """
INSERT INTO articles_correction
    (article_id, kind, before_closed, note, apology, violation, sender, is_shortened, weight, at, by_id)
SELECT article_id, 'withdrawal', true, reason, '', '', '', false, 'top', at, by_id FROM articles_withdrawal;
UPDATE articles_edition SET corrected_at = noted.at
FROM (SELECT article_id, max(at) AS at FROM articles_correction WHERE at <= now() GROUP BY article_id) AS noted
WHERE articles_edition.article_id = noted.article_id
    AND (articles_edition.ends_at IS NULL OR articles_edition.ends_at > now());
"""
BACKWARD = "DELETE FROM articles_correction WHERE edition_id IS NULL;"


class Migration(migrations.Migration):
    dependencies = [("articles", "0025_public_notes")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
