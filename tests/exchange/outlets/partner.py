"""A partner's program, and the stage on which it asks."""

from xml.etree import ElementTree as ET

from django.test import Client

from exchange.models import Outlet
from exchange.outlets import setting_up
from photos.models import Licence
from tests.factories import PhotoFactory
from tests.public.test_rights import made_of

SPACE = "{http://iptc.org/std/nar/2006-10-01/}"


class Partner:
    """An outlet with its key; keeps what it was told to send along, as a program that polls does."""

    def __init__(self, cast, **said):
        told = {"name": "Mitra", "slug": f"mitra-{Outlet.objects.count()}"} | said
        self.outlet, self.key = setting_up.make(cast.administrator, **told)
        self.resume, self.etag = "", ""

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.key}"}

    def get(self, path="items", headers=None, **query):
        return Client().get(
            f"/api/v1/outlets/{self.outlet.slug}/{path}", query, headers=self.headers | (headers or {})
        )

    def poll(self) -> list[dict]:
        """What is new since it asked last, page by page."""
        found = []
        while True:
            answer = self.get(**({"cursor": self.resume} if self.resume else {}))
            assert answer.status_code == 200, answer.content
            told = answer.json()
            found += told["items"]
            self.resume = answer["Newsroom-Resume"]
            if not told["next"]:
                return found

    def story(self, pk: int) -> dict:
        answer = self.get(f"items/{pk}")
        assert answer.status_code == 200, answer.content
        return answer.json()

    def message(self, **query) -> ET.Element:
        answer = self.get(**query)
        assert answer.status_code == 200, answer.content
        return ET.fromstring(answer.content)


def numbers(items: list[dict]) -> list[int]:
    """The stories of these items."""
    return [int(one["uri"].rpartition(":")[2]) for one in items]


def photo(name: str = "utama", **said):
    """A picture that may be passed on."""
    return PhotoFactory(
        **{"renditions": made_of(name), "licence_kind": Licence.OWN, "credit": f"Kredit {name}"} | said
    )
