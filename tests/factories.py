"""Believable rows for tests. Stories move by the real verbs: see `tests.stage`."""

import io
from functools import cache

import factory
from django.core.files.base import ContentFile
from PIL import Image

from articles.models import Article, Byline
from people.models import Author, Role, User
from photos.models import Photo
from sections.models import DeskMembership, Section


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"orang{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    first_name = factory.Sequence(lambda n: f"Orang {n}")
    password = factory.django.Password("rahasia-sekali-123")
    language = "en"

    @factory.post_generation
    def roles(self, create, codenames, **kwargs):
        for codename in codenames or []:
            self.roles.add(Role.objects.get(codename=codename))

    @factory.post_generation
    def desks(self, create, sections, **kwargs):
        for section in sections or []:
            DeskMembership.objects.create(user=self, section=section)


class SectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Section

    name = factory.Sequence(lambda n: f"Rubrik {n}")
    slug = factory.Sequence(lambda n: f"rubrik-{n}")
    order = factory.Sequence(int)


class AuthorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Author

    name = factory.Sequence(lambda n: f"Penulis {n}")
    slug = factory.Sequence(lambda n: f"penulis-{n}")


@cache
def jpeg(width=1200, height=800, colour=(30, 90, 120)) -> bytes:
    """The bytes of a real JPEG file."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "JPEG", quality=70)
    return buffer.getvalue()


class PhotoFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Photo

    original = factory.LazyFunction(lambda: ContentFile(jpeg(), name="foto.jpg"))
    alt = "Kapal bersandar di pelabuhan"
    caption = "Kapal bersandar di Pelabuhan Makassar."
    credit = "Newsroom/Andi"
    licence_kind = "own"


class BylineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Byline

    author = factory.SubFactory(AuthorFactory)


class ArticleFactory(factory.django.DjangoModelFactory):
    """A complete draft, ready to be submitted and published, not yet saved as a revision."""

    class Meta:
        model = Article
        skip_postgeneration_save = True

    headline = factory.Sequence(lambda n: f"Ekspor rumput laut naik {n} persen")
    standfirst = "Permintaan dari Asia Timur menopang harga di tingkat petani."
    body = "<p>Petani di Takalar memanen lebih awal.</p><p>Harga naik sejak pekan lalu.</p>"
    dateline = "Makassar"
    section = factory.SubFactory(SectionFactory)
    lead_photo = factory.SubFactory(PhotoFactory)
    created_by = factory.SubFactory(UserFactory, roles=["writer"])
    byline = factory.RelatedFactory(BylineFactory, factory_related_name="article")
