"""The form a story is written in."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from articles import body, permissions
from articles.body import signs
from articles.body.editor import BodyField
from articles.formfields import LONGEST_TAGS, BylinesField, LineField, StoryNumberField, TagsField
from articles.models import Article, Edition
from articles.models.article import LONGEST_BODY
from articles.moments import MomentField, MomentInput, same_minute
from articles.permissions import authorship
from articles.readers import embargoes
from articles.text import ai, classes, revisions, storyfields, typography
from articles.text.ai import Made
from articles.text.classes import ContentClass
from articles.text.storyfields import FieldType, StoryField
from articles.workflow.status import Kind
from people.models import User
from photos import rights
from photos.models import Photo
from sections.models import Section

#: Fields that hold words, which run as their script does.
WORDS = storyfields.names(lambda field: field.has_words)
#: What the form sends beside the story: which version it looked at, and which form it is.
OF_THE_PAGE = frozenset({"version", "key"})
#: Where a field is that no save would keep, and what to do about it.
UNDECLARED = "%(place)s has a field “%(name)s” that no revision keeps."
DECLARE = "Declare it in articles/text/storyfields.py."


def embargo_field(**attrs) -> MomentField:
    """The field for an embargo; `attrs` are its widget's."""
    return MomentField(
        label=_("Embargo until"),
        required=False,
        help_text=_("Before this time nothing reaches readers or anyone outside. Empty: no embargo."),
        widget=MomentInput(attrs),
    )


