"""What stands in a body, one after the other, as the comparison of two texts sees it."""

from django.utils import translation

from articles.comparing.segments import EMBED, segments


def test_a_photo_before_a_video_is_told_of_where_two_texts_are_compared():
    video = '<figure data-embed="https://youtu.be/x"{}></figure>'
    with translation.override("en"):
        plain, with_photo = (segments(video.format(more))[0] for more in ("", ' data-poster="7"'))
    assert (plain.kind, with_photo.kind, with_photo.ref) == (EMBED, EMBED, "https://youtu.be/x")
    assert plain.text == ""
    assert with_photo.text == "with photo 7 before it plays"
