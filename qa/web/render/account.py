"""Signing in and out, as it is shown."""

from __future__ import annotations

from corpus.messages import say
from qa.web.account import ACCOUNT
from qa.web.below import at
from qa.web.render.text import escape, tell

SIGN_IN = say("Sign in")


def account() -> str:
    """A way in, or who is in and the way out; nothing where nobody signs in."""
    reader = ACCOUNT.get()
    if reader.name:
        return (
            f'<form class="account" method="post" action="{at("/logout")}">'
            f'<span class="signed-in">{escape(reader.name)}</span> '
            f'<button type="submit">{tell("Sign out")}</button></form>'
        )
    if reader.may_sign_in and reader.may_read:
        return f'<a class="account" href="{at("/login")}">{escape(SIGN_IN)}</a>'
    return ""


def sign_in_form(leads_to: str, name: str, wrong: str) -> str:
    """The form, with what was wrong at the last try, if anything."""
    told = f'<p class="notice problem" role="alert" id="wrong">{escape(wrong)}</p>' if wrong else ""
    about = ' aria-describedby="wrong" aria-invalid="true"' if wrong else ""
    return (
        f"<h2>{escape(SIGN_IN)}</h2><p>{tell('This record is read by people it knows.')}</p>{told}"
        f'<form class="sign-in" method="post" action="{at("/login")}">'
        f'<input type="hidden" name="next" value="{escape(leads_to)}">'
        f'<label for="name">{tell("Name")}</label>'
        f'<input id="name" name="name" value="{escape(name)}" autocomplete="username" required '
        f'maxlength="64" autocapitalize="none" spellcheck="false"{about}>'
        f'<label for="password">{tell("Password")}</label>'
        '<input id="password" name="password" type="password" autocomplete="current-password" '
        f'required maxlength="200"{about}>'
        f'<button type="submit" class="primary">{escape(SIGN_IN)}</button></form>'
        f'<p class="small">{tell("Whoever runs the service makes users and new passwords.")}</p>'
    )
