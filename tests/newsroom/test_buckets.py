"""Pictures in S3, asked of a server that speaks its language: they are kept, and a dead service costs seconds."""

import socket
import time
from datetime import timedelta

import boto3
import pytest
from django.core.files.storage import default_storage, storages
from django.utils import timezone
from moto.server import ThreadedMotoServer

from newsroom import buckets, health
from newsroom.cleaning import files as stray_files
from photos import library, renditions
from photos.jobs import make_renditions
from photos.models import Photo
from photos.storing import NotStored
from tests.factories import UserFactory
from tests.photos import files

pytestmark = pytest.mark.django_db
PUBLIC, PRIVATE, HOST = "koran-foto", "koran-asli", "foto.koran.example"


@pytest.fixture(scope="module")
def service():
    """Where S3 is, for this module."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def use(settings, monkeypatch):
    """`use(address)`: both stores are buckets there."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "uji")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "uji")

    def use(address: str) -> None:
        made = buckets.storages(PUBLIC, PRIVATE, HOST, "us-east-1", address)
        settings.STORAGES = settings.STORAGES | made
        monkeypatch.setattr(Photo._meta.get_field("original"), "storage", storages["originals"])

    return use


@pytest.fixture
def s3(service, use):
    """A client of its own, with two empty buckets."""
    use(service)
    client = boto3.client("s3", endpoint_url=service, region_name="us-east-1")
    for name in (PUBLIC, PRIVATE):
        client.create_bucket(Bucket=name)
    yield client
    for name in (PUBLIC, PRIVATE):
        for key in keys(client, name):
            client.delete_object(Bucket=name, Key=key)
        client.delete_bucket(Bucket=name)


def keys(client, bucket: str) -> list[str]:
    return [each["Key"] for each in client.list_objects_v2(Bucket=bucket).get("Contents", [])]


@pytest.fixture
def writer():
    return UserFactory(roles=["writer"])


def test_a_photo_is_kept_in_two_buckets_and_readers_know_the_host_of_one(s3, writer):
    photo = library.add(files.upload(files.jpeg()), writer).photo
    make_renditions.call(photo_id=photo.pk)
    photo.refresh_from_db()
    assert keys(s3, PRIVATE) == [photo.original.name]
    assert set(keys(s3, PUBLIC)) >= renditions.paths(photo.renditions)
    path = sorted(renditions.paths(photo.renditions))[0]
    assert default_storage.url(path) == f"https://{HOST}/{path}"
    kept = s3.head_object(Bucket=PUBLIC, Key=path)
    assert kept["CacheControl"].endswith("immutable")
    assert renditions.are_there(photo)
    assert health.storage("default").well
    assert health.storage("originals").well


def test_what_no_row_names_is_found_in_a_bucket_and_goes(s3, writer):
    photo = library.add(files.upload(files.jpeg()), writer).photo
    for name in (PUBLIC, PRIVATE):
        s3.put_object(Bucket=name, Key="photos/987654/lama.jpg", Body=b"x")
    later = timezone.now() + timedelta(days=8)
    found = stray_files.look(later)
    assert found.stray == [("originals", "photos/987654/lama.jpg"), ("default", "photos/987654/lama.jpg")]
    assert stray_files.remove(found) == 2
    assert keys(s3, PRIVATE) == [photo.original.name]
    assert renditions.are_there(photo)


def test_a_service_that_refuses_is_said_at_once_and_leaves_no_photo(use, writer):
    use("http://127.0.0.1:9")
    began = time.monotonic()
    with pytest.raises(NotStored):
        library.add(files.upload(files.jpeg()), writer)
    assert time.monotonic() - began < 8
    assert not Photo.objects.exists()
    assert not health.storage("originals").well


def test_a_service_that_answers_nothing_is_given_up(use, writer, monkeypatch):
    monkeypatch.setattr(buckets, "READ_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        use(f"http://127.0.0.1:{silent.getsockname()[1]}")
        began = time.monotonic()
        with pytest.raises(NotStored):
            library.add(files.upload(files.jpeg()), writer)
        assert time.monotonic() - began < 8
    assert not Photo.objects.exists()


def test_the_client_waits_for_seconds_and_tries_a_few_times():
    made = storages.create_storage(buckets.bucket("x", "us-east-1", "http://127.0.0.1:9")).client_config
    assert (made.connect_timeout, made.read_timeout) == (2, 5)
    assert made.retries["total_max_attempts"] == 3


def test_without_the_client_settings_can_be_read_and_a_check_tells(monkeypatch):
    monkeypatch.setattr(buckets, "find_spec", lambda name: None)
    assert buckets.bucket("x", "", "")["OPTIONS"]["client_config"] is None
