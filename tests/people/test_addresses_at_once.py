"""Two who want an address of the same words at the same moment both get one."""

import pytest
from django.db import transaction
from taggit.models import Tag

from newsroom import imports
from people import slugs
from people.models import Author, User
from public.models import Page
from sections.models import Section
from tests.meanwhile import meanwhile

pytestmark = pytest.mark.django_db(transaction=True)
#: What is made under a name, by whose address it is found.
MADE = {
    "a tag": lambda name: Tag.objects.create(name=name).slug,
    "an author": lambda name: Author.objects.create(name=name).slug,
    "a section": lambda name: Section.objects.create(name=name, colour="#123456").slug,
    "a page": lambda name: Page.objects.create(title=name, body="<p>Isi.</p>").slug,
    "a page brought in": lambda name: Page.objects.get(pk=imports.keep_page(name, "", "<p>Isi.</p>", "", [])).slug,
}


@pytest.mark.parametrize("what", MADE)
def test_the_second_of_two_gets_the_next_number(what):
    make, theirs = MADE[what], []
    with meanwhile(lambda: theirs.append(make("Rumput Laut"))), transaction.atomic():
        mine = make("Rumput & Laut")
    assert [*theirs, mine] == ["rumput-laut", "rumput-laut-2"]


def test_a_name_to_sign_in_by_is_the_same_in_whatever_letters():
    def make(name: str) -> str:
        free = slugs.free(name, User.objects.all(), "username__iexact")
        return User.objects.create_user(free, f"{free}@example.org").username

    theirs = []
    with meanwhile(lambda: theirs.append(make("Wati"))), transaction.atomic():
        mine = make("wati")
    assert [*theirs, mine] == ["Wati", "wati-2"]
