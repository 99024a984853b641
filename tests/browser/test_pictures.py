"""Each picture of a readers' page is fetched as large as its place needs, and not much larger."""

import pytest

from photos.models import Photo
from photos.renditions import SHAPES
from tests import stage
from tests.factories import PhotoFactory
from tests.public import many

#: A phone, a tablet and a desk: width of the window, and dots to a pixel.
SCREENS = [(390, 2), (820, 2), (1280, 1)]
#: So many times what is needed may be fetched.
MOST = 1.5

#: Of each picture: where it stands, how wide it must be to cover its place, and the file that was chosen.
CHOSEN = """async () => {
  const pictures = [...document.querySelectorAll("main picture img")];
  for (const one of pictures) one.loading = "eager";
  const undecided = () => pictures.some((one) => !one.currentSrc);
  for (let turn = 0; turn < 200 && undecided(); turn += 1) await new Promise(requestAnimationFrame);
  return pictures.filter((one) => one.getClientRects().length).map((one) => {
    const box = one.getBoundingClientRect();
    const ratio = one.getAttribute("width") / one.getAttribute("height");
    const covers = getComputedStyle(one).objectFit === "cover" ? Math.max(box.width, box.height * ratio) : box.width;
    const place = one.closest(".card, figure").className;
    const file = Number(one.currentSrc.match(/(\\d+)\\.\\w+$/)[1]);
    return { place, file, need: covers * devicePixelRatio, largest: Number(one.getAttribute("width")) };
  });
}"""


def made(width: int, height: int) -> dict:
    """The renditions of a photo of this size, as they are named in the tests."""
    found = {}
    for name in ("original", "16:9", "1:1"):
        ratio = SHAPES[name].ratio or width / height
        found[name] = [
            {
                "w": w,
                "h": round(w / ratio),
                "jpeg": {"path": f"p/{w}.jpg", "bytes": 9},
                "avif": {"path": f"p/{w}.avif"},
            }
            for w in SHAPES[name].steps
            if w <= width
        ]
    return found


@pytest.fixture
def paper(cast, live_server, monkeypatch) -> list[str]:
    monkeypatch.setattr(many, "RENDITIONS", made(1600, 900))
    many.load(cast, count=60)
    stage.ended(cast)
    sizes = ((1440, 1920), (800, 2600), (1600, 900))
    upright, chart, wide = (PhotoFactory(renditions=made(*size)) for size in sizes)
    for photo, (width, height) in zip((upright, chart, wide), sizes, strict=True):
        Photo.objects.filter(pk=photo.pk).update(width=width, height=height)  # the factory measures its file
    photos = "".join(
        f'<p>{"Isi. " * 200}</p><figure data-photo="{one.pk}"></figure>' for one in (upright, chart, wide)
    )
    stories = [stage.published(cast, lead_photo=one, body=photos, tags=["ramai"]) for one in (upright, wide)]
    addresses = [story.editions.get().get_absolute_url() for story in stories]
    return [live_server.url + path for path in ("/", "/ekbis/", "/video/", "/tag/ramai/", *addresses)]


@pytest.mark.parametrize(("width", "dots"), SCREENS)
def test_a_picture_is_fetched_as_large_as_its_place_needs(browser, paper, width, dots):
    window = browser.new_context(viewport={"width": width, "height": 844}, device_scale_factor=dots)
    page = window.new_page()
    told = []
    for address in paper:
        page.goto(address)
        found = page.evaluate(CHOSEN)
        assert found, address
        told += [
            f"{address}: {one['place']} needs {one['need']:.0f} and gets {one['file']}"
            for one in found
            if one["file"] > max(one["need"] * MOST, 160) or one["file"] < min(one["need"] / MOST, one["largest"])
        ]
        assert page.evaluate("document.documentElement.scrollWidth") == width, address
    window.close()
    assert not told, "\n".join(dict.fromkeys(told))
