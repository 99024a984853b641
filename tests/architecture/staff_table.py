"""The table of every staff address: who gets what there. `staff_addresses` says how to read a row."""

from tests.architecture.staff_addresses import (
    ADMINISTRATORS,
    DESK,
    DESK_EDITORS,
    EDITORS,
    JOURNALISTS,
    LEADERS,
    LEGAL,
    LOG_READERS,
    PHOTO_EDITORS,
    STAFF,
    WRITERS,
    Row,
    data,
    managed,
    own_account,
    public,
)

#: The frame of the desk
FRAME = [
    Row(
        "admin/r/<int:content_type_id>/<path:object_id>/",
        **public((302, 302)),
        path="admin/r/{section_type}/{section}/",
    ),
    Row("admin/search/", STAFF),
    Row("admin/", STAFF),
    Row("admin/login/", **own_account((403, 403))),
    Row("admin/logout/", STAFF, gets=(200, 302)),
    Row("admin/password_change/", **public((302, 302))),
    Row("admin/password_change/done/", **public((302, 302))),
    Row("admin/autocomplete/", STAFF, gets=(403, 405)),
    Row("admin/jsi18n/", STAFF, gets=(200, 405)),
    Row("admin/^<app_label>/$", **public((302, 302)), path="admin/people/"),
    Row("admin/(?P<url>.*)$", STAFF, gets=(404, 404), path="admin/nowhere/"),
]

#: Signing in and one's own account
ACCOUNT = [
    Row("admin/account/login/", STAFF, gets=(302, 302), strangers=(200, 200)),
    Row("admin/account/logout/", **own_account((200, 302))),
    Row("admin/account/inactive/", **public((200, 405))),
    Row("admin/account/reauthenticate/", **own_account()),
    Row("admin/account/password/change/", **own_account()),
    Row("admin/account/password/set/", **public((302, 302))),
    Row("admin/account/password/reset/", **public()),
    Row("admin/account/password/reset/done/", **public((200, 405))),
    Row("admin/account/password/reset/key/done/", **public((200, 405))),
    Row(
        "admin/account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        **public(),
        path="admin/account/password/reset/key/1-abc/",
    ),
    Row("admin/account/sessions/", **own_account((200, 302))),
    Row("admin/account/2fa/", **own_account((200, 405))),
    Row("admin/account/2fa/authenticate/", **public((302, 302))),
    Row("admin/account/2fa/reauthenticate/", **public((302, 302))),
    Row("admin/account/2fa/totp/activate/", **public((302, 302))),
    Row("admin/account/2fa/totp/deactivate/", **own_account((404, 404))),
    Row("admin/account/2fa/recovery-codes/", **own_account((404, 405))),
    Row("admin/account/2fa/recovery-codes/generate/", **public((302, 302))),
    Row("admin/account/2fa/recovery-codes/download/", **own_account((404, 404))),
    Row("admin/account/2fa/webauthn/", **own_account((200, 405))),
    Row("admin/account/2fa/webauthn/add/", **public((302, 302))),
    Row("admin/account/2fa/webauthn/reauthenticate/", **public((302, 302))),
    Row(
        "admin/account/2fa/webauthn/keys/<int:pk>/remove/",
        **public((302, 302)),
        path="admin/account/2fa/webauthn/keys/1/remove/",
    ),
    Row(
        "admin/account/2fa/webauthn/keys/<int:pk>/edit/",
        **public((302, 302)),
        path="admin/account/2fa/webauthn/keys/1/edit/",
    ),
    Row("admin/account/2fa/webauthn/login/", **public((302, 302))),
    Row("admin/account/preferences/", **own_account()),
    Row("admin/account/again/", **own_account()),
    Row("admin/account/theme/", STAFF, gets=(405, 400), strangers=(405, 302), roleless=(405, 400)),
]

#: Tokens of one's own programs; a new one asks who it is once more
TOKENS = [
    Row("admin/account/tokens/", STAFF, gets=(200, 405)),
    Row("admin/account/tokens/new/", STAFF, gets=(302, 302)),
    Row(  # the scene's token is a colleague's
        "admin/account/tokens/<int:pk>/revoke/",
        STAFF,
        gets=(405, 404),
        path="admin/account/tokens/{token}/revoke/",
    ),
]

