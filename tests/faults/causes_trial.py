#!/usr/bin/env python3
"""The kernel refuses to open or read samspill's own files (EACCES, ESTALE, EIO, ...): the message names the
cause, and nobody is told to delete what is whole.

What is tried: the commands of reading_trial.py, each with the file that it reads, under strace, which lets
chosen system calls fail as the kernel would. Usage: see trial.py.
"""

import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

from reading_trial import make_files, readers
from trial import Trial

# Errors by what the message must say.
ERRORS = {"EACCES": "Permission denied", "ESTALE": "Stale file handle", "EIO": "Input/output error", "ENOLCK": "No locks available",
          "ETIMEDOUT": "Connection timed out", "EMFILE": "Too many open files"}
# From which call on; the first openat of a file may be the only one.
CALLS = (("openat", "1+"), ("pread64", "1+"), ("pread64", "3+"), ("read", "1+"))
# What is said of a file only after it was read and found wrong.
DAMAGE = re.compile(r"delete|damaged|remove|cut short|crashes|gives up|not a file of|begin anew", re.IGNORECASE)


def may_trace():
    try:
        return subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def files_of(name, folder):
    """What a command reads, one file a kind."""
    one = lambda place, pattern: sorted((folder / place).glob(pattern))[0]
    if name.startswith("sweep"):
        inputs = [folder / "sweep.toml"] if name.startswith("sweep run") else []
        return [*inputs, folder / "sweep/manifest", one("sweep/runs", "*.h5"), one("sweep/ledger", "*.log"),
                one("sweep/inputs", "**/sweep.toml")]
    scenario = folder / "a.toml"
    return {"info": [folder / "run.h5"], "report": [folder / "compared.h5"], "run --from": [scenario, folder / "states.h5"],
            "run --resume": [scenario, *sorted((folder / "broken_off.h5.checkpoints").iterdir())],
            "compare --resume": [scenario, folder / "compared.h5"]}[name]


def main():
    trial = Trial("causes", sys.argv[1:])
    if not may_trace():
        print("strace is not there or may not trace here: nothing is tried")
        trial.end()
    chance = random.Random(trial.seed)
    with tempfile.TemporaryDirectory() as temporary:
        kept, place = pathlib.Path(temporary) / "kept", pathlib.Path(temporary) / "place"
        kept.mkdir()
        make_files(trial, kept)
        cases = [(number, path.relative_to(kept), call, error) for number, reader in enumerate(readers(kept, kept))
                 for path in files_of(reader.name, kept) for call in CALLS for error in ERRORS]
        for number, name, (call, when), error in cases if trial.long else chance.sample(cases, 60):
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(kept, place / "reads")
            (place / "out").mkdir()
            reader = list(readers(place / "reads", place / "out"))[number]
            path = place / "reads" / name
            before = path.read_bytes()
            done = trial.start_and_wait("strace", "-f", "-qq", "-o", "/dev/null", "-P", path, "-e", f"trace={call}", "-e",
                                        f"inject={call}:error={error}:when={when}", trial.samspill, *reader.arguments)
            story = f"{reader.name}: {error} at {call} {when} of {name}: exit {done.returncode}: {done.stderr.strip()[-600:]}"
            trial.check("a call that fails ends with exit code 0, 1 or 2", done.returncode in (0, 1, 2), story)
            if done.returncode != 0:
                trial.check("the message names the cause", ERRORS[error] in done.stderr, story)
                trial.check("the message names the file", str(name) in done.stderr or str(path.parent) in done.stderr, story)
                trial.check("nobody is told that a whole file is damaged, or to delete it", not DAMAGE.search(done.stderr), story)
                trial.check("the file is as it was", path.exists() and path.read_bytes() == before, story)
    trial.end()


main()
