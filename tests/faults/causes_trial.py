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


def files_read(folder):
    """One file a kind that commands read."""
    yield from (folder / name for name in ("run.h5", "compared.h5", "states.h5", "a.toml", "sweep/manifest"))
    yield from (sorted((folder / "sweep" / place).glob(pattern))[0] for place, pattern in
                (("runs", "*.h5"), ("ledger", "*.log"), ("inputs", "**/*.toml")))
    yield from sorted((folder / "broken_off.h5.checkpoints").iterdir())[:3]


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
        names = [path.relative_to(kept) for path in files_read(kept)]
        cases = [(number, name, call, error) for number in range(len(list(readers(kept, kept)))) for name in names
                 for call in CALLS for error in ERRORS]
        for number, name, (call, when), error in cases if trial.long else chance.sample(cases, 90):
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
