"""What a phone fetches of the demo's home page, whose front has every container and real photos."""

import os
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.demo.running import FIRST_START

pytestmark = [
    pytest.mark.xdist_group("demo"),
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="would load the demo into the database that is named"),
]
#: Bytes on the wire until the page has been read from its head to its foot.
MOST = 250_000
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
#: Past every picture, one screen after the other, until each that lies there has come.
READ = """async () => {
  const pictures = [...document.images];
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
    scrollTo(0, top);
    await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  }
  for (const one of pictures) one.scrollIntoView({ inline: "center" });
  await Promise.all(pictures.map((one) => one.checkVisibility() && one.decode()));
  return pictures.filter((one) => one.checkVisibility()).length;
}"""


def fetched(site: str, path: str) -> tuple[int, dict[str, int]]:
    """How many pictures stand on the page, and how many bytes came for each address."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=chromium.QUIET)
        page = browser.new_context(**PHONE).new_page()
        line, names, sizes = page.context.new_cdp_session(page), {}, {}
        line.on("Network.responseReceived", lambda told: names.update({told["requestId"]: told["response"]["url"]}))
        line.on("Network.loadingFinished", lambda told: sizes.update({told["requestId"]: told["encodedDataLength"]}))
        line.send("Network.enable")
        page.goto(site, wait_until="load")
        pictures = page.evaluate(READ)
        page.wait_for_load_state("networkidle")
        browser.close()
    return pictures, {names[key]: size for key, size in sizes.items()}


def wait_for_the_pictures(site: str) -> None:
    """The worker makes the small files after the demo has opened; before that a page has one of each photo."""
    end = time.monotonic() + FIRST_START
    while True:
        with urllib.request.urlopen(site, timeout=30) as answer:
            page = answer.read().decode()
        if 0 < page.count("<picture") == page.count("image/avif"):
            return
        assert time.monotonic() < end, "The photos' files are not made."
        time.sleep(0.5)


def test_a_phone_fetches_at_most_a_quarter_of_a_megabyte_of_the_home_page(demo):
    try:
        path = chromium.path_of(os.environ.get("NEWSROOM_TEST_BROWSER"))
    except chromium.NoBrowser as none:
        pytest.fail(str(none)) if none.named or os.environ.get("CI") else pytest.skip(str(none))
    wait_for_the_pictures(demo.told["site"])
    with ThreadPoolExecutor(1) as apart:  # the driver's loop must not stay with this thread
        pictures, sizes = apart.submit(fetched, demo.told["site"], path).result()
    assert pictures > 12
    assert sum("/media/" in address for address in sizes) > 12
    heaviest = sorted(((size, address) for address, size in sizes.items()), reverse=True)[:8]
    assert sum(sizes.values()) <= MOST, heaviest
