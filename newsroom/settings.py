"""Settings, read from the environment; docs/settings.md explains each name.

A setting that is missing or wrong stops the start with a message that says which one and how to mend it.
"""

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from newsroom import buckets, logs, operating, staging
from newsroom.database.configured import configured
from newsroom.environment import Environment
from newsroom.unfold import unfold_settings

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

DEBUG = env.bool("DEBUG", default=False)
DATA_DIR = Path(env.str("NEWSROOM_DATA", default=str(BASE_DIR / "var"))).resolve()


def _beside(name: str) -> str:
    """What a start wrote beside its data for a setting that the environment lacks; empty if it wrote nothing."""
    kept = DATA_DIR / name.lower()
    return kept.read_text().strip() if kept.exists() else ""


def _kept(name: str, remedy: str) -> str:
    if kept := _beside(name):
        return kept
    raise ImproperlyConfigured(f"{name} is not set. Set it {remedy}, or start with `make demo`.")


SECRET_KEY = env.str("SECRET_KEY", default="") or _kept("SECRET_KEY", "in the environment")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

# The address, and the way to it. TLS ends in this server or, with BEHIND_PROXY, in a proxy before it.
NEWSROOM_URL = env.site("NEWSROOM_URL", default="http://127.0.0.1:8000")
HTTPS = NEWSROOM_URL.startswith("https://")
LOOPBACK = [] if HTTPS else ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(NEWSROOM_URL).hostname, *LOOPBACK])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[NEWSROOM_URL])
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=HTTPS)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
# Two checks of Django's that would have every site promise for its subdomains: that is the house's own decision. And
# one that finds two libraries of tags under one name: `i18n` is ours in Django's place, and a test finds any other.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021", "templates.W003"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "newsroom.apps.NewsroomAdminConfig",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "django_prose_editor",
    "django_tasks_db",
    "taggit",
    "audit",
    "people",
    "sections",
    "photos",
    "articles",
    "fronts",
    "press",
    "desk",
    "public",
    "exchange",
    "demo",
    "bench",
]

MIDDLEWARE = [
    "newsroom.probes.Probes",
    "newsroom.watching.requests.Watched",
    "newsroom.staging.NoIndex",
    "newsroom.limits.Limits",
    "exchange.api.bearers.Bearers",
    "public.fast.caching.PageCacheMiddleware",
    "newsroom.statements.StatementTime",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.staff.StaffCompression",
    "newsroom.staff.StaffSessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.headers.PolicyHeaders",
    "newsroom.staff.StaffUsers",
    "newsroom.idle.IdleSessions",
    "newsroom.staff.StaffSources",
    "newsroom.staff.StaffMessages",
    "allauth.account.middleware.AccountMiddleware",
    "people.middleware.Preferences",
    "people.middleware.SecondFactor",
    "newsroom.errors.Refusals",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"i18n": "newsroom.templatetags.translating"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.navigation.account_page",
            ],
        },
    },
]

_database = env.str("DATABASE_URL", default="") or _kept("DATABASE_URL", "to postgres://user:password@host:5432/name")
_REACHED = {
    "pooled": env.bool("DATABASE_POOLED", default=False),
    "connect_seconds": env.int("DATABASE_CONNECT_SECONDS", default=2),
    "max_age": env.int("CONN_MAX_AGE", default=600),
}
DATABASES = {"default": configured(env.postgres(_database), **_REACHED)}
for _nth, _url in enumerate(env.list("DATABASE_REPLICA_URLS", default=[]), 1):
    DATABASES[f"replica{_nth}"] = configured(env.postgres(_url), **_REACHED) | {"TEST": {"MIRROR": "default"}}
DATABASE_ROUTERS = ["public.fast.replicas.Router"] if len(DATABASES) > 1 else []
NEWSROOM_REPLICA_SECONDS = env.int("NEWSROOM_REPLICA_SECONDS", default=5)
NEWSROOM_READER_SECONDS = env.int("NEWSROOM_READER_SECONDS", default=5)
NEWSROOM_DESK_SECONDS = env.int("NEWSROOM_DESK_SECONDS", default=30)
NEWSROOM_WORKER_SECONDS = env.int("NEWSROOM_WORKER_SECONDS", default=300)
# What a form or a script may send in all, and in how many fields: a story at its longest in any script, no more.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What every process must know alike: how often someone has tried to sign in, and which one-time code was used. Pages
# for readers are kept elsewhere (public/fast/pagestore.py).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "newsroom_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# People
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.backends.OneLook"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 10}
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("admin:index")
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60

# Sign-in. Cookies belong to the desk alone: readers' pages neither set nor receive any.
NEWSROOM_REQUIRE_MFA = env.bool("NEWSROOM_REQUIRE_MFA", default=HTTPS)
NEWSROOM_IDLE_MINUTES = env.int("NEWSROOM_IDLE_MINUTES", default=720)
SESSION_ENGINE = "people.session_store"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
ACCOUNT_ADAPTER = "people.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "people.forms.SignInForm", "reset_password": "people.forms.ForgottenPasswordForm"}
# Wrong passwords are counted where a password is looked at (people/adapters.py), wrong codes by the account whose
# password was right, and mail by whom it goes to (people/jobs.py): nobody uses up what another person may.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "5/5m/key", "reset_password": "20/m/ip"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = reverse_lazy("account_login")
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
MFA_ADAPTER = "people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1

