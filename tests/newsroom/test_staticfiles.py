"""One style sheet for readers, made when static files are collected."""

from pathlib import Path

import brotli
import pytest
from django.core.files.storage import FileSystemStorage

from newsroom.staticfiles import BundlingStorage


@pytest.fixture
def collect(tmp_path):
    """Collect these files; answers the storage they were collected into."""

    def collect(**files):
        source, target = tmp_path / "source", tmp_path / "target"
        named = {name.replace("__", "/").replace("_js", ".js"): text for name, text in files.items()}
        named = {name if name.endswith(".js") else f"{name}.css": text for name, text in named.items()}
        for folder in (source, target):
            for name, text in named.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text)
        (source / "fonts").mkdir(exist_ok=True)
        for folder in (source, target):
            (folder / "fonts").mkdir(exist_ok=True)
            (folder / "fonts/a.woff2").write_bytes(b"face")
        storage = BundlingStorage(location=target, base_url="/static/")
        origin = FileSystemStorage(location=source)
        paths = {name: (origin, name) for name in (*named, "fonts/a.woff2")}
        for _name, _hashed, problem in storage.post_process(paths):
            if isinstance(problem, Exception):
                raise problem
        return storage

    return collect


def read(storage, name="css/public.css") -> str:
    return storage.open(storage.stored_name(name)).read().decode()


def test_imports_are_put_in_their_places_in_order(collect):
    storage = collect(
        css__public='@import url("one.css");\n@import url("../components/two.css");\n.last {}\n',
        css__one=".one {}\n",
        components__two=".two {}\n",
    )
    assert read(storage).split() == [".one", "{}", ".two", "{}", ".last", "{}"]


def test_an_imported_sheet_may_import(collect):
    storage = collect(
        css__public='@import url("one.css");\n', css__one='@import url("two.css");\n', css__two=".two {}"
    )
    assert read(storage).strip() == ".two {}"


def test_addresses_are_right_in_the_one_file(collect):
    storage = collect(
        css__public='@import url("../components/a.css");\n', components__a='a { src: url("../fonts/a.woff2") }'
    )
    assert storage.stored_name("fonts/a.woff2").removeprefix("fonts/") in read(storage)


def test_addresses_elsewhere_stay(collect):
    storage = collect(css__public='@import url("a.css");\n', css__a='a { b: url("data:image/png;base64,x") }')
    assert 'url("data:image/png;base64,x")' in read(storage)


def test_an_import_that_is_not_there_stops_the_collecting(collect):
    with pytest.raises(ValueError, match=r"nowhere\.css"):
        collect(css__public='@import url("nowhere.css");\n')


def test_a_circle_stops_the_collecting(collect):
    with pytest.raises(ValueError, match="imports itself"):
        collect(css__public='@import url("a.css");\n', css__a='@import url("public.css");\n')


def test_other_sheets_are_left_as_they_are(collect):
    storage = collect(css__public="", other__sheet="b {}")
    assert read(storage, "other/sheet.css") == "b {}"


def test_a_script_is_imported_by_the_address_that_a_page_gives_it(collect):
    """Under another one the browser would run it a second time, beside itself."""
    storage = collect(
        desk__board_js='import { hold } from "./fresh.js";\nhold();\n', desk__fresh_js="export function hold() {}\n"
    )
    page = storage.stored_name("desk/fresh.js").removeprefix("desk/")
    assert page != "fresh.js"
    assert f'from "./{page}"' in read(storage, "desk/board.js")


def test_what_a_page_waits_for_is_compressed_fully_under_either_name(collect):
    text = "".join(f".part-{nth} {{ color: #{nth * 7919 % 4096:03x}; margin: {nth % 13}px }}\n" for nth in range(900))
    storage = collect(css__public=text, css__rest=text)

    def weight(name):
        return len(Path(f"{storage.path(name)}.br").read_bytes())

    fully = len(brotli.compress(text.encode(), quality=11))
    assert weight("css/public.css") == weight(storage.stored_name("css/public.css")) == fully
    assert weight("css/rest.css") == weight(storage.stored_name("css/rest.css")) > fully
