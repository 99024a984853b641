"""A person's program, as tests have it."""

import json
from collections.abc import Iterable
from typing import Any

from django.test import Client

from exchange.api import tokens
from exchange.models import Scope
from people.models import User
from tests.exchange.api.asking import ROOT


class Program:
    """Asks with a token of `owner`, with these scopes (default: all)."""

    def __init__(self, owner: User, scopes: Iterable[str] = Scope.values):
        self.token, self.text = tokens.make(owner, "Skrip", scopes, 30)
        self.client = Client(headers={"authorization": f"Bearer {self.text}"}, raise_request_exception=True)

    def get(self, path: str, **query):
        return self.client.get(f"{ROOT}/desk{path}", query)

    def send(self, method: str, path: str, sent: Any = None, **headers):
        """Send JSON; `headers` by their names with underscores."""
        told = {name.replace("_", "-"): text for name, text in headers.items()}
        body = "" if sent is None else json.dumps(sent)
        address = f"{ROOT}/desk{path}"
        return self.client.generic(method, address, body, content_type="application/json", headers=told)

    def upload(self, file, **words):
        return self.client.post(f"{ROOT}/desk/photos", {"file": file} | words)
