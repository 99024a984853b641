"""A colleague in small."""

import pytest

from people.faces import face, initials
from people.models import Author
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Andi Wijaya", "AW"),
        ("Siti Nurhaliza binti Tarudin", "ST"),
        ("Megawati", "M"),
        ("élodie d'arc", "ÉD"),
        ("  ", "?"),
        ("@redaksi", "@"),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_word(name, letters):
    assert initials(name) == letters


@pytest.mark.django_db
def test_a_face_has_the_authors_portrait_or_none():
    user = UserFactory(first_name="Andi", last_name="Wijaya")
    assert face(user) == {"name": "Andi Wijaya", "initials": "AW", "picture": ""}
    Author.objects.create(name="Andi Wijaya", slug="andi", user=user, portrait="portraits/andi.jpg")
    user.refresh_from_db()
    assert face(user)["picture"].endswith("portraits/andi.jpg")
