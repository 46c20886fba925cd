"""Django's settings. What may differ between installations comes from troth.web.environment; importing this does no I/O."""

import os
from pathlib import Path

from django.utils.functional import SimpleLazyObject

from troth.web.environment import LANGUAGE_NAMES, environment, secret_key
from troth.web.logs import logging_settings
from troth.web.people.company import company_sign_in

ENVIRONMENT = environment(os.environ)

# Made on the first start, so only read when something is signed.
SECRET_KEY = SimpleLazyObject(lambda: secret_key(ENVIRONMENT))
DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
DATABASES = {"default": dict(ENVIRONMENT.database)}
DATABASE_ROUTERS = ["troth.ledger.migrating.MigratedFirst"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "troth.ledger",
    # Before allauth, whose templates some of ours replace.
    "troth.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "troth.web.logs.RequestLog",
    "troth.web.headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "troth.web.entry.SignInRequired",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "troth.web.urls"
WSGI_APPLICATION = "troth.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "troth.web.frame.frame",
            ]
        },
    }
]

# Signing in: by password, passkey or the company's own sign-in, and nobody who was not invited.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = LOGOUT_REDIRECT_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_ADAPTER = "troth.web.people.adapters.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation was sent to the address, or handed over by an admin
ACCOUNT_SESSION_REMEMBER = True  # for the hours of SESSION_COOKIE_AGE
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ENVIRONMENT.is_https else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies
MFA_ADAPTER = "troth.web.people.adapters.SealedFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Troth"
MFA_TOTP_TOLERANCE = 1  # period of 30 seconds, since clocks of phones are a little off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.is_https
SOCIALACCOUNT_ADAPTER = "troth.web.people.adapters.InvitedOnlyByCompany"
SOCIALACCOUNT_PROVIDERS = company_sign_in(ENVIRONMENT.open_id)
# Attempts to sign in are counted here: by all processes and machines together, and beyond a restart.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_cache"},
}

# The language of whoever reads: the one they chose, else the first of their browser's that there is.
LANGUAGE_CODE = ENVIRONMENT.language
LANGUAGES = tuple(LANGUAGE_NAMES.items())
FORMAT_MODULE_PATH = "troth.web.formats"
LOCALE_PATHS = [Path(__file__).parent / "locale"]
LANGUAGE_COOKIE_NAME = "troth_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60  # seconds
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.is_https
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.folder / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_NAME = "troth_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_https
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = ENVIRONMENT.session_hours * 60 * 60  # seconds
CSRF_COOKIE_NAME = "troth_csrf"
CSRF_COOKIE_HTTPONLY = True
# An account review has fifteen fields a person.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if ENVIRONMENT.is_https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.is_https else None

DATA_UPLOAD_MAX_MEMORY_SIZE = ENVIRONMENT.upload_megabytes * 2**20
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "troth.web.importing.bounding.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail.sender
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if ENVIRONMENT.mail.host else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = ENVIRONMENT.folder / "mail"
EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.host, ENVIRONMENT.mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
EMAIL_USE_SSL, EMAIL_USE_TLS = ENVIRONMENT.mail.is_encrypted_at_once, ENVIRONMENT.mail.is_upgraded
EMAIL_TIMEOUT = ENVIRONMENT.mail.seconds

# Who may come in to the API; the room `api` knows nothing of users.
API_DOOR = "troth.web.tokens.admit"
# What an erasure reaches beside the book; the room `ledger` knows nothing of the tables here.
ERASED_BESIDE = "troth.web.erasing.BESIDE"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
LOGGING = logging_settings(ENVIRONMENT.log_level)