# Words and time
LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="id")
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("NEWSROOM_TIME_ZONE", default="Asia/Jakarta")
USE_I18N = True
FORMAT_MODULE_PATH = "newsroom.formats"
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(DATA_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(DATA_DIR / "media"))
PRIVATE_MEDIA_ROOT = env.path("PRIVATE_MEDIA_ROOT", default=str(DATA_DIR / "originals"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_MEDIA_ROOT), "base_url": None},
    },
    "staticfiles": {"BACKEND": "newsroom.staticfiles.BundlingStorage"},
}
S3_BUCKET = env.str("S3_BUCKET", default="")
S3_PRIVATE_BUCKET = env.str("S3_PRIVATE_BUCKET", default="")
S3_PUBLIC_HOST = env.str("S3_PUBLIC_HOST", default="")
S3_REGION = env.str("S3_REGION", default="")
S3_ENDPOINT = env.str("S3_ENDPOINT", default="")
if S3_BUCKET:
    STORAGES |= buckets.storages(S3_BUCKET, S3_PRIVATE_BUCKET, S3_PUBLIC_HOST, S3_REGION, S3_ENDPOINT)

# Jobs
TASKS = {
    "default": {"BACKEND": "newsroom.watching.queue.Backend", "QUEUES": ["default", "purges", "webhooks", "wires"]}
}

# For whoever runs it
vars().update(operating.read(env, DATA_DIR))

# Mail
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Newsroom <newsroom@localhost>")
vars().update(staging.mail(DATA_DIR) if NEWSROOM_STAGING else {})  # noqa: F821  read above
SERVER_EMAIL = env.str("SERVER_EMAIL", default=DEFAULT_FROM_EMAIL)
ADMINS = env.list("ADMINS", default=[])
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)

# What the processes say: to standard error, where whoever runs them collects it; failures to ADMINS by mail too.
LOG_LEVEL = env.choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO")
LOG_FORMAT = env.choice("LOG_FORMAT", ("LINE", "JSON"), default="LINE")
LOGGING = logs.configured(LOG_LEVEL, LOG_FORMAT)

# The paper itself
NEWSROOM_NAME = env.str("NEWSROOM_NAME", default="Newsroom")
NEWSROOM_PUBLISHER = env.str("NEWSROOM_PUBLISHER", default=_beside("NEWSROOM_PUBLISHER"))
NEWSROOM_ADDRESS = env.str("NEWSROOM_ADDRESS", default=_beside("NEWSROOM_ADDRESS"))
NEWSROOM_GOOGLE_NEWS_URL = env.str("NEWSROOM_GOOGLE_NEWS_URL", default="")
UNFOLD = unfold_settings(NEWSROOM_NAME)
# A browser offers passkeys without TLS on localhost alone, so a demo can show them.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = NEWSROOM_URL.startswith("http://")
NEWSROOM_FOUR_EYES = env.bool("NEWSROOM_FOUR_EYES", default=True)
NEWSROOM_PICTURES_NEED_RIGHT = env.bool("NEWSROOM_PICTURES_NEED_RIGHT", default=True)
NEWSROOM_COPY_EDIT_WORDS = env.int("NEWSROOM_COPY_EDIT_WORDS", default=30)
NEWSROOM_ONE_STEP_EACH = env.bool("NEWSROOM_ONE_STEP_EACH", default=True)
NEWSROOM_REVIEW_MINUTES = env.int("NEWSROOM_REVIEW_MINUTES", default=240)
NEWSROOM_LEAD_HOURS = env.int("NEWSROOM_LEAD_HOURS", default=6)
NEWSROOM_SHARE_DAYS = env.int("NEWSROOM_SHARE_DAYS", default=7)
NEWSROOM_NOTICE_MAILS_AN_HOUR = env.int("NEWSROOM_NOTICE_MAILS_AN_HOUR", default=5)
NEWSROOM_CORRECTION_HOURS = env.int("NEWSROOM_CORRECTION_HOURS", default=24)
NEWSROOM_REPLY_HOURS = env.int("NEWSROOM_REPLY_HOURS", default=48)
NEWSROOM_USER_CONTENT_HOURS = env.int("NEWSROOM_USER_CONTENT_HOURS", default=48)
NEWSROOM_RULING_HOURS = env.int("NEWSROOM_RULING_HOURS", default=72)
NEWSROOM_CASES_AN_HOUR = env.int("NEWSROOM_CASES_AN_HOUR", default=60)
NEWSROOM_STORY_CASES_AN_HOUR = env.int("NEWSROOM_STORY_CASES_AN_HOUR", default=10)
NEWSROOM_EVIDENCE_MAX_MEGABYTES = env.int("NEWSROOM_EVIDENCE_MAX_MEGABYTES", default=10)
NEWSROOM_PHOTO_MAX_MEGABYTES = env.int("NEWSROOM_PHOTO_MAX_MEGABYTES", default=40)
NEWSROOM_PHOTO_MAX_MEGAPIXELS = env.int("NEWSROOM_PHOTO_MAX_MEGAPIXELS", default=80)

# The policy that a browser must keep on readers' pages. The desk's begins with it (newsroom/headers.py).
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "report-uri": ["/csp/"],
}
if S3_PUBLIC_HOST:
    SECURE_CSP["img-src"].append(f"https://{S3_PUBLIC_HOST}")
