"""The crops of a picture in a form: for each format three numbers in per cent, or none: it follows the focal point.

The page's script lets a person draw them on the picture (`static/photos/cropping.js`); without it they are typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from photos import crops
from photos.crops import Crop
from photos.models import Photo

PREFIX = "crop_"
#: Each format: how fields name it, and where readers meet it.
FORMATS: dict[str, tuple[str, Promise]] = {
    "16:9": ("wide", _("lists, front pages, the head of a story")),
    "4:3": ("classic", _("front pages that ask for it")),
    "1:1": ("square", _("front pages that ask for it")),
    "og": ("link", _("beside a link, on social sites")),
}
_PARTS = {"left": _("From the left, %"), "top": _("From the top, %"), "width": _("Width, %")}


@dataclass(frozen=True)
class Row:
    """A format with its fields, its bounds as numbers for a script, and what is wrong with it."""

    name: str
    label: str
    where: Promise
    fields: list[forms.BoundField]
    errors: list[str]
    ratio: float
    least: float


def fields() -> dict[str, forms.FloatField]:
    """The fields of all formats."""
    return {
        f"{PREFIX}{slug}_{part}": forms.FloatField(
            label=label,
            required=False,
            min_value=0,
            max_value=100,
            widget=forms.NumberInput({"class": "photo-input", "step": "0.1", "data-crop-part": part}),
        )
        for slug, _where in FORMATS.values()
        for part, label in _PARTS.items()
    }


def initial(photo: Photo) -> dict[str, float]:
    """What the fields say of a photo's crops."""
    return {
        f"{PREFIX}{FORMATS[name][0]}_{part}": round(value * 100, 2)
        for name, crop in crops.by_hand(photo).items()
        for part, value in zip(_PARTS, crop, strict=True)
    }


def cleaned(form: forms.BaseForm, photo: Photo) -> dict[str, Crop]:
    """The crops that the form says. What is wrong is added to the form, beside the first field of the format."""
    found = {}
    for name, (slug, _where) in FORMATS.items():
        names = [f"{PREFIX}{slug}_{part}" for part in _PARTS]
        said = [form.cleaned_data.get(one) for one in names]
        if any(one in form.errors for one in names) or said == [None] * len(said):
            continue
        try:
            if None in said:
                raise ValidationError(_("Give all three numbers, or none: then it follows the focal point."))
            crop = [one / 100 for one in said if one is not None]
            found[name] = crops.fitting(photo.width, photo.height, name, crop)
        except ValidationError as refusal:
            form.add_error(names[0], refusal)
    return found


def rows(form: forms.BaseForm, photo: Photo) -> Iterator[Row]:
    """The formats as the page shows them; none in a form without these fields."""
    for name, (slug, where) in FORMATS.items():
        bound = [form[f"{PREFIX}{slug}_{part}"] for part in _PARTS if f"{PREFIX}{slug}_{part}" in form.fields]
        if bound:
            errors = [str(error) for one in bound for error in one.errors]
            least = crops.narrowest(photo.width, photo.height, name)
            yield Row(name, LABELS[name], where, bound, errors, crops.RATIOS[name], least)


#: What a format is called: its ratio, where people know one by that.
LABELS: dict[str, str] = {name: name for name in FORMATS} | {"og": "1.91:1"}
