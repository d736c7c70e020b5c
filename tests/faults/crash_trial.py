#!/usr/bin/env python3
"""A sweep of 60 runs is killed again and again, and gone on with: nothing is lost, nothing doubled.

Kills come at random moments and at chosen calls (before results are written, within, before they get
their name, before and within the entry of the ledger); what goes on is killed too. Usage: see trial.py.
"""

import pathlib
import random
import signal
import sys
import tempfile
import time

from trial import Trial

RUNS, THREADS = 60, 2

SWEEP = """
title = "Killed"
scenario = "{scenario}"
set = ["places.scale=0.02", "run.weeks=30", "run.burn_in=13"]
[sweep]
replicates = 5
[[axis]]
key = "guidance.attended"
range = [0.7, 0.9]
steps = 12
[record]
endpoints = ["registered", "referrals"]
"""

# Call, path, what happens: every moment at which a kill could cost something.
POINTS = (
    ("open", "*/runs/*.part", "kill"),
    ("write", "*/runs/*.part", "kill"),
    ("write", "*/runs/*.part", "torn"),
    ("fsync", "*/runs/*", "kill"),
    ("rename", "*/runs/*", "kill"),
    ("write", "*/ledger/*.log", "kill"),
    ("write", "*/ledger/*.log", "torn"),
    ("fsync", "*/ledger/*.log", "kill"),
    ("write", "*/ledger/*.hand", "torn"),
    ("write", "*/ledger/*.hand.*", "torn"),
    ("link", "*/ledger/*.hand", "kill"),
    ("rename", "*/ledger/*.dead", "kill"),
    ("unlink", "*/ledger/*", "kill"),
    ("any", "*/inputs*", "kill"),
    ("any", "*/manifest*", "torn"),
    ("any", "*", "kill"),
)


class Sweep:
    """One sweep from its beginning to its end, with kills on the way."""

    def __init__(self, trial, folder, sweep, chance, undisturbed):
        self.trial, self.chance, self.undisturbed = trial, chance, undisturbed
        self.out = folder
        self.arguments = ("sweep", "run", sweep, "-o", self.out, "--threads", THREADS, "--flush-every", 0, "--tries",
                          1000000, "--quiet")
        self.done, self.kills = 0, 0

    def kill_once(self):
        """Begins or goes on, and is killed; False when it came to its end before."""
        if self.chance.random() < 0.35:
            process = self.trial.start(*self.arguments)
            time.sleep(self.chance.random() * 0.12)
            process.kill()
            killed = process.wait() == -signal.SIGKILL
            how = "at a random moment"
        else:
            call, pattern, action = self.chance.choice(POINTS)
            how = f"{call} {pattern} {self.chance.randint(1, 12)} {action}"
            killed = self.trial.run(*self.arguments, fault=how).returncode == -signal.SIGKILL
        self.kills += killed
        self.look(how)
        return killed

    def look(self, how):
        """After a kill: what was done stays done."""
        status = self.trial.answer("sweep", "status", self.out) if (self.out / "manifest").exists() else None
        done = status["done"] if status else 0
        self.trial.check("no finished run is lost", done >= self.done, f"{self.out}: {self.done} then {done} ({how})")
        self.done = done

    def finish(self):
        """Goes on to the end, undisturbed, and compares."""
        last = self.trial.run(*self.arguments)
        status = self.trial.answer("sweep", "status", self.out)
        self.trial.check("a killed sweep comes to its end", last.returncode == 0 and status["complete"],
                         f"{self.out}: exit {last.returncode}: {last.stderr}")
        merged = self.trial.answer("sweep", "merge", self.out) or {}
        self.trial.check("its merged digest is that of an undisturbed sweep", merged.get("digest") == self.undisturbed,
                         f"{self.out}: {merged}")
        self.trial.check("no run is doubled or missing", (merged.get("runs"), merged.get("missing")) == (RUNS, 0),
                         f"{self.out}: {merged}")
        # A strike in a ledger is a run that was begun and not finished: what is done again.
        again = sum(line.startswith(b"strike ") for log in self.out.glob("ledger/*.log")
                    for line in log.read_bytes().splitlines())
        self.trial.check("at most the runs in hand are done again", again <= THREADS * self.kills,
                         f"{self.out}: {again} runs after {self.kills} kills")
        return again


def main():
    trial = Trial("crash", sys.argv[1:])
    wanted = 2000 if trial.long else 100
    chance = random.Random(trial.seed)
    kills = again = sweeps = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        sweep = folder / "killed.toml"
        sweep.write_text(SWEEP.format(scenario=trial.root / "scenarios/hallingdal.toml"), encoding="utf-8")
        trial.run("sweep", "run", sweep, "-o", folder / "plain", "--quiet")
        undisturbed = trial.answer("sweep", "merge", folder / "plain")["digest"]
        while kills < wanted:
            one = Sweep(trial, folder / f"sweep{sweeps}", sweep, chance, undisturbed)
            for _ in range(chance.randint(1, 25)):
                if not one.kill_once():
                    continue
            again += one.finish()
            kills += one.kills
            sweeps += 1
    print(f"{kills} kills in {sweeps} sweeps of {RUNS} runs; {again} runs done again")
    trial.end()


main()
