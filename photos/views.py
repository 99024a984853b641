"""The library by JSON, for the story form's picker: search, upload, describe. Staff only.

Refusals come as `{"message": sentence}`: 400 what was sent is not fit, 401 not signed in, 403 not this person,
404 no such photo, 503 it cannot be stored now.
"""

from collections.abc import Callable
from functools import wraps
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from photos import finding, library, permissions, rights
from photos.described import described, likeness_warnings
from photos.forms import UploadForm, WordsForm
from photos.models import Photo
from photos.storing import NotStored

_LONGEST_SEARCH = 200


def _refused(message, status: int) -> JsonResponse:
    return JsonResponse({"message": str(message)}, status=status)


def for_staff(view: Callable) -> Callable:
    """Lets in only those who may see the library; answers others in JSON, for the page's script to show."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs):
        if not request.user.is_authenticated:
            return _refused(_("You are signed out. Sign in again in another tab, then try again."), 401)
        if reason := permissions.why_not_use_library(request.user):
            return _refused(reason, 403)
        return view(request, *args, **kwargs)

    return guarded


@require_GET
@for_staff
def search(request: HttpRequest) -> JsonResponse:
    """GET q, before: a page of photos that match and are offered, newest first.

    `{"results": […], "next": id to pass as before}`.
    """
    before = request.GET.get("before", "")
    if before and not (before.isascii() and before.isdigit() and len(before) < 19):
        return _refused(_("“before” must be the id of a photo."), 400)
    words = request.GET.get("q", "")[:_LONGEST_SEARCH]
    photos = finding.matching(permissions.visible_to(request.user).filter(rights.offered()), words)
    photos = photos.prefetch_related("leases")
    found, following = finding.page(photos, int(before) if before else None)
    return JsonResponse({"results": [described(photo, request.user) for photo in found], "next": following})


@require_GET
@for_staff
def detail(request: HttpRequest, pk: int) -> JsonResponse:
    """GET: one photo."""
    photo = permissions.visible_to(request.user).filter(pk=pk).first()
    if photo is None:
        return _refused(_("This photo is no longer in the library."), 404)
    return JsonResponse(described(photo, request.user))


@require_GET
@for_staff
def original(request: HttpRequest, pk: int) -> FileResponse | JsonResponse:
    """GET: the file as it came, to keep, never to show: it may carry places and names that readers must not get."""
    photo = permissions.visible_to(request.user).filter(pk=pk).first()
    if photo is None:
        return _refused(_("This photo is no longer in the library."), 404)
    name = PurePath(photo.original.name).name
    return FileResponse(photo.original.open("rb"), as_attachment=True, filename=name)


@require_POST
@for_staff
def upload(request: HttpRequest) -> JsonResponse:
    """POST file: adds it, or answers with the photo that has the same file already (`existing`)."""
    if reason := permissions.why_not_upload(request.user):
        return _refused(reason, 403)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(form.errors["file"][0], 400)
    try:
        added = library.add(form.cleaned_data["file"], request.user)
    except ValidationError as refusal:
        return _refused(refusal.messages[0], 400)
    except NotStored as failure:
        return _refused(f"{failure} {_('The photo is still here on this page.')}", 503)
    told = described(added.photo, request.user)
    told["warnings"] = [*likeness_warnings(added.photo), *told["warnings"]]
    return JsonResponse(told | {"existing": added.existing})


@require_POST
@for_staff
def update(request: HttpRequest, pk: int) -> JsonResponse:
    """POST any of alt, caption, credit, licence_kind, focal_x, focal_y: changes those."""
    photo: Photo | None = permissions.visible_to(request.user).filter(pk=pk).first()
    if photo is None:
        return _refused(_("This photo is no longer in the library."), 404)
    if reason := permissions.why_not_edit(request.user, photo):
        return _refused(reason, 403)
    form = WordsForm(request.POST, instance=photo)
    if not form.is_valid():
        name, messages = next(iter(form.errors.items()))
        return _refused(f"{form.fields[name].label}: {messages[0]}", 400)
    library.change(form.save(commit=False), set(form.changed_data))
    return JsonResponse(described(photo, request.user))
