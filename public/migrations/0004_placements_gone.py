"""Placements are fronts now. Their table stays for one more release, for older code may still be reading it; nothing
it names is held by it any more."""

from django.db import migrations

LET_GO = """
DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT conname FROM pg_constraint WHERE conrelid = 'public_placement'::regclass AND contype = 'f' LOOP
        EXECUTE format('ALTER TABLE public_placement DROP CONSTRAINT %I', name);
    END LOOP;
END $$;
"""
HOLD = """
DELETE FROM public_placement WHERE article_id NOT IN (SELECT id FROM articles_article)
    OR section_id NOT IN (SELECT id FROM sections_section);
ALTER TABLE public_placement ADD CONSTRAINT public_placement_article_id_fk FOREIGN KEY (article_id)
    REFERENCES articles_article (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE public_placement ADD CONSTRAINT public_placement_section_id_fk FOREIGN KEY (section_id)
    REFERENCES sections_section (id) DEFERRABLE INITIALLY DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("public", "0003_text_limits"), ("fronts", "0003_placements")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(LET_GO, HOLD)],
            state_operations=[
                migrations.RemoveConstraint(model_name="placement", name="one_place_a_story_a_front"),
                migrations.DeleteModel(name="Placement"),
            ],
        )
    ]
