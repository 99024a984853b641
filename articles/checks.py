"""Refuses to start with settings of this room that cannot work, and with a story's field that would be lost."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.core.checks import Error, register
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from articles.formfields import LineField
from articles.forms import DECLARE, OF_THE_PAGE, UNDECLARED, StoryForm
from articles.models import Article, Edition
from articles.readers.sharing import MOST_DAYS
from articles.text import storyfields
from articles.text.storyfields import FieldType, StoryField


@register()
def share_days_fit(app_configs, **kwargs) -> list[Error]:
    """NEWSROOM_SHARE_DAYS is a life that a link may have."""
    days = settings.NEWSROOM_SHARE_DAYS
    if 1 <= days <= MOST_DAYS:
        return []
    hint = f"Set it to a number of days from 1 to {MOST_DAYS}."
    return [Error(f"NEWSROOM_SHARE_DAYS is {days}.", hint=hint, id="articles.E001")]


@register()
def story_fields_agree(app_configs, **kwargs) -> list[Error]:
    """What is written out for Django (models, form) has the fields that are declared, and no other."""
    found = [*_undeclared("Article", _typed(Article)), *_undeclared("StoryForm", StoryForm.base_fields), *_in_form()]
    for field in storyfields.FIELDS:
        found += _in_models(field)
    return [Error(wrong, hint=hint, id="articles.E002") for wrong, hint in sorted(found)]


def _undeclared(place: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Which of the `names` that people fill in at a place no save keeps: what is wrong, and how to mend it."""
    for name in set(names) - set(storyfields.names()) - storyfields.BESIDE_THE_TEXT - OF_THE_PAGE:
        yield UNDECLARED % {"place": place, "name": name}, DECLARE


def _in_form() -> Iterator[tuple[str, str]]:
    fields = StoryForm.base_fields
    for name in {*storyfields.names(), *storyfields.BESIDE_THE_TEXT} - fields.keys():
        yield f"StoryForm lacks “{name}”, so nobody can fill it in.", "Add it in articles/forms.py."
    for field in storyfields.FIELDS:
        if field.name in fields and field.one_line != isinstance(fields[field.name], LineField):
            yield f"“{field.name}” of StoryForm is not of the kind that is declared.", "Mend articles/forms.py."


def _typed(model: type[Model]) -> set[str]:
    """What people fill in of a story: its editable columns, and what hangs on it by name or by line."""
    found = set()
    for column in model._meta.get_fields():
        if column.auto_created or not column.editable:
            continue
        through = column.remote_field.through if column.many_to_many and hasattr(column, "m2m_field_name") else None
        own_rows = through is not None and not through._meta.auto_created
        found.add(through._meta.get_field(column.m2m_field_name()).remote_field.name if own_rows else column.name)
    return found


def _in_models(field: StoryField) -> Iterator[tuple[str, str]]:
    for model, wanted in ((Article, True), (Edition, field.in_edition)):
        file = f"articles/models/{model._meta.model_name}.py"
        try:
            column = model._meta.get_field(field.name)
        except FieldDoesNotExist:
            if wanted:
                yield f"“{field.name}” is declared, but {model.__name__} has no such field.", f"Add it to {file}."
            continue
        if not wanted:
            yield f"{model.__name__} has a field “{field.name}” that stays empty.", f"Take it out of {file}."
        is_list = bool(column.many_to_many or column.one_to_many)
        if (is_list, bool(column.many_to_one)) != (field.is_list, field.type is FieldType.REFERENCE):
            yield f"“{field.name}” of {model.__name__} is not of the type that is declared.", f"Mend {file}."
