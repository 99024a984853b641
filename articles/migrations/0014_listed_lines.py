import django.db.models.deletion
from django.db import migrations, models

#: A line in a list bears its edition's place there. The database sees to it, whoever writes: code from before this
#: step, a bulk load, a hand at a console.
FORWARD = """
CREATE FUNCTION line_is_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT listed_at, article_id INTO NEW.listed_at, NEW.listed_article FROM articles_edition WHERE id = NEW.edition_id;
    RETURN NEW;
END $$;
CREATE TRIGGER line_is_listed BEFORE INSERT OR UPDATE OF edition_id ON articles_edition_tags
    FOR EACH ROW EXECUTE FUNCTION line_is_listed();
CREATE TRIGGER line_is_listed BEFORE INSERT OR UPDATE OF edition_id ON articles_editionbyline
    FOR EACH ROW EXECUTE FUNCTION line_is_listed();
CREATE FUNCTION lines_follow_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE articles_edition_tags SET listed_at = NEW.listed_at, listed_article = NEW.article_id
        WHERE edition_id = NEW.id;
    UPDATE articles_editionbyline SET listed_at = NEW.listed_at, listed_article = NEW.article_id
        WHERE edition_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER lines_follow_edition AFTER UPDATE OF published_at, resurfaced_at, article_id ON articles_edition
    FOR EACH ROW
    WHEN (NEW.listed_at IS DISTINCT FROM OLD.listed_at OR NEW.article_id IS DISTINCT FROM OLD.article_id)
    EXECUTE FUNCTION lines_follow_edition();
"""
BACKWARD = """
DROP TRIGGER lines_follow_edition ON articles_edition;
DROP FUNCTION lines_follow_edition();
DROP TRIGGER line_is_listed ON articles_editionbyline;
DROP TRIGGER line_is_listed ON articles_edition_tags;
DROP FUNCTION line_is_listed();
"""
LINE = {"on_delete": django.db.models.deletion.CASCADE}


class Migration(migrations.Migration):
    """What puts an edition into the list of a tag or an author says where it stands there. The rows there are follow."""

    dependencies = [
        ("articles", "0013_assigned_to"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    "EditionTag",
                    [
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("edition", models.ForeignKey("articles.edition", related_name="tag_lines", **LINE)),
                        ("tag", models.ForeignKey("taggit.tag", related_name="edition_lines", **LINE)),
                    ],
                    options={
                        "db_table": "articles_edition_tags",
                        "unique_together": {("edition", "tag")},
                    },
                ),
                migrations.AlterField(
                    "edition",
                    "tags",
                    models.ManyToManyField("taggit.tag", related_name="editions", through="articles.EditionTag"),
                ),
            ]
        ),
        *(
            migrations.AddField(model, name, field)
            for model in ("editiontag", "editionbyline")
            for name, field in (
                ("listed_at", models.DateTimeField(editable=False, null=True)),
                ("listed_article", models.BigIntegerField(editable=False, null=True)),
            )
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
