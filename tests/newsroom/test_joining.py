"""Scripts that a page runs together come as one file, and run as they did one by one."""

import json
import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
from django.conf import settings

from newsroom import joining
from newsroom.staticfiles import BundlingStorage

STATIC = Path(settings.BASE_DIR) / "static"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
#: What these hold may be asked for by any page: it does nothing where its elements are not.
HARMLESS = {"desk/frame.js", "desk/moments.js", "desk/keeping.js"}


def source(name: str) -> str:
    return (STATIC / name).read_text()


@pytest.fixture
def run(tmp_path):
    """`run(entries, start, **files)`: joins them, runs `start` in Node; answers what the scripts told, in order."""
    if not which("node"):
        pytest.skip("Node.js is not installed (Debian: apt install nodejs).")

    def run(entries, *starts, **files):
        files = {f"{name.replace('__', '/')}.js": text for name, text in files.items()}
        files |= joining.join(entries, files.__getitem__)
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)
        (tmp_path / "package.json").write_text('{"type": "module"}')
        imports = "".join(f'await import("./{start}");\n' for start in starts)
        setup = "globalThis.told = []; globalThis.reportError = (error) => told.push(`failed: ${error.message}`);\n"
        (tmp_path / "run.js").write_text(f"{setup}{imports}console.log(JSON.stringify(told));\n")
        done = subprocess.run([which("node"), tmp_path / "run.js"], capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    return run


def test_modules_run_once_and_in_the_order_in_which_they_are_imported(run):
    told = run(
        ("page.js",),
        "page.js",
        page='import "./one.js";\nimport "./two.js";\ntold.push("page");\n',
        one='import { word } from "./deep.js";\ntold.push(`one ${word}`);\n',
        two='import { word as said, Thing } from "./deep.js"; // y\ntold.push(`two ${said} ${new Thing().name}`);\n',
        deep='told.push("deep");\nexport const word = "w";\nexport class Thing {\n  name = "thing";\n}\n',
    )
    assert told == ["deep", "one w", "two w thing", "page"]


def test_every_name_that_a_script_imports_is_there_once_the_files_are_joined():
    joined = joining.join(BundlingStorage.JOINED, source)
    missing = []
    for path in STATIC.rglob("*.js"):
        name = str(path.relative_to(STATIC))
        text = joined.get(name) or path.read_text()
        for found in re.finditer(r'^import \{ ?([^{}]+?),? ?\} from "(\.[^"]+)"', text, re.MULTILINE):
            wanted = joining.target(name, found[2])
            there = joined.get(wanted) or source(wanted)
            for one in found[1].split(","):
                word = re.escape(one.split(" as ")[0].strip())
                declared = rf"^export (?:async )?(?:function\*? *|class |const ){word}\b"
                listed = rf"^export (?:const )?\{{[^}}]*(?<![\w$]){word}(?![\w$])[^}}]*\}}"
                if not re.search(f"{declared}|{listed}", there, re.MULTILINE):
                    missing.append(f"{name}: {one.strip()} of {wanted}")
    assert missing == []


def test_who_imports_a_part_elsewhere_gets_the_one_that_the_file_holds(run):
    told = run(
        ("frame.js", "room/page.js"),
        *("frame.js", "room/page.js", "other.js"),
        frame='import "./live.js";\n',
        live="export const heard = [];\nexport function hear(word) {\n  heard.push(word);\n}\n",
        room__page='import { hear } from "../live.js";\nhear("page");\n',
        other='import { heard, hear } from "./live.js";\nhear("other");\ntold.push(...heard);\n',
    )
    assert told == ["page", "other"]


def test_what_another_file_holds_is_asked_for_there_even_if_it_offers_nothing(run):
    told = run(
        ("frame.js", "page.js"),
        "page.js",
        frame='import "./menu.js";\ntold.push("frame");\n',
        menu='told.push("menu");\n',
        page='import "./menu.js";\ntold.push("page");\n',
    )
    assert told == ["menu", "frame", "page"]


def test_the_file_itself_still_offers_what_it_did(run):
    told = run(
        ("moments.js",),
        "other.js",
        moments='import { zone } from "./clock.js";\nexport const say = () => told.push(zone);\n',
        clock='export const zone = "WIB";\n',
        other='import { say } from "./moments.js";\nsay();\n',
    )
    assert told == ["WIB"]


def test_one_script_that_fails_keeps_none_of_the_others_from_its_work(run):
    told = run(
        ("page.js",),
        "page.js",
        page='import "./broken.js";\nimport "./whole.js";\n',
        broken='throw new Error("no such element");\n',
        whole='told.push("whole");\n',
    )
    assert told == ["failed: no such element", "whole"]


def test_comments_stay_behind_unless_they_may_be_text(run):
    files = {
        "page.js": 'import "./a.js";\n',
        "a.js": "// said to programmers\ntold.push(`\n// said to people`);\n/** of this */\nexport const a = 1;\n",
        "b.js": "// said to programmers\nexport const b = 1; // and here\n",
    }
    assert "// said to people" in joining.join(("page.js",), files.__getitem__)["page.js"]
    assert "programmers" not in joining.join(("b.js",), files.__getitem__)["b.js"]


@pytest.mark.parametrize(
    "line",
    [
        'import whole from "./b.js";',
        'import * as whole from "./b.js";',
        "export default 1;",
        "export let counted = 0;",
        'export { b } from "./b.js";',
        "export const { one, two } = found;",
        "const answer = await fetch(address);",
        "await begin();",
        "const here = import.meta.url;",
    ],
)
def test_a_line_that_is_not_understood_stops_the_collecting(line):
    files = {"page.js": 'import "./a.js";\n', "a.js": f"{line}\n", "b.js": "export const b = 1;\n"}
    with pytest.raises(ValueError, match=r"a\.js has a line .*" + re.escape(line)):
        joining.join(("page.js",), files.__getitem__)


def test_modules_that_import_each_other_stop_the_collecting():
    files = {"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'}
    with pytest.raises(ValueError, match="in turn"):
        joining.join(("a.js",), files.__getitem__)


def test_no_page_asks_for_a_part_of_what_it_does_not_run_whole():
    """The part would bring the whole along, which looks for elements of another page."""
    joined = joining.join(BundlingStorage.JOINED, source)
    holders = {}
    for name, text in joined.items():
        if name not in BundlingStorage.JOINED:
            path = re.search(r'from "(\.[^"]+)"|^import "(\.[^"]+)"', text)
            holders[name] = joining.target(name, path[1] or path[2])
    parts = {name for name, holder in holders.items() if holder not in HARMLESS}
    apart = [path for path in STATIC.rglob("*.js") if str(path.relative_to(STATIC)) not in joined]
    imports = {
        joining.target(str(path.relative_to(STATIC)), found)
        for path in apart
        for found in re.findall(r'^import .*?"(\.[^"]+)"', path.read_text(), re.MULTILINE)
    }
    named = {
        found
        for path in TEMPLATES.rglob("*.html")
        for found in re.findall(r"static ['\"](.+?\.js)", path.read_text())
    }
    assert len(parts) > 20
    assert not parts & (imports | named)
