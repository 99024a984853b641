"""How styles reach a browser: one file, hashed, compressed."""

import posixpath
import re

import brotli
from django.core.files.base import ContentFile
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = re.compile(r"""^@import url\(["']?(?P<path>[^"')]+)["']?\);[ \t]*\n?""", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_ADDRESS = re.compile(r"""url\((?P<quote>["']?)(?P<path>[^"')]+)(?P=quote)\)""")
_ELSEWHERE = ("/", "#", "data:", "http:", "https:")

#: The best that Brotli can (11) takes ten times as long for some four per cent less: too long for a first start.
_BROTLI_QUALITY = 9
#: Source maps are read by developers alone.
_NOT_COMPRESSED = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")


class QuickCompressor(Compressor):
    """Compresses well, within the time that someone waits for a first start."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        return brotli.compress(data, quality=_BROTLI_QUALITY)


class BundlingStorage(CompressedManifestStaticFilesStorage):
    """Hashes and compresses static files for serving with a far-off expiry.

    A style sheet in BUNDLES that begins with @import lines is collected as one file without comments: a browser would
    fetch each import only after it has read the sheet. In development the imports work as they stand.
    """

    BUNDLES = ("css/public.css", "css/story_page.css", "css/front_page.css")
    #: Scripts name each other by their hashes too: a module under two addresses runs twice, and is kept only briefly.
    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        """Django's hook after collecting: bundles first, so that the one file is what gets its hash."""
        if not dry_run:
            for name in self.BUNDLES:
                if name in paths:
                    self._bundle(name, paths)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def create_compressor(self, **kwargs) -> Compressor:
        """WhiteNoise's hook: what compresses the collected files."""
        return QuickCompressor(**kwargs | {"extensions": _NOT_COMPRESSED})

    def _bundle(self, name: str, paths: dict) -> None:
        text = self._inlined(name, paths, ())
        self.delete(name)
        self.save(name, ContentFile(text.encode()))
        paths[name] = (self, name)

    def _inlined(self, name: str, paths: dict, above: tuple[str, ...]) -> str:
        """The sheet `name` with its imports in their places. Raises ValueError for an import that is not there."""
        if name not in paths or name in above:
            raise ValueError(f"{above[-1]} imports {name}, which is not a static file or imports itself.")
        storage, path = paths[name]
        with storage.open(path) as file:
            text = _COMMENT.sub("", file.read().decode())

        def put(match: re.Match) -> str:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["path"]))
            return _moved(self._inlined(target, paths, (*above, name)), target, name)

        return _IMPORT.sub(put, text)


def _moved(text: str, source: str, target: str) -> str:
    """`text` of the sheet `source` with its relative addresses right for a place in the sheet `target`."""

    def put(match: re.Match) -> str:
        if match["path"].startswith(_ELSEWHERE):
            return match[0]
        there = posixpath.normpath(posixpath.join(posixpath.dirname(source), match["path"]))
        return f'url("{posixpath.relpath(there, posixpath.dirname(target))}")'

    return _ADDRESS.sub(put, text)
