"""What an administrator fills in to make an outlet, or to change what it gets."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles.formfields import LineField
from articles.text.classes import ContentClass
from exchange.models import Outlet
from exchange.outlets.setting_up import usual_classes
from people import slugs
from people.models import Author
from sections.models import Section

#: Names in one of the two lists.
MOST_NAMES = 50


class NamesField(forms.CharField):
    """Things of one kind by their names, separated by commas; cleaned to their numbers."""

    def __init__(self, model: type[Model], **more: Any):
        super().__init__(max_length=4_000, required=False, **more)
        self.model = model

    def prepare_value(self, value: Any) -> Any:
        """The names of what is kept by number; what somebody typed stays as it is."""
        if not isinstance(value, list):
            return value
        found = self.model._default_manager.filter(pk__in=value).order_by("name")
        return ", ".join(found.values_list("name", flat=True))

    def clean(self, value: Any) -> list[int]:
        """Their numbers. Raises ValidationError with the name that nothing has."""
        names = dict.fromkeys(filter(None, (part.strip() for part in super().clean(value).split(","))))
        if len(names) > MOST_NAMES:
            raise forms.ValidationError(_("At most %(most)s of them."), params={"most": MOST_NAMES})
        numbers = []
        for name in names:
            found = self.model._default_manager.filter(name__iexact=name).order_by("pk").first()
            if found is None:
                raise forms.ValidationError(_("There is none called “%(name)s”."), params={"name": name})
            numbers.append(found.pk)
        return numbers


class OutletForm(forms.ModelForm):
    """What an outlet gets, and whom to write to."""

    name = LineField(label=_("Partner"), max_length=80)
    sections = forms.ModelMultipleChoiceField(
        Section.objects.active(),
        label=_("Sections"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("With those below them. None: the whole paper."),
    )
    tags = NamesField(Tag, label=_("Tags"), help_text=_("Separated by commas; one of them is enough. None: all."))
    authors = NamesField(Author, label=_("Authors"), help_text=_("Separated by commas; one of them is enough."))
    content_classes = forms.MultipleChoiceField(
        label=_("It gets"),
        choices=ContentClass.choices,
        initial=usual_classes,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What was paid for goes out behind its label, and only to whom you tick it for."),
    )
    contact = forms.EmailField(
        label=_("Contact"),
        max_length=254,
        required=False,
        help_text=_("Is mailed when a story that it has was corrected, withdrawn, or lost the right to a picture."),
    )

    class Meta:
        model = Outlet
        fields = ("name", "format", "sections", "tags", "authors", "content_classes", "terms", "contact")
        widgets = {"terms": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"terms": _("Printed in every story that it gets.")}

    def clean_sections(self) -> list[int]:
        """Their numbers."""
        return [section.pk for section in self.cleaned_data["sections"]]


class NewOutletForm(OutletForm):
    """A new outlet, with the address at which it fetches."""

    slug = forms.SlugField(
        label=_("Address"),
        max_length=60,
        required=False,
        help_text=_("Its word in /api/v1/outlets/…/items; it does not change later. Empty: made of the name."),
    )

    class Meta(OutletForm.Meta):
        fields = ("name", "slug", *OutletForm.Meta.fields[1:])

    def clean_slug(self) -> str:
        """The word, or one that follows from the name; refused if another outlet has it."""
        word = self.cleaned_data["slug"] or slugs.made(
            self.cleaned_data.get("name", ""), "mitra", 60, ascii_only=True
        )
        if Outlet.objects.filter(slug=word).exists():
            raise forms.ValidationError(_("Another outlet has this address."))
        return word
