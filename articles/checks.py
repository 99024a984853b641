"""Refuses to start with settings of this room that cannot work, and with a story's field that would be lost."""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import Error, register
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from articles.forms import OF_THE_PAGE, UNDECLARED, LineField, StoryForm
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
    declared, beside = set(storyfields.names()), storyfields.BESIDE_THE_TEXT
    found = [UNDECLARED % {"place": "Article", "name": name} for name in _typed(Article) - declared - beside]
    for field in storyfields.FIELDS:
        found += _in_models(field)
    in_form = StoryForm.base_fields
    undeclared = in_form.keys() - declared - beside - OF_THE_PAGE
    found += [UNDECLARED % {"place": "StoryForm", "name": name} for name in undeclared]
    for name in [*storyfields.names(), *sorted(beside)]:
        if name not in in_form:
            found.append(
                f"StoryForm lacks the field “{name}”, so nobody can fill it in. Add it in articles/forms.py."
            )
        elif name in declared and storyfields.BY_NAME[name].one_line != isinstance(in_form[name], LineField):
            found.append(f"“{name}” of StoryForm is not of the kind that is declared. Mend articles/forms.py.")
    return [Error(sentence, id="articles.E002") for sentence in sorted(found)]


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


def _in_models(field: StoryField) -> Iterator[str]:
    """What is wrong with a declared field in the models: a sentence each, that names the file to mend."""
    for model, wanted in ((Article, True), (Edition, field.in_edition)):
        file = f"articles/models/{model._meta.model_name}.py"
        try:
            column = model._meta.get_field(field.name)
        except FieldDoesNotExist:
            if wanted:
                yield f"“{field.name}” is declared, but {model.__name__} has no such field. Add it to {file}."
            continue
        if not wanted:
            yield f"{model.__name__} has a field “{field.name}” that stays empty. Take it out of {file}."
        is_list = bool(column.many_to_many or column.one_to_many)
        if (is_list, bool(column.many_to_one)) != (field.is_list, field.type is FieldType.REFERENCE):
            yield f"“{field.name}” of {model.__name__} is not of the type that is declared. Mend {file}."
