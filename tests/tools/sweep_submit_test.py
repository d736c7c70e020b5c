#!/usr/bin/env python3
"""samspill sweep submit on a real Slurm of one machine: tasks that are cancelled, killed and sent again.

Usage: sweep_submit_test.py SAMSPILL ROOT [Submit | OnReadMe | OnSlurm]
OnSlurm is skipped (exit code 77) where Slurm cannot be started: not root, not installed.
"""

import json
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SAMSPILL, ROOT = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
sys.path.insert(0, str(ROOT / "tests" / "support"))

import slurm_cluster

SKIPPED = 77  # exit code
SETTLED = 5.0  # seconds

SWEEP = """\
title = "200 small runs"
scenario = "{root}/scenarios/hallingdal.toml"
set = ["run.weeks={weeks}", "run.burn_in=26"]
[sweep]
design = "grid"
replicates = 40
[[axis]]
key = "jobs.offer_rate.young"
range = [0.02, 0.06]
steps = 5
[record]
endpoints = ["lasting_share", "hires"]
"""


def samspill(*arguments, **options):
    return subprocess.run([SAMSPILL, *map(str, arguments)], capture_output=True, text=True, timeout=240, **options)


def parent_of(process):
    return int(pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def status(folder):
    return json.loads(samspill("sweep", "status", folder, "--json").stdout)


class SmallSweep(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name, "Ål's $(sweep)")  # as users name folders
        self.folder.mkdir()
        self.sweep = self.folder / "sweep.toml"
        self.sweep.write_text(SWEEP.format(root=ROOT, weeks=520))
        self.done = self.folder / "done"


class Submit(SmallSweep):
    def test_a_dry_run_shows_what_would_be_sent_and_writes_nothing(self):
        done = samspill("sweep", "submit", self.sweep, "-o", self.done, "--dry-run", "--shards", 5000, "--throttle", 3,
                        "--time", "2:00:00", "--sbatch-option=--qos=long",
                        env={"PATH": "/nowhere"})
        self.assertEqual(done.returncode, 0, done.stderr)
        for text in ("--array=0-", "%3 ", "--time=2:00:00", "--qos=long", "--dependency=afterany:", "trap 'stop limit'",
                     "sweep merge"):
            self.assertIn(text, done.stdout)
        self.assertEqual(list(self.folder.iterdir()), [self.sweep])

    def test_bad_input_is_refused_before_anything_is_written(self):
        for arguments, text in ((("--sbatch-option", "qos=long"), "--sbatch-option"), (("--shards", 0), "--shards")):
            done = samspill("sweep", "submit", self.sweep, "-o", self.done, *arguments)
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertIn(text, done.stderr)
        no_slurm = samspill("sweep", "submit", self.sweep, "-o", self.done, env={"PATH": "/nowhere"})
        self.assertEqual(no_slurm.returncode, 2)
        self.assertIn("--dry-run", no_slurm.stderr)
        self.assertFalse(self.done.exists())


class ReadMe:
    """The commands of tools/slurm/README.md, as they are written."""

    def __init__(self):
        text = (ROOT / "tools/slurm/README.md").read_text(encoding="utf-8")
        blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        lines = [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]
        self.build = [line for line in lines if line.startswith("cmake -S")]
        self.commands = [line for line in lines if not line.startswith(("module ", "cmake ", "export PATH="))]


class OnReadMe(unittest.TestCase):
    def test_it_configures_where_there_is_nothing_that_the_viewer_needs(self):
        with tempfile.TemporaryDirectory() as temporary:
            (command,) = ReadMe().build
            absent = [f"-DCMAKE_DISABLE_FIND_PACKAGE_{name}=ON" for name in ("glfw3", "OpenGL", "GTest", "benchmark")]
            words = shlex.split(command.replace("build/cluster", shlex.quote(temporary)))
            done = subprocess.run([*words, *absent], cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)


class OnSlurm(SmallSweep):
    def setUp(self):
        super().setUp()
        self.waiting_since = {}
        self.cluster = slurm_cluster.Cluster(cpus=2, max_array_size=4)
        self.cluster.__enter__()
        self.addCleanup(self.cluster.stop)

    def submit(self, *arguments):
        """Sends the sweep; the numbers of the array and of its merge."""
        done = samspill("sweep", "submit", *arguments, env=self.cluster.environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        line = next(line for line in done.stdout.splitlines() if line.startswith("sent:"))
        self.assertIn("squeue --jobs", done.stdout)
        words = line.replace(",", "").split()
        return words[2], words[5]

    def until(self, what, ready, seconds=120):
        deadline = time.monotonic() + seconds
        while not (found := ready()):
            self.assertLess(time.monotonic(), deadline, f"{what}\n{self.queue()}\n{self.logs()}")
            self.hurry()
            time.sleep(0.1)
        return found

    def queue(self):
        return self.cluster.run("squeue", "--noheader", "--array", "--format=%i %T %r").stdout

    def hurry(self):
        """A task that was requeued waits two minutes unless it is told to start now; told within the
        same seconds, slurmd takes it for the task that it has just ended."""
        for line in self.queue().splitlines():
            job, _, reason = line.split(maxsplit=2)
            waiting = reason == "BeginTime"
            since = self.waiting_since.setdefault(job, time.monotonic()) if waiting else time.monotonic()
            if waiting and time.monotonic() - since > SETTLED:
                self.cluster.run("scontrol", "update", f"jobid={job}", "starttime=now")

    def logs(self):
        return "\n".join(f"--- {log.name}\n{log.read_text(errors='replace')}"
                         for log in sorted(self.done.glob("slurm/*.log"))) + self.cluster.logs()

    def runner(self, array, task):
        """The samspill of this task, while it runs."""
        for entry in pathlib.Path("/proc").iterdir():
            try:
                words = (entry / "environ").read_bytes().split(b"\0") if entry.name.isdigit() else []
                if (f"SLURM_ARRAY_JOB_ID={array}".encode() in words and f"SLURM_ARRAY_TASK_ID={task}".encode() in words
                        and os.readlink(entry / "exe") == os.path.realpath(SAMSPILL)):
                    return int(entry.name)
            except OSError:
                continue  # gone, or a kernel's
        return None

    def test_the_readmes_commands_work_as_they_are_written(self):
        commands = ReadMe().commands
        self.assertGreaterEqual(len(commands), 5)
        self.done = self.folder / "small"
        environment = {**self.cluster.environment,
                       "PATH": f"{pathlib.Path(SAMSPILL).parent}{os.pathsep}{self.cluster.environment['PATH']}"}
        for command in commands:
            command = command.replace("/shared/me", shlex.quote(str(self.folder)))
            done = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True,
                                  timeout=120, check=False)
            self.assertEqual(done.returncode, 0, f"{command}\n{done.stderr}\n{self.logs()}")
            if "sweep submit" in command and "--dry-run" not in command:
                self.until("all have ended", lambda: not self.queue())
        self.assertTrue(status(self.done)["complete"], self.logs())
        self.assertTrue((self.done / "merged.h5").exists(), self.logs())

    def test_a_sweep_survives_its_tasks_being_killed_requeued_and_cancelled(self):
        # Eight shards; this cluster's arrays have four tasks at most, so that each gets two of them.
        array, merge = self.submit(self.sweep, "-o", self.done, "--shards", 8, "--requeues", 2)
        self.assertEqual(sorted((self.done / "slurm").glob("*.sh"))[0].name, "array.sh")

        os.kill(self.until("task 0 runs", lambda: self.runner(array, 0)), signal.SIGKILL)
        # What Slurm sends to the script, and to it alone, before the time limit.
        os.kill(parent_of(self.until("task 1 runs", lambda: self.runner(array, 1))), signal.SIGUSR1)
        self.until("task 2 runs", lambda: self.runner(array, 2))
        self.cluster.run("scancel", f"{array}_2", check=True)
        self.until("all have ended", lambda: not self.queue())

        logs = self.logs()
        self.assertIn("was ended from outside (exit code 137); sending this task again (1 of 2)", logs)
        self.assertIn("the time limit is near; sending this task again (1 of 2)", logs)
        self.assertIn("Not merged.", (self.done / f"slurm/merge-{merge}.log").read_text())
        before = status(self.done)
        self.assertFalse(before["complete"])
        self.assertGreater(before["done"], 100, logs)

        # Sent again as its log says: only what is missing is done, and the merge succeeds.
        again = self.cluster.run("sh", self.done / "slurm" / "submit.sh", check=True).stdout.split()
        self.until("all have ended", lambda: not self.queue())
        self.assertTrue((self.done / "merged.h5").exists(), self.logs())
        self.assertNotIn("Not merged", (self.done / f"slurm/merge-{again[1]}.log").read_text())
        after = status(self.done)
        self.assertTrue(after["complete"])
        self.assertEqual(after["runs"], 200)

        local = samspill("sweep", "run", self.sweep, "-o", self.folder / "local", "--quiet")
        self.assertEqual(local.returncode, 0, local.stderr)
        self.assertEqual(after["digest"], status(self.folder / "local")["digest"])

        nothing = samspill("sweep", "submit", self.done, env=self.cluster.environment)
        self.assertIn("nothing is sent", nothing.stdout)


if __name__ == "__main__":
    reason = slurm_cluster.missing()
    if "OnSlurm" in sys.argv and reason:
        print(f"skipped: {reason}")
        sys.exit(SKIPPED)
    unittest.main()
