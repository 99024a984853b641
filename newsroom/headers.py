"""What a browser may do with our pages: the headers that Django leaves to us, for readers and for the desk."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.csp import CSP

from newsroom.staff import STAFF_PREFIX, is_staff_address

#: No page of ours asks for any of these; a script that got in must not either.
_NEVER = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
READERS_PERMISSIONS = ", ".join(
    [f"{feature}=()" for feature in (*_NEVER, "publickey-credentials-create", "publickey-credentials-get")]
)
#: On the desk a person signs in with a passkey.
STAFF_PERMISSIONS = ", ".join(
    [f"{feature}=()" for feature in _NEVER]
    + ["publickey-credentials-create=(self)", "publickey-credentials-get=(self)"]
)

#: The desk's policy is the readers': scripts and styles are files of ours, without exception, so a text that came to
#: be taken for markup could give no orders (decision 23). Beyond it the desk shows a picture before it has been sent,
#: and pages of its own in frames.
STAFF_CSP = settings.SECURE_CSP | {
    "img-src": [*settings.SECURE_CSP["img-src"], "blob:"],
    "media-src": [CSP.SELF, "blob:"],
    "frame-src": [CSP.SELF],
}
#: A page of the desk that the desk itself shows in a frame: pop-up forms, previews and the steps of signing in.
FRAMED_CSP = STAFF_CSP | {"frame-ancestors": [CSP.SELF]}
#: The steps of signing in, and no other page of an account: a story being written shows them in a frame when its
#: session has ended. Another site may still not frame them.
SIGN_IN = frozenset(f"{STAFF_PREFIX}account/{step}" for step in ("login/", "2fa/authenticate/", "again/"))


class PolicyHeaders:
    """Gives every response its permissions policy, and the desk's responses the desk's policies.

    Stands inside the content security middleware, which writes the policy that is named here. A view that set its
    own (`csp_override`) keeps it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not is_staff_address(request):
            response.headers.setdefault("Permissions-Policy", READERS_PERMISSIONS)
            return response
        response.headers.setdefault("Permissions-Policy", STAFF_PERMISSIONS)
        # nothing of the desk is kept by any cache, nor framed by another site
        patch_cache_control(response, no_store=True, private=True)
        if not hasattr(response, "_csp_config"):
            # the narrowest policy under which the page at this address works
            framed_by_us = request.path_info in SIGN_IN or "_popup" in request.GET
            response._csp_config = FRAMED_CSP if framed_by_us else STAFF_CSP
        framed = CSP.SELF in response._csp_config.get("frame-ancestors", [])
        response.headers["X-Frame-Options"] = "SAMEORIGIN" if framed else "DENY"
        return response
