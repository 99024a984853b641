"""Who works in the bench's newsroom, and what the desk keeps of each story, written by a few statements."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from taggit.models import TaggedItem

from articles.models import Article
from audit.models import Entry
from desk.models import Note
from people.models import Author, Role, User
from people.roles import DEFAULT_ROLES
from sections.models import Section

#: Who looks at the desk's screens: the author of half of all stories, the editor of the section with half of all, the
#: editor of the quiet one, and who sees every story.
WRITER, EDITOR, QUIET_EDITOR, CHIEF = "bench-0", "bench-editor", "bench-quiet", "bench-chief"
#: Stories that get their places in lists by one statement.
STANDINGS_AT_ONCE = 2_000
#: Where what stands in lists is looked up: without a look at them the database would take them for empty. Not the
#: lists themselves: of few rows it would rather read them all, for each story, until they hold tens of thousands.
_LOOKED_UP = ("articles_article", "articles_byline", "articles_revision", "articles_transition")
#: Whose rows `furnish` writes, beside places in lists, for which it looks these up.
WRITTEN = (TaggedItem, Entry, Note)

_BYLINES = """
INSERT INTO articles_byline (article_id, author_id, role, "order")
SELECT edition.article_id, line.author_id, line.role, line."order"
FROM articles_edition AS edition JOIN articles_editionbyline AS line ON line.edition_id = edition.id
WHERE edition.article_id >= %(first)s AND edition.ends_at IS NULL
"""
_TAGS = """
INSERT INTO taggit_taggeditem (tag_id, content_type_id, object_id)
SELECT line.tag_id, %(type)s, edition.article_id
FROM articles_edition AS edition JOIN articles_edition_tags AS line ON line.edition_id = edition.id
WHERE edition.article_id >= %(first)s AND edition.ends_at IS NULL
"""
_MOVES = """
INSERT INTO articles_transition
    (article_id, move, from_status, to_status, note, revision_id, step_name, to_step_name, from_desk, to_desk,
    at, by_id)
SELECT story.id, move.name, move.source, move.target, '', text.id, '', '', '', '', story.updated_at - move.before,
    CASE WHEN move.name = 'submit' THEN story.created_by_id ELSE %(editor)s END
FROM articles_article AS story JOIN articles_revision AS text ON text.article_id = story.id,
    (VALUES ('submit', 'draft', 'in_review', interval '2 minutes'), ('approve', 'in_review', 'approved', '1 minute'),
        ('publish', 'approved', 'published', '0')) AS move (name, source, target, before)
WHERE story.id >= %(first)s AND story.status = 'published'
"""
_ENTRIES = """
INSERT INTO audit_entry
    (at, actor_id, actor_name, action, kind, object_id, label, note, details, device, session, words)
SELECT move.at, move.by_id, actor.username, 'story.' || move.move, 'story', story.id, story.headline, '', '{}',
    '', '', strip(to_tsvector('simple', translate(actor.username, '-', ' ') || ' ' || story.headline))
FROM articles_transition AS move JOIN articles_article AS story ON story.id = move.article_id
    JOIN people_user AS actor ON actor.id = move.by_id
WHERE story.id >= %(first)s ORDER BY move.at
"""
_NOTES = """
INSERT INTO desk_note (article_id, author_id, text, exact, prefix, suffix, created_at)
SELECT id, created_by_id, 'Siapa narasumbernya?', '', '', '', updated_at FROM articles_article
WHERE id >= %(first)s AND id %% 20 = 0
"""
_STAND = "SELECT stand(%(begin)s, least(%(begin)s + %(many)s, (SELECT max(id) + 1 FROM articles_article)))"
_NOTED = """
UPDATE articles_standing AS here SET noted_at = note.created_at FROM desk_note AS note
WHERE note.article_id >= %(first)s AND here.article_id = note.article_id
"""


def writers(name: str, authors: Sequence[int]) -> dict[int, int]:
    """The account of each author, by id, made where it is missing; and those who edit."""
    known = Author.objects.in_bulk(authors)
    names = [f"{name}-{nth}" for nth in range(len(authors))]
    User.objects.bulk_create((User(username=one, email=f"{one}@example.org") for one in names), ignore_conflicts=True)
    users = {user.username: user for user in User.objects.filter(username__in=names)}
    for one, author in zip(names, authors, strict=True):
        known[author].user = users[one]
    Author.objects.bulk_update(known.values(), ["user"])
    users[WRITER].roles.add(_role("writer"))
    sections = Section.objects.filter(slug__startswith="bench-").order_by("order")
    for who, role, desk in (
        (EDITOR, "section_editor", sections.first()),
        (QUIET_EDITOR, "section_editor", sections.last()),
        (CHIEF, "editor_in_chief", None),
    ):
        person, _ = User.objects.get_or_create(username=who, defaults={"email": f"{who}@example.org"})
        person.roles.add(_role(role))
        if desk:
            person.desks.add(desk)
    return {author: users[one].pk for one, author in zip(names, authors, strict=True)}


def _role(codename: str) -> Role:
    name, rights = DEFAULT_ROLES[codename]
    return Role.objects.get_or_create(codename=codename, defaults={"name": name, "rights": list(rights)})[0]


def furnish(editor: User) -> None:
    """Bylines, tags, moves, entries in the log, notes and places in lists, for the stories that have none yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(article_id), 0) + 1 FROM articles_transition")
        known = {"first": cursor.fetchone()[0], "editor": editor.pk, "many": STANDINGS_AT_ONCE}
        known["type"] = ContentType.objects.get_for_model(Article).pk
        for statement in (_BYLINES, _TAGS, _MOVES, _ENTRIES, _NOTES):
            cursor.execute(statement, known)
        cursor.execute("SELECT max(id) FROM articles_article")
        last = cursor.fetchone()[0] or 0
        for table in _LOOKED_UP:
            cursor.execute(f"ANALYZE {table}")
        for begin in range(known["first"], last + 1, STANDINGS_AT_ONCE):
            cursor.execute(_STAND, known | {"begin": begin})
        cursor.execute(_NOTED, known)
