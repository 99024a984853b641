"""What a browser may do with our pages: the headers that Django leaves to us, for readers and for the desk."""

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

#: The desk's policy. Unfold's Alpine builds functions from attributes, hence the one 'unsafe-eval'. Alpine, the
#: body editor and date pickers set style *attributes*; style elements must still come from us or carry the nonce.
STAFF_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, CSP.NONCE],
    "style-src-attr": [CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "media-src": [CSP.SELF, "blob:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
#: A page of the desk that the desk itself shows in a frame: pop-up forms and previews.
FRAMED_CSP = STAFF_CSP | {"frame-ancestors": [CSP.SELF]}
#: Signing in and one's own account: our own pages, without Alpine, so without its eval and without style attributes.
ACCOUNT_PREFIX = f"{STAFF_PREFIX}account/"
ACCOUNT_CSP = STAFF_CSP | {"script-src": [CSP.SELF, CSP.NONCE], "style-src-attr": [CSP.NONE]}
#: The steps of signing in, and no other page of an account: a story being written shows them in a frame when its
#: session has ended. Another site may still not frame them.
SIGN_IN = frozenset(f"{ACCOUNT_PREFIX}{step}" for step in ("login/", "2fa/authenticate/", "again/"))
SIGN_IN_CSP = ACCOUNT_CSP | {"frame-ancestors": [CSP.SELF]}


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
            response._csp_config = _policy(request)
        framed = CSP.SELF in response._csp_config.get("frame-ancestors", [])
        response.headers["X-Frame-Options"] = "SAMEORIGIN" if framed else "DENY"
        return response


def _policy(request: HttpRequest) -> dict:
    """The narrowest policy under which the page at this address works."""
    if request.path_info in SIGN_IN:
        return SIGN_IN_CSP
    if request.path_info.startswith(ACCOUNT_PREFIX):
        return ACCOUNT_CSP
    return FRAMED_CSP if "_popup" in request.GET else STAFF_CSP
