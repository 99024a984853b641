"""What is filled in on a case, and for one that came by letter or by telephone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Correction, Weight
from articles.models.correction import LONGEST_NOTE
from articles.moments import MomentField
from articles.readers.corrections import LONGEST_SENTENCE
from articles.workflow.desks import people_at
from people.models import User
from press import cases, noting
from press.cases import Decision
from press.evidence import Files
from press.kinds import CaseKind
from press.models import Case, Channel, Outcome
from press.noting import Printed


def text(label, longest: int, rows: int = 4, required: bool = True) -> forms.CharField:
    """A field of several lines."""
    widget = forms.Textarea({"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget)


class CaseForm(forms.Form):
    """A form about one case."""

    def __init__(self, *args, case: Case, **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case


class WordsForm(CaseForm):
    """Something said about a case, or written to its sender."""

    words = text(_("Words"), cases.LONGEST)


class GivingForm(CaseForm):
    """Whose case it is to be: somebody at the desk of its story."""

    to = forms.ModelChoiceField(User.objects.none(), label=_("To whom"), empty_label=_("Choose a person"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        at_desk = User.objects.filter(people_at(self.case.article.section_id), is_active=True)
        self.fields["to"].queryset = at_desk.order_by("first_name", "username")


class DecisionForm(CaseForm):
    """What is decided, and why."""

    outcome = forms.ChoiceField(label=_("Decision"), choices=Outcome.choices, widget=forms.RadioSelect)
    reason = text(_("Reason: the sender reads it"), cases.LONGEST)
    owes_apology = forms.BooleanField(
        label=_("The story judged, slandered or lied: an apology is owed"), required=False
    )
    broke_code = forms.BooleanField(label=_("The code of ethics was broken"), required=False)

    def decision(self) -> Decision:
        """What was filled in."""
        return Decision(**self.cleaned_data | {"outcome": Outcome(self.cleaned_data["outcome"])})


class NoteForm(CaseForm):
    """The note that readers get."""

    note = text(_("Public note"), LONGEST_NOTE, 8)
    apology = text(_("Apology"), LONGEST_SENTENCE, 3, required=False)
    violation = text(_("What was broken: which article of the code"), LONGEST_SENTENCE, 3, required=False)
    weight = forms.ChoiceField(label=_("Place"), choices=Weight.choices, widget=forms.RadioSelect)
    is_agreed = forms.BooleanField(label=_("The sender agreed to these words"), required=False)
    is_shortened = forms.BooleanField(label=_("Shortened, which is printed"), required=False)
    before_closed = forms.BooleanField(label=_("Readers may not open the text as it was"), required=False)
    mends = forms.ModelChoiceField(
        Correction.objects.none(), label=_("It mends an earlier note"), empty_label=_("None"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["weight"].initial = Weight.TOP
        self.fields["mends"].queryset = earlier = noting.mendable(self.case)
        if not earlier.exists():
            del self.fields["mends"]
        if self.case.rules.is_whole:
            self.fields["note"].initial = self.case.message
        else:
            del self.fields["is_agreed"], self.fields["is_shortened"]

    def printed(self) -> Printed:
        """What was filled in."""
        return Printed(**self.cleaned_data | {"weight": Weight(self.cleaned_data["weight"])})


class NamingForm(CaseForm):
    """The note that came with a correction which was published for the case."""

    note = forms.ModelChoiceField(Correction.objects.none(), label=_("Note"), empty_label=_("Choose a note"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].queryset = noting.nameable(self.case)


class ClosingForm(CaseForm):
    """Nothing is asked."""


class RecordForm(forms.Form):
    """A case that came by letter, by telephone, from the press council, or that the house found itself."""

    kind = forms.ChoiceField(label=_("Kind"), choices=CaseKind.choices)
    channel = forms.ChoiceField(
        label=_("How it came"), choices=[one for one in Channel.choices if one[0] != Channel.FORM]
    )
    came_at = MomentField(label=_("When"), required=False)
    passage = text(_("Passage"), 2000, 2, required=False)
    message = text(_("What is wrong, or the full text of the reply"), LONGEST_NOTE, 6)
    proof = text(_("Proof"), 4000, 2, required=False)
    sender_name = forms.CharField(label=_("Who"), max_length=120)
    sender_body = forms.CharField(label=_("Organisation"), max_length=160, required=False)
    sender_role = forms.CharField(label=_("Speaks for it as"), max_length=120, required=False)
    sender_email = forms.EmailField(label=_("Email"), max_length=254, required=False)
    sender_phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    ruling_number = forms.CharField(label=_("Number of the ruling"), max_length=80, required=False)
    ruled_on = forms.DateField(label=_("Day of the ruling"), required=False, widget=forms.DateInput({"type": "date"}))
    files = forms.FileField(label=_("Files: photos or PDF"), required=False, widget=Files)
