"""Videos of other sites that play in a story's page, and what the page's policy allows for them alone."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

from articles import body
from articles.body import providers
from public.stories import Story


def attributes(story: Story) -> SafeString:
    """What the link to the story's own video carries so that it can play in place; empty if it cannot."""
    video = providers.find(story.video_url)
    return mark_safe(body.player(video) if video else "")  # noqa: S308 - escaped there


def sites(story: Story) -> list[str]:
    """The sites whose players the story's page may frame, by scheme and host."""
    shown = body.embeds(story.body)
    if story.is_video:
        shown.append(providers.find(story.video_url))
    return sorted({video.player_site for video in shown if video and video.player})


def allow(response: HttpResponse, framed: list[str]) -> HttpResponse:
    """The page with a policy that lets it frame these sites, and everything else as on any page."""
    if framed:
        policy = getattr(response, "_csp_config", settings.SECURE_CSP)
        response._csp_config = policy | {"frame-src": framed}
    return response
