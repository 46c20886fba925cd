"""The addresses to sign in by and to look after people: of the library those that are wanted, and no others."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from allauth.socialaccount import views as company
from allauth.socialaccount.providers.openid_connect import views as open_id
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from troth.web.entry import enter, sign_in
from troth.web.people.accepting import invitation
from troth.web.people.me import me, sign_out_everywhere
from troth.web.people.members import access_log, member, members, named_figures, withdraw

signing_in = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/inactive/", account.account_inactive, name="account_inactive"),
    path("sign-in/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/second-factor/", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/invited/", account.signup, name="account_signup"),
    path("sign-in/link/<str:token>/", enter, name="enter"),
    path("sign-out/", account.logout, name="account_logout"),
    path("password/", account.password_reset, name="account_reset_password"),
    path("password/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password/new/<str:uidb36>-<str:key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/changed/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
own_account = [
    path("me/", me, name="me"),
    path("me/sign-out-everywhere/", sign_out_everywhere, name="sign_out_everywhere"),
    path("me/password/", account.password_change, name="account_change_password"),
    path("me/password/first/", account.password_set, name="account_set_password"),
    path("me/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("me/confirm/code/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("me/confirm/passkey/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("me/factors/", factors.index, name="mfa_index"),
    path("me/factors/app/", app.activate_totp, name="mfa_activate_totp"),
    path("me/factors/app/off/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("me/factors/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("me/factors/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("me/factors/codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("me/factors/passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("me/factors/passkeys/new/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("me/factors/passkeys/<int:pk>/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
    path("me/factors/passkeys/<int:pk>/off/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
]
people = [
    path("invitations/<str:token>/", invitation, name="invitation"),
    path("members/", members, name="members"),
    path("members/<int:user_id>/", member, name="member"),
    path("members/invitations/<str:token_hash>/withdraw/", withdraw, name="withdraw_invitation"),
    path("members/named-figures/", named_figures, name="named_figures"),
    path("members/access-log/", access_log, name="access_log"),
]
# Where the company has no sign-in of its own, nothing is found here.
company_sign_in = [
    path("sign-in/by/<str:provider_id>/", open_id.login, name="openid_connect_login"),
    path("sign-in/by/<str:provider_id>/back/", open_id.callback, name="openid_connect_callback"),
    path("sign-in/cancelled/", company.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/failed/", login_not_required(company.login_error), name="socialaccount_login_error"),
    path("me/company/", company.connections, name="socialaccount_connections"),
    path("sign-in/unknown/", company.signup, name="socialaccount_signup"),
]
urlpatterns = [*signing_in, *own_account, *people, *company_sign_in]
