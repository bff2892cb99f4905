"""Settings: an option outdoes the environment, that the file, that the default; slips are told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from qa import settings
from qa.cli import app
from qa.settings.table import BY_NAME, SETTINGS
from qa.web import start

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of it said, and all as it was afterwards, also what a file puts there."""
    for setting in SETTINGS:
        for name in setting.variables:
            monkeypatch.setenv(name, "")


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def test_an_option_outdoes_the_environment_that_the_file_that_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(written(tmp_path, 'host = "::1"\nport = 1\nrecord = "of the file"\n'))
    monkeypatch.setenv("GRADIO_SERVER_PORT", "2")
    monkeypatch.setenv("RECORD", "of the environment")
    chosen = start.chosen_from(["--config", file, "--record", "of the option"])
    assert (str(chosen.record), chosen.port, chosen.host) == ("of the option", 2, "::1")
    chosen = start.chosen_from(["--config", file])
    assert (str(chosen.record), chosen.adding) == ("of the environment", None)


def test_each_kind_of_value_arrives(tmp_path: Path) -> None:
    text = 'adding = false\nkeys = "yes"\nallow_hosts = ["a", "b:1"]\nlog = "off"\nport = 0\n'
    taken = settings.settle(written(tmp_path, text))
    assert taken == {
        "adding": "no",
        "keys": "yes",
        "allow_hosts": "a,b:1",
        "log": "off",
        "port": "0",
    }
    assert settings.yes("adding") is False
    assert settings.yes("keys") is True
    assert settings.value("allow_hosts") == "a,b:1"
    assert os.environ["ON_THE_RECORD_PORT"] == "0"


def test_unsaid_is_the_default_or_nothing() -> None:
    assert settings.settle() == {}
    assert settings.value("port") == "7860"
    assert settings.value("model") is None
    assert settings.yes("keys") is None
    assert settings.yes("log_questions") is False


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('hots = "a"', "settings.toml sets hots, which is no setting. Did you mean host?"),
        (
            "[server]\nport = 1",
            "settings.toml sets server, which is no setting. There are: record, ",
        ),
        ('port = "http"', "port in {file} is a number, not “http”."),
        ("port = true", "port in {file} is a number, not True."),
        ("log = 1", "log in {file} is a text, not 1."),
        ('adding = "perhaps"', "adding in {file} is yes or no, not “perhaps”."),
        ('runtime = "cuda"', "runtime in {file} is torch or onnx, not “cuda”."),
        ("allow_hosts = [1]", "allow_hosts in {file} is a list of texts, not [1]."),
        ("port = ", "The settings in {file} can’t be read: Invalid value (at end of document)."),
    ],
)
def test_what_a_file_cant_mean_is_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(settings.SettingRefused) as refused:
        settings.settle(file)
    assert told.format(file=file) in str(refused.value)


def test_a_variable_that_is_no_setting_or_no_value_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(settings.SettingRefused, match="There is no file of settings at "):
        settings.settle(tmp_path / "none.toml")
    monkeypatch.setenv("ON_THE_RECORD_KEYS", "maybe")
    with pytest.raises(
        settings.SettingRefused, match="ON_THE_RECORD_KEYS is yes or no, not “maybe”"
    ):
        settings.settle()
    monkeypatch.setenv("ON_THE_RECORD_KEYS", "TRUE")
    settings.settle()
    assert settings.yes("keys") is True
    monkeypatch.setenv("ON_THE_RECORD_KEY", "yes")
    with pytest.raises(settings.SettingRefused, match="Did you mean keys"):
        settings.settle()


@pytest.mark.parametrize("program", ["app.py", "-m record"])
def test_a_slip_ends_both_programs_with_the_sentence(tmp_path: Path, program: str) -> None:
    file = written(tmp_path, "prot = 1")
    start_of = ["-c", "from qa.cli import main; main()"] if program != "app.py" else ["app.py"]
    rest = ["list"] if program != "app.py" else []
    ended = subprocess.run(
        [sys.executable, *start_of, "--config", str(file), *rest],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"{file} sets prot, which is no setting. Did you mean port?\n"


def test_the_shell_takes_the_record_from_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, f'record = "{tmp_path / "nothing here"}"')
    ended = subprocess.run(
        [sys.executable, "-c", "from qa.cli import main; main()", "list"],
        capture_output=True, text=True, check=False, cwd=ROOT,
        env=os.environ | {"ON_THE_RECORD_CONFIG": str(file)},
    )  # fmt: skip
    assert ended.returncode == 2
    assert str(tmp_path / "nothing here") in ended.stderr


def test_options_say_what_the_table_says() -> None:
    command = get_command(app)
    options = {
        opt: parameter.help  # type: ignore[attr-defined]
        for parameter in (*command.params, *command.commands["serve"].params)  # type: ignore[attr-defined]
        for opt in parameter.opts
    }
    for name in ("record", "host", "port", "adding"):
        assert options[f"--{name}"] == settings.help_of(name)
        assert BY_NAME[name].help in " ".join(start.parser().format_help().split())


def test_nothing_else_reads_a_setting_that_is_not_in_the_table() -> None:
    known = {name for setting in SETTINGS for name in setting.variables} | {"ON_THE_RECORD_CONFIG"}
    for package in ("corpus", "embeddings", "qa"):
        for path in (ROOT / package).rglob("*.py"):
            for word in path.read_text("utf-8").split('"'):
                if (
                    word.startswith("ON_THE_RECORD_")
                    and word.isupper()
                    and word != "ON_THE_RECORD_"
                ):
                    assert word in known, f"{path.relative_to(ROOT)} reads {word}"
