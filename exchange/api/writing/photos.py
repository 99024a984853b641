"""Photos for the library, from a person's programs."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from ninja import File, Form, Router, Status, UploadedFile

from exchange.api.problems import Problem, invalid
from exchange.api.reading import rows
from exchange.api.writing import shapes
from exchange.api.writing.entrance import asks
from exchange.models import Scope
from photos import library, permissions
from photos.described import warnings
from photos.forms import WordsForm
from photos.models import Photo
from photos.storing import NotStored

router = Router(tags=["Desk"])


@router.post(
    "/photos",
    response={201: shapes.Uploaded, 200: shapes.Uploaded},
    operation_id="desk_photo_upload",
    summary="Upload a photo",
    **asks(Scope.PHOTOS_WRITE, 503),
)
def upload(
    request: HttpRequest,
    file: UploadedFile = File(..., description="JPEG, PNG, WebP or AVIF."),
    alt: str = Form("", max_length=300, description="What it shows, for readers who do not see it."),
    caption: str = Form("", max_length=2_000),
    credit: str = Form("", max_length=200),
    licence_kind: str = Form("", max_length=10, description="By what right: `own`, `agency`, `handout` …"),
):
    """200 where the library has the same file already: its words stay as they are. Words that the file brings along
    are kept where none are sent."""
    if why := permissions.why_not_upload(request.user):
        raise Problem(403, "refused", str(why), reasons=[str(why)])
    sent = {"alt": alt, "caption": caption, "credit": credit, "licence_kind": licence_kind}
    told = {name: words for name, words in sent.items() if words}
    form = WordsForm(told, instance=Photo())
    if not form.is_valid():
        name, reasons = next(iter(form.errors.items()))
        raise invalid("form", name, reasons[0])
    try:
        added = library.add(file, request.user)
    except ValidationError as refusal:
        raise invalid("form", "file", refusal.messages[0]) from refusal
    except NotStored as failure:
        raise Problem(503, "not-stored", str(failure)) from failure
    photo = added.photo
    if told and not added.existing:
        for name in told:
            setattr(photo, name, form.cleaned_data[name])
        library.change(photo, set(told))
    return Status(200 if added.existing else 201, _told(photo, added.existing))


def _told(photo: Photo, existing: bool) -> shapes.Uploaded:
    shape = rows.picture({name: getattr(photo, name) for name in rows.PHOTO})
    return shapes.Uploaded(**shape.model_dump(), existing=existing, warnings=list(map(str, warnings(photo))))
