"""How styles and scripts reach a browser: in few files, hashed, compressed."""

import posixpath
import re

import brotli
from django.core.files.base import ContentFile
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from newsroom import cutting, joining

_IMPORT = re.compile(r"""^@import url\(["']?(?P<path>[^"')]+)["']?\);[ \t]*\n?""", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_ADDRESS = re.compile(r"""url\((?P<quote>["']?)(?P<path>[^"')]+)(?P=quote)\)""")
_ELSEWHERE = ("/", "#", "data:", "http:", "https:")

#: The best that Brotli can (11) takes ten times as long for some seven per cent less: too long for a first start,
#: except for the files that a page waits for.
_BROTLI_QUALITY = 9
#: Source maps are read by developers alone.
_NOT_COMPRESSED = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")


#: What collecting puts into a file's name.
_HASH = re.compile(r"\.[0-9a-f]{12}(?=\.\w+$)")


class SortingCompressor(Compressor):
    """Compresses well, within the time that someone waits for a first start, and the files named in `best` fully."""

    def __init__(self, best: tuple[str, ...], **kwargs):
        super().__init__(**kwargs)
        self._ends = tuple(f"/{name}" for name in best)
        self._fully = Compressor(**kwargs)

    def compress(self, path: str) -> list[str]:
        """Write the compressed forms beside the file at `path`; their paths."""
        return self._fully.compress(path) if _HASH.sub("", path).endswith(self._ends) else super().compress(path)

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        return brotli.compress(data, quality=_BROTLI_QUALITY)


class BundlingStorage(CompressedManifestStaticFilesStorage):
    """Hashes and compresses static files for serving with a far-off expiry.

    A style sheet in BUNDLES that begins with @import lines is collected as one file without comments: a browser would
    fetch each import only after it has read the sheet. Likewise the scripts in JOINED with what they import. In
    development the imports work as they stand.
    """

    BUNDLES = (
        *("css/public.css", "css/story_page.css", "css/front_page.css"),
        *("desk/desk.css", "desk/at_story.css", "desk/frame_dress.css"),
    )
    #: Of these only what the templates of the desk's frame name.
    CUT = ("desk/frame_dress.css",)
    #: Scripts of pages that run all of what they import; what two of them import goes into the first.
    JOINED = (
        *("desk/frame.js", "desk/moments.js", "desk/keeping.js", "desk/at_story.js"),
        *("articles/editor/main.js", "desk/writing.js", "desk/notes.js", "desk/story_names.js"),
    )
    #: What else a story's form waits for.
    AWAITED = ("articles/editor/library.js", "articles/editor/editor.css")
    #: Scripts name each other by their hashes too: a module under two addresses runs twice, and is kept only briefly.
    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        """Django's hook after collecting: bundles first, so that the one file is what gets its hash."""
        if not dry_run:
            for name, text in self.few_files(paths).items():
                self._put(name, text, paths)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    @classmethod
    def few_files(cls, paths: dict) -> dict[str, str]:
        """The text of every file that is another one where few are sent, by name.

        `paths` gives each static file's storage and its path there. Raises ValueError where an import leads nowhere.
        """
        texts = {name: cls._bundled(name, paths) for name in cls.BUNDLES if name in paths}
        scripts = [name for name in cls.JOINED if name in paths]
        return texts | joining.join(scripts, lambda name: _text(*paths[name]))

    def create_compressor(self, **kwargs) -> Compressor:
        """WhiteNoise's hook: what compresses the collected files."""
        best = (*self.BUNDLES, *self.JOINED, *self.AWAITED)
        return SortingCompressor(best, **kwargs | {"extensions": _NOT_COMPRESSED})

    @classmethod
    def _bundled(cls, name: str, paths: dict) -> str:
        text = cls._inlined(name, paths, ())
        return cutting.cut(text, cutting.frame_words()) if name in cls.CUT else text

    def _put(self, name: str, text: str, paths: dict) -> None:
        self.delete(name)
        self.save(name, ContentFile(text.encode()))
        paths[name] = (self, name)

    @classmethod
    def _inlined(cls, name: str, paths: dict, above: tuple[str, ...]) -> str:
        """The sheet `name` with its imports in their places. Raises ValueError for an import that is not there."""
        if name not in paths or name in above:
            raise ValueError(f"{above[-1]} imports {name}, which is not a static file or imports itself.")
        text = _COMMENT.sub("", _text(*paths[name]))

        def put(match: re.Match) -> str:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["path"]))
            return _moved(cls._inlined(target, paths, (*above, name)), target, name)

        return _IMPORT.sub(put, text)


def _text(storage, path: str) -> str:
    with storage.open(path) as file:
        return file.read().decode()


def _moved(text: str, source: str, target: str) -> str:
    """`text` of the sheet `source` with its relative addresses right for a place in the sheet `target`."""

    def put(match: re.Match) -> str:
        if match["path"].startswith(_ELSEWHERE):
            return match[0]
        there = posixpath.normpath(posixpath.join(posixpath.dirname(source), match["path"]))
        return f'url("{posixpath.relpath(there, posixpath.dirname(target))}")'

    return _ADDRESS.sub(put, text)
