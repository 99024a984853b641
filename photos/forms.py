"""Forms about photos."""

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldBooleanSwitchWidget

from photos.models import Photo


class WordsForm(forms.ModelForm):
    """What the picker changes of a photo. A field that is not sent is left as it is."""

    class Meta:
        model = Photo
        fields = ["alt", "caption", "credit", "focal_x", "focal_y"]

    def __init__(self, data, *, instance: Photo):
        kept = {name: getattr(instance, name) for name in self._meta.fields}
        sent = {name: data[name] for name in self._meta.fields if name in data}
        super().__init__(kept | sent, instance=instance)


class UploadForm(forms.Form):
    """One file for the library; whether it is a fit picture is asked of photos.intake."""

    file = forms.FileField(label=_("Photo"), error_messages={"required": _("Choose a photo to upload.")})


class PhotoForm(forms.ModelForm):
    """A photo's page. Whoever says that it was checked is kept by name."""

    is_checked = forms.BooleanField(
        label=_("I have checked this picture"),
        required=False,
        help_text=_("A picture that was made with AI is printed only once a person has looked at it."),
        widget=UnfoldBooleanSwitchWidget,
    )

    class Meta:
        model = Photo
        fields: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["is_checked"] = self.instance.checked_by_id is not None
