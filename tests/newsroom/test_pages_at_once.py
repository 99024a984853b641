"""Two imports that bring in pages with the same old addresses at the same moment: neither waits in a ring."""

import pytest
from django.db import transaction

from newsroom import imports
from public.models import PageAddress
from tests.meanwhile import meanwhile


def keep(title: str, *paths: str) -> int:
    return imports.keep_page(title, "", "<p>Isi.</p>", "", paths)


@pytest.mark.django_db(transaction=True)
def test_the_old_addresses_of_two_pages_are_kept_in_whatever_order_they_come(transactional_db):
    theirs = meanwhile(lambda: keep("Tentang kami", "/lama/a"), lambda: keep("Kontak", "/lama/b"))
    with theirs, transaction.atomic():
        keep("Redaksi", "/lama/b", "/lama/a")
    assert PageAddress.objects.count() == 2
