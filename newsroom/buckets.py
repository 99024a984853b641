"""Pictures in S3, or in what speaks its language, instead of on a disk."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

#: Renditions have their content in their name, so they may be kept for ever.
KEPT_LONG = {"CacheControl": "public, max-age=31536000, immutable"}
#: Seconds until a service takes the connection, and between two pieces of its answer; how often a request is tried.
CONNECT_SECONDS, READ_SECONDS, TRIES = 2, 5, 3


def bucket(name: str, region: str, endpoint: str, **options) -> dict:
    """A storage for Django's STORAGES. Empty `region` and `endpoint` mean the client's own defaults."""
    where = {"bucket_name": name, "region_name": region or None, "endpoint_url": endpoint or None}
    how = {"file_overwrite": False, "client_config": client_config()}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": where | how | options}


def client_config() -> Any:
    """How long the client waits, and how often it tries: somebody waits at the form. None where it is not installed,
    of which a check tells."""
    if find_spec("botocore") is None:
        return None
    return import_module("botocore.config").Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"total_max_attempts": TRIES, "mode": "standard"},
        tcp_keepalive=True,
    )


def storages(public: str, private: str, host: str, region: str, endpoint: str) -> dict:
    """What readers may have in one bucket, behind `host`; the originals, with all they tell, in another."""
    return {
        "default": bucket(
            public, region, endpoint, custom_domain=host, querystring_auth=False, object_parameters=KEPT_LONG
        ),
        "originals": bucket(private, region, endpoint, default_acl="private", querystring_expire=300),
    }