#: People
PEOPLE = [
    Row("admin/people/author/", STAFF),
    Row("admin/people/author/add/", LEADERS | ADMINISTRATORS),
    Row("admin/people/author/<path:object_id>/history/", STAFF),
    Row("admin/people/author/<path:object_id>/delete/", LEADERS | ADMINISTRATORS),
    Row(
        "admin/people/author/<path:object_id>/change/",
        LEADERS | ADMINISTRATORS,
        seers=WRITERS | DESK_EDITORS | PHOTO_EDITORS | LEGAL,
    ),
    Row("admin/people/author/<path:object_id>/", **public((302, 302))),
    Row("admin/people/role/", ADMINISTRATORS),
    Row("admin/people/role/add/", ADMINISTRATORS),
    Row("admin/people/role/<path:object_id>/history/", ADMINISTRATORS, others=(302, 302)),
    Row("admin/people/role/<path:object_id>/delete/", STAFF, gets=(403, 403)),
    Row("admin/people/role/<path:object_id>/change/", ADMINISTRATORS),
    Row("admin/people/role/<path:object_id>/", **public((302, 302))),
    Row("admin/people/user/", ADMINISTRATORS),
    Row("admin/people/user/add/", ADMINISTRATORS),
    Row("admin/people/user/<path:object_id>/history/", ADMINISTRATORS, others=(302, 302)),
    Row("admin/people/user/<path:object_id>/delete/", STAFF, gets=(403, 403)),
    Row("admin/people/user/<path:object_id>/change/", ADMINISTRATORS),
    Row("admin/people/user/<path:object_id>/", **public((302, 302))),
]

#: Sections
SECTIONS = [
    Row("admin/sections/section/", STAFF),
    Row("admin/sections/section/add/", ADMINISTRATORS),
    Row("admin/sections/section/<path:object_id>/history/", STAFF),
    Row("admin/sections/section/<path:object_id>/delete/", STAFF, gets=(403, 403)),
    Row("admin/sections/section/<path:object_id>/change/", ADMINISTRATORS, seers=JOURNALISTS | LEGAL),
    Row("admin/sections/section/<path:object_id>/", **public((302, 302))),
]

#: Photos
PHOTOS = [
    Row("admin/photos-api/search/", **data(JOURNALISTS, (200, 405))),
    Row("admin/photos-api/upload/", **data(JOURNALISTS, (405, 400))),
    Row("admin/photos-api/<int:pk>/", **data(JOURNALISTS, (200, 405))),
    Row("admin/photos-api/<int:pk>/original/", **data(JOURNALISTS, (200, 405))),
    Row("admin/photos-api/<int:pk>/update/", **data(LEADERS | PHOTO_EDITORS, (405, 200))),
    Row("admin/photos/photo/", JOURNALISTS),
    Row("admin/photos/photo/add/", JOURNALISTS),
    Row("admin/photos/photo/several/", JOURNALISTS, gets=(302, 302)),
    Row("admin/photos/photo/suppliers/", LEADERS | PHOTO_EDITORS),
    Row("admin/photos/photo/<path:object_id>/history/", JOURNALISTS, others=(302, 302)),
    Row("admin/photos/photo/<path:object_id>/delete/", LEADERS | PHOTO_EDITORS),
    Row("admin/photos/photo/<path:object_id>/change/", LEADERS | PHOTO_EDITORS, seers=WRITERS | DESK_EDITORS),
    Row("admin/photos/photo/<path:object_id>/", **public((302, 302))),
]

