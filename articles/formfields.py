"""What a story's form asks for in a way of its own: a line, tags by name, names with their parts, another story."""

import re

from django import forms
from django.db.models import Value
from django.db.models.functions import Upper
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles.body import signs
from articles.workflow.status import BylineRole
from people import slugs
from people.models import Author

MOST_TAGS = 30
#: What all their names take together, with what stands between them.
LONGEST_TAGS = 4_000
MOST_BYLINES = 20


#: A story's number, or an address in which it stands.
_STORY = re.compile(r"(?:^\s*#?|/)(\d{1,18})(?:\s*$|/)")


class LineField(forms.CharField):
    """Text on one line, however it was typed or pasted."""

    def to_python(self, value):
        return signs.one_line(super().to_python(value))


class StoryNumberField(forms.ModelChoiceField):
    """Another story, by its number, or by the address of its page for readers or on the desk."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid_choice": _("“%(value)s” is no story that you see. Give the number or the address of one."),
    }

    def to_python(self, value):
        found = _STORY.search(str(value or ""))
        return super().to_python(int(found[1]) if found else value)


class TagsField(forms.CharField):
    """Tags by name, separated by commas. Gives a list of names in the spelling the newsroom already uses."""

    default_error_messages = {
        "too_long": _("“%(tag)s” is longer than 100 characters. Shorten it."),
        "too_many": _("At most %(most)s tags. Take some away."),
        "wordless": _("“%(tag)s” has neither a letter nor a digit, so it can have no page. Use a word."),
    }

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value):
        parts = map(signs.one_line, super().clean(value).split(","))
        names = {name.casefold(): name for name in parts if name}
        if len(names) > MOST_TAGS:
            raise forms.ValidationError(self.error_messages["too_many"], params={"most": MOST_TAGS})
        for name in names.values():
            if len(name) > 100:
                raise forms.ValidationError(self.error_messages["too_long"], params={"tag": name[:30] + "…"})
            if not slugs.has_words(name):
                raise forms.ValidationError(self.error_messages["wordless"], params={"tag": name})
        # in capitals, by which an index has them
        known = Tag.objects.annotate(capitals=Upper("name")).filter(capitals__in=[Upper(Value(one)) for one in names])
        return sorted((names | {tag.name.casefold(): tag.name for tag in known}).values())


class BylinesWidget(forms.Widget):
    """Rows of an author and a part, in the order printed; sends two lists of equal length."""

    template_name = "articles/form/bylines.html"

    def value_from_datadict(self, data, files, name):
        get = getattr(data, "getlist", lambda key: data.get(key) or [])
        lines = zip(get(f"{name}_author"), get(f"{name}_role"), strict=False)
        return [{"author": author, "role": role} for author, role in lines]

    def value_omitted_from_data(self, data, files, name):
        return False

    def render(self, name, value, attrs=None, renderer=None):
        """With the house's own templates: Django's form renderer only knows those of installed packages."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def get_context(self, name, value, attrs):
        lines = [line for line in value or [] if str(line["author"]).isdecimal()]
        authors = Author.objects.in_bulk([int(line["author"]) for line in lines])
        rows = [
            {"author": authors[int(line["author"])], "role": line["role"]}
            for line in lines
            if int(line["author"]) in authors
        ]
        return super().get_context(name, None, attrs) | {"rows": rows, "roles": BylineRole.choices}


class BylinesField(forms.Field):
    """Who did what for a story. Gives a list of `{"author": id, "role": role}` in order, nothing twice."""

    widget = BylinesWidget
    default_error_messages = {
        "unknown": _("One of these authors does not exist any more. Choose again."),
        "too_many": _("At most %(most)s names."),
    }

    def clean(self, value):
        lines = list({(line["author"], line["role"]): line for line in super().clean(value) or []}.values())
        if len(lines) > MOST_BYLINES:
            raise forms.ValidationError(self.error_messages["too_many"], params={"most": MOST_BYLINES})
        ids = [int(line["author"]) for line in lines if str(line["author"]).isdecimal()]
        known = set(Author.objects.filter(pk__in=ids).values_list("pk", flat=True))
        if len(ids) < len(lines) or not known.issuperset(ids) or {line["role"] for line in lines} - set(BylineRole):
            raise forms.ValidationError(self.error_messages["unknown"])
        return [{"author": int(line["author"]), "role": str(line["role"])} for line in lines]
