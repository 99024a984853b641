"""The first version of the API: its operations, and the document that tells of them and of what they refuse."""

from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from articles.readers.keys import keyed
from exchange.api import addresses, problems
from exchange.api.problems import Problem
from exchange.api.reading import fronts, named, notes, photos, stories
from exchange.api.shapes import Happening
from exchange.api.shapes import Problem as ProblemShape
from exchange.api.writing import entrance
from exchange.api.writing import photos as desk_photos
from exchange.api.writing import stories as desk_stories

#: What may come of an operation that reads, beside what it promises.
_REFUSALS = {
    "401": "A token was sent, and lets nobody in",
    "404": "There is no such thing",
    "410": "Readers have it no more",
    "422": "Not understood",
}


#: What a receiver is told, and what it answers.
_HEARD = {
    "summary": "Something happened to a story before readers' eyes",
    "description": "Signed as Standard Webhooks has it: Webhook-Id, Webhook-Timestamp, Webhook-Signature.",
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Happening"}}},
    },
    "responses": {"2XX": {"description": "Heard; anything else is told again later"}},
}


class Api(NinjaAPI):
    """Says of each operation what it answers where it refuses: a problem, by its own media type."""

    def get_openapi_schema(self, **kwargs: Any) -> dict[str, Any]:
        document = super().get_openapi_schema(**kwargs)
        shape = ProblemShape.model_json_schema()
        document["components"]["schemas"]["Problem"] = shape
        told_of = Happening.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
        document["components"]["schemas"] |= told_of.pop("$defs") | {"Happening": told_of}
        document["webhooks"] = {"story": {"post": _HEARD}}
        content = {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for operations in document["paths"].values():
            for operation in operations.values():
                for parameter in operation["parameters"]:
                    # a list stands in the schema; beside it the document has one by itself
                    if given := parameter.pop("examples", None):
                        parameter["example"] = given[0]
                told = {int(status): words for status, words in _REFUSALS.items()}
                told[429] = "Asked too often; `Retry-After` says when to ask again"
                told |= operation.pop("x-refusals", {})
                if (scope := operation.pop("x-scope", None)) is not None:
                    operation["security"] = [{"Token": [scope] if scope else []}]
                    del told[410]
                for status, words in sorted(told.items()):
                    operation["responses"][status] = {"description": words, "content": content}
                operation["responses"] = {str(status): one for status, one in operation["responses"].items()}
        return document


api = Api(
    title="Newsroom",
    version="1",
    description="What readers have, for programs; and, with a person's token, that person's drafts. See docs/api.md.",
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)
for _router in (stories.router, notes.router, named.router, fronts.router, photos.router):
    api.add_router("", _router)
for _router in (desk_stories.router, desk_photos.router):
    api.add_router("/desk", _router)

api.add_exception_handler(Problem, lambda request, problem: problems.of(problem))
api.add_exception_handler(ValidationError, problems.of_validation)
api.add_exception_handler(Http404, problems.no_such_address)
api.add_exception_handler(HttpError, problems.of_http)
api.add_exception_handler(AuthenticationError, lambda request, error: problems.of(entrance.no_token()))
api.add_exception_handler(RequestDataTooBig, problems.too_large)
api.add_exception_handler(TooManyFieldsSent, problems.too_large)
api.add_exception_handler(TooManyFilesSent, problems.too_large)


@cache
def described() -> dict[str, Any]:
    """The OpenAPI document of this version, without the address of the house."""
    return api.get_openapi_schema(path_prefix=addresses.ROOT)


@require_safe
def document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    info = described()["info"] | {"title": _("The API of %(name)s") % {"name": settings.NEWSROOM_NAME}}
    told = described() | {"info": info, "servers": [{"url": settings.NEWSROOM_URL}]}
    return keyed(JsonResponse(told, json_dumps_params={"ensure_ascii": False}), lifetime=3600)
