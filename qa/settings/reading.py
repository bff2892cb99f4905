"""Reading settings, and refusing what they can't be.

What the file says is put into the environment where that is silent: so all that reads a setting
reads it in one place, and so do programs that are started from here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from qa.errors import SettingRefused
from qa.settings.table import BY_NAME, FILE, PREFIX, SETTINGS, Setting

_YES, _NO = ("yes", "1", "true", "on"), ("no", "0", "false", "off")


def value(name: str) -> str | None:
    """What the environment says, or the default; "yes" or "no" where it is one of these.

    Raises:
        SettingRefused: it can't have that value.
    """
    setting = BY_NAME[name]
    variable, said = _said(setting)
    return _checked(setting, said, variable) if said else setting.default


def yes(name: str) -> bool | None:
    """The same of a setting that is yes or no; None where nothing is said, nor a default is."""
    said = value(name)
    return None if said is None else said == "yes"


def settle(file: Path | str | None = None) -> dict[str, str]:
    """Read the file, if one is named here or in the environment; what it set, by name.

    Raises:
        SettingRefused: a key or variable is unknown, a value impossible, or the file unreadable.
    """
    _known_variables(os.environ)
    named = file or os.environ.get(FILE)
    taken = {}
    for setting, text in _read(Path(named)) if named else ():
        if not _said(setting)[1]:
            os.environ[setting.variables[0]] = text
            taken[setting.name] = text
    for setting in SETTINGS:
        value(setting.name)
    return taken


def _said(setting: Setting) -> tuple[str, str]:
    """The variable that says something, and what; ("", "") if none does."""
    found = ((name, os.environ.get(name, "").strip()) for name in setting.variables)
    return next(((name, text) for name, text in found if text), ("", ""))


def _read(path: Path) -> list[tuple[Setting, str]]:
    import tomllib

    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise SettingRefused(f"There is no file of settings at {path}.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingRefused(f"The settings in {path} can’t be read: {error}.") from None
    for key in given:
        if key not in BY_NAME:
            raise SettingRefused(f"{path} sets {key}, which is no setting. {_instead(key)}")
    return [(BY_NAME[key], _text(BY_NAME[key], said, path)) for key, said in given.items()]


def _text(setting: Setting, said: Any, path: Path) -> str:
    """A TOML value as the environment would say it."""
    where = f"{setting.name} in {path}"
    match setting.kind, said:
        case "yes or no", bool():
            text = "yes" if said else "no"
        case "number", int() if not isinstance(said, bool):
            text = str(said)
        case "list", list() if all(isinstance(one, str) for one in said):
            text = ",".join(said)
        case _, str():
            text = said
        case _:
            raise SettingRefused(f"{where} is {_wanted(setting)}, not {said!r}.")
    return _checked(setting, text, where)


def _checked(setting: Setting, text: str, where: str) -> str:
    if setting.kind == "yes or no":
        if text.lower() in (*_YES, *_NO):
            return "yes" if text.lower() in _YES else "no"
    elif setting.kind == "number":
        if text.isascii() and text.isdigit():
            return text
    elif not setting.choices or text in setting.choices:
        return text
    raise SettingRefused(f"{where} is {_wanted(setting)}, not “{text}”.")


def _wanted(setting: Setting) -> str:
    if setting.choices:
        return " or ".join(setting.choices)
    return {"text": "a text", "number": "a number", "list": "a list of texts"}.get(
        setting.kind, setting.kind
    )


def _known_variables(environment: Mapping[str, str]) -> None:
    known = {FILE, *(name for setting in SETTINGS for name in setting.variables)}
    for name in environment:
        if name.startswith(PREFIX) and name not in known:
            key = name.removeprefix(PREFIX).lower()
            raise SettingRefused(
                f"The environment sets {name}, which is no setting. {_instead(key)}"
            )


def _instead(key: str) -> str:
    near = get_close_matches(key, BY_NAME, n=1)
    return f"Did you mean {near[0]}?" if near else f"There are: {', '.join(BY_NAME)}."
