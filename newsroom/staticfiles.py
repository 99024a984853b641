"""How styles reach a browser: one file, hashed, compressed."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class BundlingStorage(CompressedManifestStaticFilesStorage):
    """Hashes and compresses static files for serving with a far-off expiry."""