class StoryForm(forms.ModelForm):
    """A story as a page to write on. `snapshot` is what it would be; `articles.text.drafts` saves that."""

    headline = LineField(
        label=_("Headline"),
        max_length=200,
        error_messages={"required": _("Write a headline. A working one will do.")},
        widget=forms.Textarea({"rows": 1, "placeholder": _("Headline")}),
    )
    standfirst = LineField(
        label=_("Standfirst"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 1, "placeholder": _("Standfirst: the story in a sentence or two")}),
    )
    body = BodyField(label=_("Story"), required=False, max_length=LONGEST_BODY)
    bylines = BylinesField(label=_("Bylines"), required=False)
    tags = TagsField(
        label=_("Tags"), max_length=LONGEST_TAGS, required=False, help_text=_("Separate tags with commas.")
    )
    section = forms.ModelChoiceField(
        Section.objects.none(), label=_("Section"), required=False, empty_label=_("Choose a section")
    )
    lead_photo = forms.ModelChoiceField(
        Photo.objects.all(),
        label=_("Lead photo"),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("This photo is no longer in the library. Choose another.")},
    )
    translates = StoryNumberField(
        Article.objects.all(),
        label=_("Translation of story"),
        required=False,
        help_text=_("The number or the address of the story of ours that this one translates."),
    )
    ai_checked_by = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Checked by"),
        required=False,
        empty_label=_("whoever approves the story"),
        help_text=_("Who has checked what a machine made, if that is not who approves the story. Never its maker."),
    )
    embargo_until = embargo_field()

    #: For the page's script: what is typed into as it is, and what alone makes a new story worth keeping.
    plain = " ".join(storyfields.names(lambda field: field.type is FieldType.WORDS))
    telling = " ".join(storyfields.names(lambda field: not field.preset))

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Article
        fields = storyfields.names(lambda field: not field.is_list)
        field_classes = dict.fromkeys(storyfields.names(lambda field: field.one_line), LineField)
        widgets = {
            "lead_caption": forms.Textarea({"rows": 1, "placeholder": _("Caption: what the photo shows")}),
            "key_points": forms.Textarea({"rows": 4}),
            "dateline": forms.TextInput({"placeholder": _("Place")}),
        }

    def __init__(self, data: MultiValueDict | None = None, *args, user, **kwargs):
        super().__init__(data and _under_present_names(dict(data.lists())), *args, **kwargs)
        self.user = user
        # what the story says: the form writes on its row while it checks
        self.before = {name: getattr(self.instance, name) for name in storyfields.names(lambda field: field.is_prose)}
        self.fields["body"].widget.story = self.instance.pk
        self.fields["section"].queryset = choosable_sections(self.instance)
        self.fields["ai_checked_by"].queryset = _checkers(self.instance)
        for name in ai.USES:
            self.fields[name].choices = [("", _("no")), *Made.choices]
        self.fields["kind"].required = self.fields["content_class"].required = False
        offered, wanted = permissions.choosable_classes(user, self.instance), self["content_class"].value()
        self.fields["content_class"].choices = [(one.value, str(one.label).capitalize()) for one in offered]
        if wanted in ContentClass and (why := permissions.why_not_class(user, self.instance, wanted)):
            self.fields["content_class"].error_messages["invalid_choice"] = why
        for name, field in self.fields.items():
            if name in WORDS:
                field.widget.attrs["dir"] = "auto"
            if not field.widget.is_hidden:
                field.widget.attrs.setdefault("aria-describedby", f"id_{name}_help id_{name}_error")
        self.initial.setdefault("key", uuid.uuid4())
        self._preset(user)

    def _preset(self, user) -> None:
        """What an empty or an opened form shows for the fields that are not columns of the story."""
        article = self.instance
        if article.pk:
            lists = [field for field in storyfields.FIELDS if field.is_list and not self.is_bound]
            preset = revisions.snapshot(article, lists) | {"version": article.version}
            preset["embargo_until"] = article.embargo_until if embargoes.in_force(article) else None
        else:
            desks = list(self.fields["section"].queryset.of_desk_member(user)[:2])
            preset = {"bylines": revisions.own_byline(user), "section": desks[0].pk if len(desks) == 1 else None}
        for name, value in preset.items():
            if self.initial.get(name) is None:
                self.initial[name] = value

    @property
    def made_by_machine(self) -> list[forms.BoundField]:
        """The fields that say what of the story a machine made."""
        return [self[name] for name in ai.USES]

    @property
    def says_made_by_machine(self) -> bool:
        """True if one of them says so, or is wrong."""
        fields = [*self.made_by_machine, self["ai_consent"], self["ai_checked_by"]]
        return any(field.value() or field.errors for field in fields)

    @property
    def is_ours(self) -> bool:
        """True while the class that stands in the form is the newsroom's own work."""
        chosen = self["content_class"].value()
        return chosen not in ContentClass or classes.of(chosen).is_ours

    def clean_kind(self):
        return self.cleaned_data["kind"] or Kind.STORY

    def clean_content_class(self):
        return self.cleaned_data["content_class"] or self.instance.content_class  # of a page from before classes

    def clean_section(self):
        """In the editors' hands a story changes its section only by those who may hand it over."""
        section = self.cleaned_data["section"]
        if self.instance.pk and (
            why := permissions.why_not_lay_on(self.user, self.instance, section.pk if section else None)
        ):
            raise forms.ValidationError(why)
        return section

    def clean_lead_photo(self):
        """Whoever chooses a picture anew hears at once that it may not be used."""
        photo = self.cleaned_data["lead_photo"]
        chosen = photo is not None and photo.pk != self.instance.lead_photo_id
        if chosen and (why := rights.why_not_use(photo, story=self.instance.pk)):
            raise forms.ValidationError(why)
        return photo

    def clean_body(self):
        """As for the lead photo; what stood in the text already is for whoever publishes it."""
        new = {*body.photo_ids(self.cleaned_data["body"])} - {*body.photo_ids(self.before["body"])}
        photos = Photo.objects.filter(pk__in=new) if new else ()
        refused = [
            f"{photo}: {why}" for photo in photos if (why := rights.why_not_use(photo, story=self.instance.pk))
        ]
        if refused:
            raise forms.ValidationError(refused)
        return self.cleaned_data["body"]

    def clean_translates(self):
        """A story that the person sees, or that readers have: a colleague's, too. What stood there already stays."""
        story = self.cleaned_data["translates"]
        if story is None or story.pk == self.instance.translates_id:
            return story
        is_live = Edition.objects.live().filter(article=story).exists()
        if story.pk == self.instance.pk or not (is_live or permissions.why_not_view(self.user, story) is None):
            told = self.fields["translates"].error_messages["invalid_choice"]
            raise forms.ValidationError(told, params={"value": story.pk})
        return story

    def clean_ai_checked_by(self):
        """What a machine made is checked by somebody else than who made the story of it."""
        checker = self.cleaned_data["ai_checked_by"]
        made = self.user.pk if self.instance.pk is None else None
        if checker and (checker.pk == made or authorship.is_maker(checker, self.instance)):
            raise forms.ValidationError(authorship.MADE_IT % {"who": checker})
        return checker

    def clean_lead_caption(self):
        return signs.without_unseen(signs.with_line_feeds(self.cleaned_data["lead_caption"])).strip()

    def clean_key_points(self):
        """A point a line; what people put before each of them in a list is no part of it."""
        typed = signs.with_line_feeds(self.cleaned_data["key_points"]).split("\n")
        points = (signs.one_line(line).lstrip("-–—•*· ") for line in typed)
        return "\n".join(filter(None, points))

    def clean_embargo_until(self):
        """The embargo asked for; the one there is, if it was not touched or has run out."""
        typed, kept = self.cleaned_data["embargo_until"], self.instance.embargo_until
        untouched = self.add_prefix("embargo_until") not in self.data or same_minute(typed, kept)
        return kept if untouched or (typed is None and not embargoes.in_force(self.instance)) else typed

    def _get_validation_exclusions(self):
        """What was chosen from rows is there: its field has just read it."""
        chosen = storyfields.names(lambda field: field.type is FieldType.REFERENCE)
        return super()._get_validation_exclusions() | {*chosen}

    def clean(self):
        data = super().clean()
        story = self.instance
        if "embargo_until" in data and data["embargo_until"] != story.embargo_until:
            new_text = bool(self.errors) or not story.pk or self.snapshot() != revisions.snapshot(story)
            if why := embargoes.why_not(self.user, story, data["embargo_until"], new_text=new_text):
                self.add_error("embargo_until", why)
        return data

    def snapshot(self, *known: dict[str, Any]) -> dict[str, Any]:
        """The valid form as a revision's `fields`, its signs set as print has them (see `articles.text.typography`).

        What stands in the story already stays as it is there, and so does what one of the `known` texts has. Raises
        ImproperlyConfigured for a field that none would keep.
        """
        if lost := self.fields.keys() - storyfields.BY_NAME - storyfields.BESIDE_THE_TEXT - OF_THE_PAGE:
            raise ImproperlyConfigured(f"{UNDECLARED % {'place': 'StoryForm', 'name': min(lost)}} {DECLARE}")
        return typography.set_fields(in_snapshot(self.cleaned_data, storyfields.FIELDS), self.before, *known)