#: Stories
STORIES = [
    Row("admin/body/search/", **data(DESK, (200, 405))),
    Row("admin/body/named/", **data(DESK, (200, 405))),
    Row("admin/body/embed/", **data(DESK, (400, 405))),
    Row("admin/articles/article/", DESK),
    Row("admin/articles/article/add/", DESK, gets=(302, 200)),
    Row("admin/articles/article/autosave/", STAFF, gets=(405, 400)),
    Row(
        "admin/articles/article/unsaved/<uuid:key>/",
        STAFF,
        gets=(404, 404),
        path="admin/articles/article/unsaved/{key}/",
    ),
    Row(
        "admin/articles/article/unsaved/<uuid:key>/discard/",
        STAFF,
        gets=(404, 404),
        path="admin/articles/article/unsaved/{key}/discard/",
    ),
    Row("admin/articles/article/tags/", DESK),
    Row("admin/articles/article/check/", STAFF, gets=(405, 400)),
    Row("admin/articles/article/checklist/", LEADERS),
    Row("admin/articles/article/<int:pk>/checklist/", DESK, gets=(200, 200), others=(404, 404)),
    Row("admin/articles/article/<int:pk>/children/", EDITORS, gets=(200, 422), others=(404, 404), seers=WRITERS),
    Row(
        "admin/articles/article/<int:pk>/pictures/",
        LEADERS,
        gets=(200, 422),
        others=(404, 404),
        seers=WRITERS | DESK_EDITORS,
    ),
    Row(
        "admin/articles/article/<int:pk>/copies/",
        LEADERS,
        gets=(200, 422),
        others=(404, 404),
        seers=WRITERS | DESK_EDITORS,
    ),
    Row(
        "admin/articles/article/<int:pk>/tick/<int:box>/",
        STAFF,
        gets=(405, 404),
        path="admin/articles/article/{story}/tick/1/",
    ),
    Row("admin/articles/article/authors/", DESK),
    Row("admin/articles/article/<int:pk>/change/", DESK, others=(404, 404)),
    Row("admin/articles/article/bulk/", STAFF, gets=(302, 403)),
    Row(
        "admin/articles/article/<int:pk>/quick/",
        DESK,
        others=(404, 404),
        path="admin/articles/article/{story}/quick/",
    ),
    Row(
        "admin/articles/article/<int:pk>/pulse/",
        DESK,
        gets=(405, 400),
        others=(404, 404),
        path="admin/articles/article/{story}/pulse/",
    ),
    Row(
        "admin/articles/article/<int:pk>/take-over/",
        DESK,
        gets=(302, 302),
        others=(404, 404),
        path="admin/articles/article/{story}/take-over/",
    ),
    Row(  # the story is a draft that readers do not have: there is nothing to fix
        "admin/articles/article/<int:pk>/fix/",
        DESK,
        gets=(403, 403),
        others=(404, 404),
        path="admin/articles/article/{story}/fix/",
    ),
    Row(
        "admin/articles/article/<int:pk>/fix/publish/",
        DESK,
        gets=(302, 403),
        others=(302, 404),
        path="admin/articles/article/{story}/fix/publish/",
    ),
    *(
        Row(
            f"admin/articles/article/<int:pk>/fix/{verb}/",
            DESK,
            gets=(302, 302),
            others=(404, 404),
            path=f"admin/articles/article/{{story}}/fix/{verb}/",
        )
        for verb in ("drop", "settle")
    ),
    Row(
        "admin/articles/article/<int:pk>/urgent/",
        DESK,
        gets=(302, 302),
        others=(404, 404),
        path="admin/articles/article/{story}/urgent/",
    ),
    Row(
        "admin/articles/article/<int:pk>/embargo/",
        DESK_EDITORS | LEADERS,
        gets=(302, 302),
        knowers=WRITERS,
        others=(404, 404),
        path="admin/articles/article/{story}/embargo/",
    ),
    Row(
        "admin/articles/article/<int:pk>/ahead/",
        DESK,
        gets=(302, 403),  # the scene's story follows none
        others=(404, 404),
        path="admin/articles/article/{story}/ahead/",
    ),
    Row(
        "admin/articles/article/<int:pk>/feeds/",
        DESK_EDITORS | LEADERS,
        gets=(302, 302),
        knowers=WRITERS,
        others=(404, 404),
        path="admin/articles/article/{story}/feeds/",
    ),
    Row(
        "admin/articles/article/<int:pk>/headline/",
        DESK,
        gets=(302, 403),  # the scene's story is no withdrawn one
        others=(404, 404),
        path="admin/articles/article/{story}/headline/",
    ),
    Row("admin/articles/article/<int:pk>/history/", DESK, others=(404, 404)),
    Row("admin/articles/article/<int:pk>/history/compare/", DESK, others=(404, 404)),
    Row("admin/articles/article/preview/", DESK),
    Row("admin/articles/article/<int:pk>/preview/", DESK, others=(404, 404)),
    Row("admin/articles/article/<int:pk>/share/", DESK_EDITORS | LEADERS, seers=WRITERS, others=(404, 404)),
    Row(
        "admin/articles/article/<int:pk>/share/<int:link>/revoke/",
        STAFF,
        gets=(404, 404),
        path="admin/articles/article/{story}/share/1/revoke/",
    ),
    Row(
        "admin/articles/article/<int:pk>/history/<int:number>/restore/",
        DESK,
        gets=(302, 302),
        others=(404, 404),
        path="admin/articles/article/{story}/history/1/restore/",
    ),
    Row("admin/articles/article/<int:pk>/follow-up/", DESK, gets=(302, 302), others=(404, 404)),
    Row("admin/articles/article/<int:pk>/copy/", DESK, gets=(302, 302), others=(404, 404)),
    Row("admin/articles/article/<int:pk>/delete/", DESK, gets=(403, 403), others=(404, 404)),
    *managed("admin/articles/reviewstep/", ADMINISTRATORS),
    *managed("admin/articles/synonym/", EDITORS),
    *managed("admin/taggit/tag/", LEADERS),
]

