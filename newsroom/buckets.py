"""Pictures in S3, or in what speaks its language, instead of on a disk."""

#: Renditions have their content in their name, so they may be kept for ever.
KEPT_LONG = {"CacheControl": "public, max-age=31536000, immutable"}


def bucket(name: str, region: str, endpoint: str, **options) -> dict:
    """A storage for Django's STORAGES. Empty `region` and `endpoint` mean the client's own defaults."""
    where = {"bucket_name": name, "region_name": region or None, "endpoint_url": endpoint or None}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": where | {"file_overwrite": False} | options}


def storages(public: str, private: str, host: str, region: str, endpoint: str) -> dict:
    """What readers may have in one bucket, behind `host`; the originals, with all they tell, in another."""
    return {
        "default": bucket(
            public, region, endpoint, custom_domain=host, querystring_auth=False, object_parameters=KEPT_LONG
        ),
        "originals": bucket(private, region, endpoint, default_acl="private", querystring_expire=300),
    }
