"""Forms of the desk's screens."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from articles import permissions as stories
from articles.formfields import LineField
from articles.moments import MomentField
from desk import permissions
from desk.models import Assignment
from desk.planning.planning import Plan
from people.choosing import PersonField
from people.models import User
from people.roles import Right


def writers():
    """Everyone who may be given an assignment."""
    return User.objects.filter(is_active=True, roles__rights__contains=[Right.WRITE]).distinct()


class GiveForm(forms.Form):
    """Who is to have assignments from now on."""

    person = PersonField(User.objects.none(), label=_("To whom"), empty_label=_("Choose a person"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = writers().order_by("first_name", "last_name", "username")


class AssignmentForm(forms.ModelForm):
    """What, who, when due, how long, and whether a picture is wanted. Times are in the person's own zone."""

    title = LineField(label=_("What"), max_length=200, error_messages={"required": _("Say what is to be written.")})
    photo_note = LineField(label=_("What photo"), max_length=300, required=False)
    due_at = MomentField(label=_("Due"), error_messages={"required": _("Give the time when it is due.")})
    assignee = PersonField(User.objects.none(), label=_("Who"), required=False, empty_label=_("Whoever takes it"))
    story = forms.IntegerField(
        label=_("Number of an existing story"),
        required=False,
        min_value=1,
        max_value=2**62,
        help_text=_("Empty: whoever takes it starts one from here."),
    )

    class Meta:
        model = Assignment
        fields = ["title", "section", "assignee", "due_at", "length", "brief", "photo_wanted", "photo_note"]
        labels = {
            "section": _("Desk"),
            "brief": _("Brief"),
            "length": _("Length in words"),
            "photo_wanted": _("A photo is wanted"),
        }
        widgets = {"brief": forms.Textarea({"rows": 4})}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["section"].queryset = permissions.desks_of(user)
        self.fields["section"].empty_label = _("Choose a desk")
        self.fields["assignee"].queryset = writers()
        if self.instance.article_id:
            self.initial.setdefault("story", self.instance.article_id)
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("aria-describedby", f"id_{name}_error")

    def clean_story(self):
        """The story itself, or None. One that this person may not see does not exist for them."""
        number = self.cleaned_data["story"]
        if number is None or number == self.instance.article_id:
            return self.instance.article if number else None
        article = stories.visible_to(self.user).filter(pk=number).first()
        if article is None:
            raise forms.ValidationError(_("There is no story %(number)s on your desk."), params={"number": number})
        return article

    def plan(self, key: UUID | None = None) -> Plan:
        """The valid form as what `desk.planning.planning` is asked for; `key` is the form's own."""
        names = ("title", "section", "due_at", "length", "brief", "photo_wanted", "photo_note")
        fields = {name: self.cleaned_data[name] for name in names}
        return Plan(fields | {"article": self.cleaned_data["story"]}, self.cleaned_data["assignee"], key)
