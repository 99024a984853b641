"""Forms about photos."""

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget, UnfoldBooleanSwitchWidget

from people import clock
from photos import cropfields, leases, metadata
from photos.crops import Crop
from photos.models import LeaseKind, Photo


class WordsForm(forms.ModelForm):
    """What the picker changes of a photo. A field that is not sent is left as it is."""

    class Meta:
        model = Photo
        fields = ["alt", "caption", "credit", "licence_kind", "focal_x", "focal_y"]

    def __init__(self, data, *, instance: Photo):
        kept = {name: getattr(instance, name) for name in self._meta.fields}
        sent = {name: data[name] for name in self._meta.fields if name in data}
        super().__init__(kept | sent, instance=instance)


class UploadForm(forms.Form):
    """One file for the library; whether it is a fit picture is asked of photos.intake."""

    file = forms.FileField(label=_("Photo"), error_messages={"required": _("Choose a photo to upload.")})


#: Fields of a right's beginning and end: whoever types a time reads in which zone.
_MOMENTS = frozenset({"usable_from", "usable_until", "lease_starts_at", "lease_ends_at"})


class PhotoForm(forms.ModelForm):
    """A photo's page. Whoever says that it was checked is kept by name."""

    is_checked = forms.BooleanField(
        label=_("I have checked this picture"),
        required=False,
        help_text=_("A picture that was made with AI is printed only once a person has looked at it."),
        widget=UnfoldBooleanSwitchWidget,
    )

    lease_kind = forms.ChoiceField(
        label=_("A further lease"),
        required=False,
        choices=[("", _("none")), *LeaseKind.choices],
        widget=UnfoldAdminSelectWidget,
        help_text=_("Of those that hold at a moment the newest decides; the fields above follow them."),
    )
    lease_starts_at = forms.DateTimeField(
        label=_("From"), required=False, widget=UnfoldAdminTextInputWidget({"type": "datetime-local"})
    )
    lease_ends_at = forms.DateTimeField(
        label=_("Until"), required=False, widget=UnfoldAdminTextInputWidget({"type": "datetime-local"})
    )
    lease_note = forms.CharField(
        label=_("Who agreed or forbade, and where that is kept"),
        required=False,
        max_length=300,
        widget=UnfoldAdminTextInputWidget,
    )

    crops: dict[str, Crop]

    class Meta:
        model = Photo
        fields: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= cropfields.fields()
        self.initial |= cropfields.initial(self.instance)
        self.initial["is_checked"] = self.instance.checked_by_id is not None
        zone = _("Your time: %(zone)s.") % {"zone": clock.label(clock.now())}
        for name in _MOMENTS & self.fields.keys():
            self.fields[name].help_text = " ".join(filter(None, (str(self.fields[name].help_text), zone)))

    def clean_keywords(self):
        """Each once, with commas between them."""
        return metadata.keywords(self.cleaned_data["keywords"])

    def clean(self):
        """Crops lie within the picture; where there are leases, what follows from them is not typed, and a further
        one says what it is."""
        data = super().clean()
        self.crops = cropfields.cleaned(self, self.instance)
        asked = {name: data.get(f"lease_{name}") for name in ("kind", "starts_at", "ends_at", "note")}
        if any(asked.values()):
            try:
                leases.refuse_unfit(**asked)
            except forms.ValidationError as refusal:
                self.add_error(None, refusal)
        return data