def in_snapshot(cleaned: dict[str, Any], fields: Iterable[StoryField]) -> dict[str, Any]:
    """What a valid form says of `fields`, as a revision has it."""
    return {field.name: _in_snapshot(field, cleaned[field.name]) for field in fields}


def _in_snapshot(field: StoryField, value: Any) -> Any:
    if field.type is FieldType.REFERENCE:
        return value.pk if value else None
    return str(value) if field.type is FieldType.CHOICE else value


def _checkers(article: Article):
    """Who works here, and whom the story names already."""
    return User.objects.filter(Q(is_active=True, roles__isnull=False) | Q(pk=article.ai_checked_by_id)).distinct()


def choosable_sections(article: Article):
    """Every section that is in use; the story's own even when it no longer is."""
    sections = Section.objects.active()
    return sections | Section.objects.filter(pk=article.section_id) if article.section_id else sections


def typed_values(fields: dict[str, list[str]]) -> dict[str, Any]:
    """What a browser sent (name -> list of values) as initial values of a `StoryForm`. Unknown names are ignored."""
    data = _under_present_names(fields)
    values = {}
    for name in [*storyfields.names(), *(storyfields.BESIDE_THE_TEXT & data.keys())]:
        value = StoryForm.base_fields[name].widget.value_from_datadict(data, {}, name)
        values[name] = "" if value is None else value
    for field in storyfields.FIELDS:
        if field.choices and values[field.name] not in field.choices:
            values[field.name] = field.empty  # of a page from before there was the field, or of no page of ours
    for name in storyfields.names(lambda field: field.type is FieldType.RICH_TEXT):
        values[name] = body.clean(values[name])
    return values


def _under_present_names(sent: dict[str, Any]) -> MultiValueDict:
    """What a browser sent, by the fields' names of today: a page may stay open over a release that renames one."""
    named = storyfields.renamed(sent)
    return MultiValueDict({name: values for name, values in named.items() if isinstance(values, list)})
