"""How styles reach a browser: one file, hashed, compressed."""

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

#: The best that Brotli can (11) takes ten times as long for some four per cent less.
BROTLI_QUALITY = 9
#: Read by developers alone.
NOT_COMPRESSED = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")


class QuickCompressor(Compressor):
    """Compresses well within the time that someone waits for a first start."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        return brotli.compress(data, quality=BROTLI_QUALITY)


class BundlingStorage(CompressedManifestStaticFilesStorage):
    """Hashes and compresses static files for serving with a far-off expiry."""

    def create_compressor(self, **kwargs) -> Compressor:
        return QuickCompressor(**kwargs | {"extensions": NOT_COMPRESSED})
