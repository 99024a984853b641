"""Addresses of the API; mounted at /api/v1/."""

from django.urls import path, re_path

from exchange.api import problems, v1

app_name = "api"
#: The last one names the root alone, which is no operation.
_operations = v1.api.urls[0][:-1]
for _pattern in _operations:
    _pattern.callback = problems.told(_pattern.callback)

urlpatterns = [
    path("openapi.json", v1.document, name="document"),
    *_operations,
    re_path("", problems.told(problems.no_such_address)),
]