_PLANNERS = JOURNALISTS
_ASSIGNMENT = "admin/desk/planning/{assignment}/"
#: The desk's own screens
SCREENS = [
    Row("admin/desk/waiting/", STAFF, gets=(302, 405)),
    Row("admin/desk/board/", DESK, gets=(200, 405), others=(403, 405)),
    Row(
        "admin/desk/board/story/<int:pk>/",
        DESK,
        gets=(200, 403),
        others=(404, 404),
        path="admin/desk/board/story/{story}/",
    ),
    Row("admin/desk/calendar/", _PLANNERS, gets=(200, 405), others=(403, 405)),
    Row(  # the story is a draft: there is no time to change
        "admin/desk/calendar/story/<int:pk>/",
        DESK,
        gets=(403, 422),
        others=(404, 404),
        path="admin/desk/calendar/story/{story}/",
    ),
    Row(
        "admin/desk/calendar/assignment/<int:pk>/",
        DESK_EDITORS | LEADERS,
        gets=(200, 422),
        knowers=WRITERS | PHOTO_EDITORS,
        others=(404, 404),
        path="admin/desk/calendar/assignment/{assignment}/",
    ),
    Row("admin/desk/planning/", _PLANNERS, gets=(200, 405), others=(403, 405)),
    Row("admin/desk/planning/add/", DESK_EDITORS | LEADERS),
    Row("admin/desk/planning/give/", _PLANNERS, gets=(302, 422)),
    Row("admin/desk/planning/<int:pk>/", _PLANNERS, gets=(200, 403), others=(404, 404), path=_ASSIGNMENT),
    Row(
        "admin/desk/planning/<int:pk>/change/",
        DESK_EDITORS | LEADERS,
        knowers=WRITERS | PHOTO_EDITORS,
        others=(404, 404),
        path=f"{_ASSIGNMENT}change/",
    ),
    Row("admin/desk/people/", DESK_EDITORS | LEADERS, gets=(200, 405), others=(403, 405)),
    Row(
        "admin/desk/people/<int:pk>/hand-over/",
        DESK_EDITORS | LEADERS,
        gets=(200, 422),
        path="admin/desk/people/{user}/hand-over/",
    ),
    Row("admin/desk/activity/", DESK, gets=(200, 405), others=(403, 405)),
    Row("admin/desk/cases/", DESK, gets=(200, 405), others=(403, 405)),
    Row("admin/desk/cases/<int:pk>/", DESK, gets=(200, 400), others=(404, 404), path="admin/desk/cases/{case}/"),
    Row(  # the scene's case came without a file
        "admin/desk/cases/<int:pk>/evidence/<int:file>/",
        STAFF,
        gets=(404, 405),
        path="admin/desk/cases/{case}/evidence/1/",
    ),
    Row(
        "admin/desk/cases/<int:pk>/file/",
        EDITORS,
        gets=(302, 302),  # to the case, which says how far the file is
        knowers=WRITERS,
        others=(404, 404),
        path="admin/desk/cases/{case}/file/",
    ),
    Row(
        "admin/desk/stories/<int:pk>/cases/",
        DESK,
        gets=(200, 422),
        others=(404, 404),
        path="admin/desk/stories/{story}/cases/",
    ),
    Row(
        "admin/desk/stories/<int:pk>/verification/",
        EDITORS,
        gets=(200, 422),
        seers=WRITERS,
        others=(404, 404),
        path="admin/desk/stories/{story}/verification/",
    ),
    Row("admin/desk/live/", **data(STAFF, (200, 405))),
    Row(
        "admin/desk/stories/<int:pk>/notes/",
        DESK,
        gets=(200, 422),
        others=(404, 404),
        path="admin/desk/stories/{story}/notes/",
    ),
    Row(
        "admin/desk/stories/<int:pk>/assignment/",
        DESK,
        gets=(200, 405),
        others=(404, 405),
        path="admin/desk/stories/{story}/assignment/",
    ),
    Row(
        "admin/desk/stories/<int:pk>/people/",
        DESK,
        gets=(200, 405),
        others=(404, 405),
        path="admin/desk/stories/{story}/people/",
    ),
    Row(
        "admin/desk/notes/<int:pk>/answer/",
        DESK,
        gets=(405, 422),
        others=(405, 404),
        path="admin/desk/notes/{note}/answer/",
    ),
    Row(  # the note is older than its author may change
        "admin/desk/notes/<int:pk>/mend/",
        DESK,
        gets=(405, 403),
        others=(405, 404),
        path="admin/desk/notes/{note}/mend/",
    ),
    Row(
        "admin/desk/notes/<int:pk>/settle/",
        DESK,
        gets=(405, 302),
        others=(405, 404),
        path="admin/desk/notes/{note}/settle/",
    ),
    Row("admin/desk/notices/", STAFF, gets=(200, 405)),
    Row("admin/desk/notices/seen/", STAFF, gets=(405, 302)),
    Row("admin/desk/notices/settings/", STAFF, gets=(200, 422)),
    Row("admin/desk/notices/<int:pk>/", STAFF, gets=(404, 405), path="admin/desk/notices/{notice}/"),
    Row("admin/desk/alarms/", DESK_EDITORS | LEADERS | ADMINISTRATORS, gets=(200, 405), others=(403, 405)),
    Row("admin/desk/log/", LOG_READERS, gets=(200, 405), others=(403, 405)),
    Row("admin/desk/log/export/", LOG_READERS, gets=(200, 405), others=(403, 405)),
]

