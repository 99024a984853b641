"""What a program sends of a story, as the desk's form filled in: the same limits, cleaning and rules hold."""

from typing import Any

from django.utils.datastructures import MultiValueDict

from articles.forms import StoryForm
from articles.models import Article
from articles.text import revisions, storyfields
from articles.text.storyfields import FieldType
from exchange.api.problems import Problem, invalid
from exchange.api.shapes import SectionName
from exchange.api.writing.shapes import Byline, Sent
from people.models import Author, User
from sections.models import Section

#: What the form calls otherwise.
_NAMES = {"authors": "bylines"}


def form(article: Article, user: User, sent: Sent) -> StoryForm:
    """The form of the story with what was sent, and with what it says for the rest. Raises Problem (422)."""
    if article.pk:
        fields = revisions.snapshot(article)
    else:
        fields = storyfields.blank() | {"bylines": revisions.own_byline(user)}
    fields |= {_NAMES.get(name, name): _value(name, value) for name, value in sent.told().items()}
    data: dict[str, list[Any]] = {}
    for field in storyfields.FIELDS:
        data |= _typed(field, fields[field.name])
    return StoryForm(MultiValueDict(data), instance=article, user=user)


def _value(name: str, value: Any) -> Any:
    """A field as a revision has it. Raises Problem (422) for a name that nothing bears."""
    if name == "section":
        found = Section.objects.active().filter(slug=value).values_list("pk", flat=True).first() if value else None
        if value and found is None:
            raise invalid("body", name, f"There is no section “{value}”.")
        return found
    if name == "authors":
        known = dict(Author.objects.filter(slug__in=[one["slug"] for one in value]).values_list("slug", "pk"))
        for one in value:
            if one["slug"] not in known:
                raise invalid("body", name, f"There is no author “{one['slug']}”.")
        return [{"author": known[one["slug"]], "role": one["role"]} for one in value]
    if name == "key_points":
        return "\n".join(value)
    if name == "tags" and any("," in tag for tag in value):
        raise invalid("body", name, "A tag has no comma in its name.")
    return value or None if name in ("lead_photo", "translates", "ai_checked_by") else value


def _typed(field: storyfields.StoryField, value: Any) -> dict[str, list[Any]]:
    """A field as a browser would send it."""
    if field.type is FieldType.LINES:
        lines = {"author": [line["author"] for line in value], "role": [line["role"] for line in value]}
        return {f"{field.name}_{part}": found for part, found in lines.items()}
    if field.type is FieldType.NAMES:
        return {field.name: [", ".join(value)]}
    return {field.name: ["" if value is None else value]}


def wrong(form: StoryForm) -> Problem:
    """422 with what the form says, field by field."""
    names = {own: name for name, own in _NAMES.items()}
    faults = [
        {"in": "body", "name": names.get(name, name), "reason": str(reason)}
        for name, reasons in form.errors.items()
        for reason in reasons
    ]
    first = faults[0]
    return Problem(422, "invalid", f"{first['name']}: {first['reason']}", errors=faults)


def read(article: Article) -> dict[str, Any]:
    """The story's text, as it goes out."""
    fields = revisions.snapshot(article)
    authors = Author.objects.in_bulk([line["author"] for line in fields["bylines"]])
    lines = [Byline(slug=authors[one["author"]].slug, role=one["role"]) for one in fields.pop("bylines")]
    fields["section"] = section(article)
    fields["key_points"] = fields["key_points"].splitlines()
    return fields | {"authors": lines}


def section(article: Article) -> SectionName | None:
    """Where it lies."""
    return SectionName(slug=article.section.slug, name=article.section.name) if article.section else None
