#!/usr/bin/env python3
"""A file system without locks (flock and fcntl fail with ENOLCK): everything works, for nothing asks for a lock.

What is tried: runs, states, checkpoints, comparisons, reports, sweeps with several processes, one of which is
killed. Usage: see trial.py.
"""

import pathlib
import signal
import sys
import tempfile

from reading_trial import make_files, readers
from trial import SMALL_SWEEP, Trial

NO_LOCKS = "lock * 1+ ENOLCK"


def digests(trial, folder):
    return {name: (trial.answer("info", folder / name) or {}).get("digest") for name in ("run.h5", "compared.h5")}


def try_commands(trial, plain, folder):
    """Everything that writes or reads files, with locks that fail; the results are those of a plain file system."""
    log = folder.parent / "locks.log"
    make_files(trial, plain)
    make_files(trial, folder, fault=NO_LOCKS, log=log)
    made, right = digests(trial, folder), digests(trial, plain)
    trial.check("results are the same without locks", made == right and None not in made.values(), f"{made} and {right}")
    out = folder.parent / "out"
    out.mkdir()
    for reader in readers(folder, out):
        done = trial.run(*reader.arguments, fault=NO_LOCKS, log=log)
        trial.check("every command works without locks", done.returncode == 0, f"{reader.name}: {done.stderr}")
    asked = log.read_text(encoding="utf-8") if log.exists() else ""
    trial.check("no lock is asked for", asked == "", asked[:400])


def try_sweep(trial, folder, shards):
    """A sweep in shards, the first of which is killed on its way: it is gone on with at once."""
    sweep = folder / "shards.toml"
    sweep.write_text(SMALL_SWEEP.format(title="Without locks", scenario=trial.root / "scenarios/hallingdal.toml"), encoding="utf-8")
    trial.run("sweep", "run", sweep, "-o", folder / "plain", "--quiet")
    run = ("sweep", "run", sweep, "-o", folder / "shared", "--quiet", "--threads", 1, "--flush-every", 0)
    killed = trial.run(*run, fault="rename */runs/* 2 kill")
    trial.check("a killed process can be gone on with without locks", killed.returncode == -signal.SIGKILL, killed.stderr)
    for shard in range(1, shards + 1):
        done = trial.run(*run, "--shard", f"{shard}/{shards}", fault=NO_LOCKS)
        trial.check("a killed process can be gone on with without locks", done.returncode == 0, done.stderr)
    merged = [(trial.answer("sweep", "merge", folder / name) or {}).get("digest") for name in ("plain", "shared")]
    trial.check("results are the same without locks", merged[0] is not None and merged[0] == merged[1], str(merged))
    left = [path.name for path in (folder / "shared/ledger").iterdir() if path.suffix != ".log"]
    trial.check("nothing of a lock is left", left == [], str(left))


def main():
    trial = Trial("locks", sys.argv[1:])
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for name in ("plain", "reads"):
            (folder / name).mkdir()
        try_commands(trial, folder / "plain", folder / "reads")
        for shards in (1, 2, 3) if trial.long else (2,):
            (folder / f"cut{shards}").mkdir()
            try_sweep(trial, folder / f"cut{shards}", shards)
    trial.end()


main()
