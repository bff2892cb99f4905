"""Every target in turn, each in a process of its own: what kills one is found, and it goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from filelock import FileLock

from tests.fuzzing.running import RUN, Run

RESULTS = Path(__file__).parents[1] / "results" / "fuzzing.json"
AT_A_TIME = 20_000  # inputs of one process: what it keeps in memory goes with it
SILENT = 60.0  # seconds of the processor without a word, and it hangs: the machine may be busy
STARTS = 5  # of a target without one more input


def campaign(names: list[str], runs: int, place: Path) -> int:
    """`runs` inputs of each, half of them guided; adds them to the results, gives an exit code."""
    found = False
    for name in names:
        for led in (False, True):
            run = _whole(name, runs // 2, led, place / f"{name}-{'guided' if led else 'chance'}")
            _add(run)
            found = found or bool(run.findings)
    return int(found)


def _whole(name: str, runs: int, led: bool, folder: Path) -> Run:
    whole, starts = Run(name, led), 0
    while whole.inputs < runs and starts < STARTS:
        one = _process(name, min(AT_A_TIME, runs - whole.inputs), led, folder)
        starts = 0 if one.inputs > 10 else starts + 1
        whole = replace(
            whole,
            inputs=whole.inputs + one.inputs,
            seconds=round(whole.seconds + one.seconds, 1),
            megabytes=max(whole.megabytes, one.megabytes),
            slowest=round(max(whole.slowest, one.slowest), 2),
            findings=whole.findings | one.findings,
        )
    print(f"{name}, {'guided' if led else 'by chance'}: {whole}", flush=True)
    return whole


def _process(name: str, runs: int, led: bool, folder: Path) -> Run:
    folder.mkdir(parents=True, exist_ok=True)
    told, before = folder / RUN, {one.name for one in folder.iterdir()}
    told.unlink(missing_ok=True)
    seed = str(time.time_ns() % 2**31)
    asked = ["tests.fuzzing", name, str(runs), "--folder", str(folder), "--seed", seed]
    if led:
        asked = ["tests.fuzzing.guided", name, str(runs), str(folder), seed]
    command = [sys.executable, "-W", "ignore", "-m", *asked]
    with (folder / "output.txt").open("ab") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        try:
            hung = _watched(process, told)
        finally:
            process.kill()
            process.wait()
    run = Run(**json.loads(told.read_text())) if told.exists() else Run(name, led)
    if hung:
        run.findings[f"nothing for {SILENT:g} s"] = str(folder)
    for one in folder.iterdir():
        if one.name not in before and one.name.startswith(("crash-", "timeout-", "oom-")):
            run.findings[f"ended by {one.name.partition('-')[0]}"] = one.name
    return run


def _watched(process: subprocess.Popen[bytes], told: Path) -> bool:
    """Waits for its end; whether it said nothing for too long, and has not ended."""
    said, spent = 0.0, 0.0
    while process.poll() is None:
        time.sleep(0.2)
        now = told.stat().st_mtime if told.exists() else 0.0
        if now > said:
            said, spent = now, _spent(process.pid)
        elif _spent(process.pid) - spent > SILENT:
            return True
    return False


def _spent(pid: int) -> float:
    """Seconds of the processor that a process has taken."""
    with suppress(OSError, IndexError, ValueError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _add(run: Run) -> None:
    """What was done at this commit, to what was."""
    with FileLock(RESULTS.with_suffix(".lock")):
        _written(run)


def _written(run: Run) -> None:
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    key = {"commit": commit, "target": run.target, "guided": run.guided}
    one = next((row for row in kept if key.items() <= row.items()), None)
    if one is None:
        nothing = {"inputs": 0, "seconds": 0.0, "megabytes": 0, "slowest": 0.0, "findings": []}
        kept.append(one := key | nothing)
    one["inputs"] += run.inputs
    one["seconds"] = round(one["seconds"] + run.seconds, 1)
    one["megabytes"] = max(one["megabytes"], run.megabytes)
    one["slowest"] = max(one["slowest"], run.slowest)
    one["findings"] = sorted({*one["findings"], *run.findings})
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n")
