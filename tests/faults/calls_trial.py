#!/usr/bin/env python3
"""In which order samspill asks the system to write: a file is on the disk before it has its name, and named
in a ledger after that.

Kills at random moments cannot show what a power cut would: the system has what was written. So the calls
themselves are looked at, as the interposer notes them. Usage: see trial.py.
"""

import pathlib
import sys
import tempfile

from trial import Trial

SMALL = ("--set", "places.scale=0.02", "--weeks", 20, "--set", "run.burn_in=13", "--replicates", 2, "--quiet", "--threads", 1)

SWEEP = """
title = "Noted"
scenario = "{scenario}"
set = ["places.scale=0.02", "run.weeks=20", "run.burn_in=13"]
[sweep]
replicates = 3
[[axis]]
key = "guidance.attended"
values = [0.7, 0.8, 0.9]
[record]
endpoints = ["registered"]
"""

CHANGES = ("write", "truncate", "open")


class Calls:
    """What one command did, in order: (kind of call, path)."""

    def __init__(self, trial, folder, name, arguments):
        self.trial, self.name = trial, name
        log = folder / "calls.log"
        log.unlink(missing_ok=True)
        done = trial.run(*arguments, fault=f"any *{folder.parent.name}/* 1000000 kill", log=log)
        if done.returncode != 0:
            raise RuntimeError(f"{name}: {done.stderr}")
        self.calls = [tuple(line.split(maxsplit=2)[1:]) for line in log.read_text(encoding="utf-8").splitlines()]

    def check_files(self, minimum):
        """Whoever writes a file: under a name of its own, then fsync, then the name, then the folder's fsync."""
        renamed = 0
        for at, (kind, path) in enumerate(self.calls):
            if kind != "rename" or "inputs" in pathlib.Path(path).name:
                continue
            renamed += 1
            before = [call for call, where in self.calls[:at] if where.startswith(path)]
            story = f"{self.name}: {path}: {before[-6:]}"
            self.trial.check("a file is on the disk before it has its name", before[-1:] == ["fsync"], story)
            after = self.calls[at + 1:at + 4]
            folder = str(pathlib.Path(path).parent)
            self.trial.check("and its name is on the disk before anything else happens",
                             ("fsync", folder) in after[:1], f"{self.name}: {path}: then {after}")
        self.trial.check("files are written under another name first", renamed >= minimum, f"{self.name}: {renamed} renames")

    def check_ledger(self):
        """A ledger's line comes after the batch that it names, and is on the disk before the next call."""
        batches = 0
        for at, (kind, path) in enumerate(self.calls):
            if kind == "rename" and "/runs/" in path:
                batches += 1
            if kind != "write" or not path.endswith(".log"):
                continue
            self.trial.check("an entry of the ledger is on the disk at once", self.calls[at + 1:at + 2] == [("fsync", path)],
                             f"{self.name}: {self.calls[at:at + 3]}")
        lines = sum(kind == "write" and path.endswith(".log") for kind, path in self.calls)
        first = next(at for at, (kind, path) in enumerate(self.calls) if kind == "write" and path.endswith(".log"))
        # The ledger begins with the sweep's line; every other line is a batch and comes after one.
        seen = entries = 0
        for kind, path in self.calls[first + 1:]:
            seen += kind == "rename" and "/runs/" in path
            if kind == "write" and path.endswith(".log"):
                entries += 1
                self.trial.check("a batch has its name before the ledger names it", seen >= entries,
                                 f"{self.name}: entry {entries} after {seen} batches")
        self.trial.check("every batch has its entry", batches == entries == lines - 1 and batches > 1,
                         f"{self.name}: {batches} batches, {entries} entries")


def check_short_entries(trial, folder, sweep):
    """An entry of the ledger of which only a part is written: told, or made good."""
    for number in range(1, 5):
        place = folder / f"short{number}"
        done = trial.run("sweep", "run", sweep, "-o", place, "--quiet", "--threads", 1, "--flush-every", 0,
                         fault=f"write */ledger/*.log {number} short")
        status = trial.answer("sweep", "status", place) or {}
        trial.check("a short write to the ledger is told or made good",
                    done.returncode in (1, 2) and "ledger" in done.stderr or
                    done.returncode == 0 and status.get("complete"),
                    f"entry {number}: exit {done.returncode}: {done.stderr} {status}")


def main():
    trial = Trial("calls", sys.argv[1:])
    scenario = trial.root / "scenarios/hallingdal.toml"
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "noted"
        folder.mkdir()
        sweep = folder / "sweep.toml"
        sweep.write_text(SWEEP.format(scenario=scenario), encoding="utf-8")
        out = folder / "out.h5"
        check_short_entries(trial, folder, sweep)
        for _ in range(20 if trial.long else 2):
            Calls(trial, folder, "run", ("run", scenario, *SMALL, "-o", out)).check_files(1)
            Calls(trial, folder, "run --save-state", ("run", scenario, *SMALL, "-o", out, "--save-state", 3)).check_files(2)
            Calls(trial, folder, "run --checkpoint-every",
                  ("run", scenario, *SMALL, "-o", out, "--checkpoint-every", 7)).check_files(5)
            Calls(trial, folder, "compare", ("compare", scenario, trial.root / "scenarios/shock.toml", *SMALL, "--set",
                                             "places.regions=[\"Hallingdal\"]", "-o", folder / "compared.h5", "--report",
                                             folder / "page.html")).check_files(2)
            place = folder / "sweep"
            calls = Calls(trial, folder, "sweep run", ("sweep", "run", sweep, "-o", place, "--quiet", "--threads", 1,
                                                       "--flush-every", 0))
            calls.check_files(3)
            calls.check_ledger()
            Calls(trial, folder, "sweep merge", ("sweep", "merge", place, "-o", folder / "merged.h5")).check_files(1)
            place.rename(folder.parent / f"done{len(list(folder.parent.iterdir()))}")
    trial.end()


main()
