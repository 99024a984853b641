"""A section's address: made from its name when nobody wrote one, in any script, and never one of the site's own."""

import pytest
from django.urls import reverse

from sections.admin import SectionForm
from sections.models import Section, reserved_slugs

pytestmark = pytest.mark.django_db


def saved(name, slug=""):
    data = {"name": name, "slug": slug, "colour": "#1f4e5f", "order": 0, "is_active": True, "show_in_menu": True}
    form = SectionForm(data)
    assert form.is_valid(), form.errors
    return form.save()


@pytest.mark.parametrize("name", ["Opini/Analisis", "経済", "رياضة", "\U0001f525"])
def test_a_section_without_an_address_gets_one_that_works(client, name):
    section = saved(name)
    assert client.get(section.get_absolute_url()).status_code == 200
    assert client.get(reverse("public:section_feed", args=[section.slug])).status_code == 200


def test_an_address_is_made_by_the_houses_rule():
    assert saved("Opini/Analisis 1,5").slug == "opini-analisis-1-5"


def test_a_name_of_the_sites_own_does_not_hide_it():
    made = {name: Section.objects.create(name=name).slug for name in reserved_slugs()}
    assert not reserved_slugs() & set(made.values())
    assert made["tag"] == "tag-2"
    assert {"admin", "tag", "api"} <= made.keys()


@pytest.mark.parametrize("slug", ["-", "__"])
def test_an_address_without_words_is_refused(slug):
    form = SectionForm({"name": "Opini", "slug": slug, "colour": "#1f4e5f", "order": 0})
    assert "slug" in form.errors