#: The readers' page of what they do not have yet
PREVIEWS = [
    Row("admin/preview/new/", DESK, gets=(405, 200), others=(405, 404)),
    Row("admin/preview/<int:pk>/", DESK, others=(404, 404), path="admin/preview/{story}/"),
    Row("admin/preview/<int:pk>/<int:number>/", DESK, others=(404, 404), path="admin/preview/{story}/1/"),
]

#: The front pages: home (0) for who holds that right, a section's for its editors too
_ASKED, _TOLD, _SENT = ((200, 405), (403, 405)), ((405, 200), (405, 403)), ((405, 400), (405, 403))
FRONTS = [
    Row("admin/desk/fronts/", EDITORS, (302, 405), (403, 405)),
    Row("admin/desk/fronts/bar/", LEADERS, (405, 422), (405, 403)),
    *(
        Row(f"admin/desk/fronts/<int:pk>/{part}", who, *how, path=f"admin/desk/fronts/{front}/{part}")
        for parts, how in (
            (("", "state/", "stories/", "history/"), _ASKED),
            (("pulse/",), _TOLD),
            (("change/", "publish/"), _SENT),
        )
        for part in parts
        for front, who in (("0", LEADERS), ("{section}", EDITORS))
    ),
    *(
        Row(
            f"admin/desk/fronts/<int:pk>/{part}/<int:number>/",
            LEADERS,
            *_SENT,
            path=f"admin/desk/fronts/0/{part}/9/",
        )
        for part in ("restore", "call-off")
    ),
    *(
        Row(
            f"admin/preview/fronts/<int:pk>/{part}",
            EDITORS,
            (200, 405),
            (404, 405),
            path=f"admin/preview/fronts/{{section}}/{part}",
        )
        for part in ("", "most-read/")
    ),
]

#: Archives of other systems: who brings them in, and who releases what readers get of them
_ARCHIVISTS = ADMINISTRATORS | LEADERS
ARCHIVES = [
    Row("admin/exchange/imports/", ADMINISTRATORS, seers=LEADERS),
    Row("admin/exchange/imports/<int:pk>/", _ARCHIVISTS, (200, 405), (403, 405)),
    Row("admin/exchange/imports/<int:pk>/do/", _ARCHIVISTS, (405, 404), (405, 403)),
    Row("admin/exchange/imports/<int:pk>/report/", _ARCHIVISTS, (200, 405), (403, 405)),
]

#: Whom webhooks tell
WEBHOOKS = [
    Row("admin/exchange/webhooks/", ADMINISTRATORS),
    Row(
        "admin/exchange/webhooks/<int:pk>/",
        ADMINISTRATORS,
        (200, 405),
        (403, 405),
        path="admin/exchange/webhooks/{webhook}/",
    ),
    Row(
        "admin/exchange/webhooks/<int:pk>/do/",
        ADMINISTRATORS,
        (405, 404),
        (405, 403),
        path="admin/exchange/webhooks/{webhook}/do/",
    ),
]

#: Partners that fetch
OUTLETS = [
    Row("admin/exchange/outlets/", ADMINISTRATORS),
    Row(
        "admin/exchange/outlets/<int:pk>/",
        ADMINISTRATORS,
        (200, 405),
        (403, 405),
        path="admin/exchange/outlets/{outlet}/",
    ),
    Row(
        "admin/exchange/outlets/<int:pk>/do/",
        ADMINISTRATORS,
        (405, 404),
        (405, 403),
        path="admin/exchange/outlets/{outlet}/do/",
    ),
]

#: What agencies send: who reads it, what is done with it, and who sets it up
_SETTERS = ADMINISTRATORS | LEADERS
WIRES = [
    Row("admin/exchange/wires/", JOURNALISTS | ADMINISTRATORS, (200, 405), (403, 405)),
    Row(
        "admin/exchange/wires/<int:pk>/do/",
        JOURNALISTS | ADMINISTRATORS,
        (405, 404),
        (405, 403),
        path="admin/exchange/wires/{wire}/do/",
    ),
    Row(
        "admin/exchange/wires/<int:pk>/raw/",
        JOURNALISTS | ADMINISTRATORS,
        (200, 405),
        (403, 405),
        path="admin/exchange/wires/{wire}/raw/",
    ),
    Row(
        "admin/exchange/wires/pictures/<int:pk>/",
        JOURNALISTS | ADMINISTRATORS,
        (200, 405),
        (403, 405),
        path="admin/exchange/wires/pictures/{wire_picture}/",
    ),
    Row(
        "admin/exchange/wires/stories/<int:pk>/",
        DESK,
        (200, 404),
        (404, 404),
        path="admin/exchange/wires/stories/{story}/",
    ),
    Row("admin/exchange/wires/sources/", _SETTERS),
    Row("admin/exchange/wires/sources/<int:pk>/", _SETTERS, path="admin/exchange/wires/sources/{wire_source}/"),
    Row(
        "admin/exchange/wires/sources/<int:pk>/do/",
        _SETTERS,
        (405, 404),
        (405, 403),
        path="admin/exchange/wires/sources/{wire_source}/do/",
    ),
    Row("admin/exchange/wires/rules/", LEADERS, seers=DESK_EDITORS | ADMINISTRATORS),
    Row(
        "admin/exchange/wires/rules/<int:pk>/",
        EDITORS | ADMINISTRATORS,
        (200, 405),
        (403, 405),
        path="admin/exchange/wires/rules/{wire_rule}/",
    ),
    Row(
        "admin/exchange/wires/rules/<int:pk>/do/",
        EDITORS | ADMINISTRATORS,
        (405, 404),
        (405, 403),
        path="admin/exchange/wires/rules/{wire_rule}/do/",
    ),
]

#: What readers see around the stories
AROUND = [
    *managed("admin/public/page/", LEADERS | ADMINISTRATORS),
    *managed("admin/public/sociallink/", LEADERS | ADMINISTRATORS),
    *managed("admin/public/textfile/", LEADERS | ADMINISTRATORS),
]

ROWS = [
    *FRAME,
    *ACCOUNT,
    *TOKENS,
    *PEOPLE,
    *SECTIONS,
    *PHOTOS,
    *STORIES,
    *SCREENS,
    *PREVIEWS,
    *FRONTS,
    *ARCHIVES,
    *WEBHOOKS,
    *OUTLETS,
    *WIRES,
    *AROUND,
]
