#!/usr/bin/env python3
"""Every call with which samspill writes a file fails in turn: never success, always a clear message.

What is tried: run, run with checkpoints, run --save-state, compare, report, sweep run, sweep merge,
each with errors of the disk and of the system, with writes that take less than asked, on a full file
system, on one that may only be read, and with too few files that may be open. Files that were there before keep every byte; what goes on afterwards ends right. Usage:
see trial.py.
"""

import hashlib
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile

import h5py

from trial import SMALL_RUN, SMALL_SWEEP, Trial

SMALL = (*SMALL_RUN, "--replicates", 2)
ERRORS = ("EIO", "ENOSPC", "EROFS", "EACCES", "EMFILE")
WORDS = {"EIO": "Input/output error", "ENOSPC": "No space left", "EROFS": "Read-only file system",
         "EACCES": "Permission denied", "EMFILE": "Too many open files"}


class Command:
    """A command that writes; `out` is the file or folder that it makes."""

    def __init__(self, name, arguments, out, resume=(), needs=None):
        self.name, self.arguments, self.out, self.resume, self.needs = name, arguments, out, resume, needs


def commands(folder, scenario, sweep):
    """All of them; those that need another's files come with its arguments."""
    out = folder / "out.h5"
    compared = ("compare", scenario, scenario.parent / "shock.toml", *SMALL, "--set", "places.regions=[\"Hallingdal\"]")
    sweeping = ("sweep", "run", sweep, "-o", folder / "sweep", "--quiet", "--threads", 1, "--tries", 1000000)
    yield Command("run", ("run", scenario, *SMALL, "-o", out), out)
    yield Command("run --save-state", ("run", scenario, *SMALL, "-o", out, "--save-state", 3), out)
    yield Command("run --checkpoint-every", ("run", scenario, *SMALL, "-o", out, "--checkpoint-every", 7), out,
                  ("--resume",))
    yield Command("compare", (*compared, "-o", out, "--report", folder / "page.html"), out)
    yield Command("sweep run", sweeping, folder / "sweep", ())
    yield Command("sweep merge", ("sweep", "merge", folder / "sweep", "-o", out), out, (), sweeping)


def contents(path):
    """Hash of a file, or of all files of a folder; None when there is none."""
    if path.is_dir():
        return {str(file.relative_to(path)): contents(file) for file in sorted(path.rglob("*")) if file.is_file()}
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None


def numbers_of(path):
    """All numbers, texts and attributes of an HDF5 file, or of all files of a folder, but for what tells equal runs
    apart."""
    if path.is_dir():
        return sorted(numbers_of(file) for file in path.rglob("*.h5"))
    found = []

    def visit(name, thing):
        if name.startswith("provenance"):
            return
        found.append((name, sorted((key, repr(value)) for key, value in thing.attrs.items()
                                   if not key.startswith(("DIMENSION", "REFERENCE")))))
        if isinstance(thing, h5py.Dataset):
            found[-1] += (hashlib.sha256(repr(thing[()].tolist()).encode()).hexdigest(),)

    with h5py.File(path, "r") as file:
        found.append(sorted((key, repr(value)) for key, value in file.attrs.items()))
        file.visititems(visit)
    return repr(found)


def earlier_result(trial, folder, make, made={}):
    """What the command writes, once: it may take the place of its own results and of nothing else."""
    name = make(folder).name
    if name not in made:
        with tempfile.TemporaryDirectory(dir=folder) as temporary:
            command = make(pathlib.Path(temporary))
            for arguments in (command.needs, command.arguments):
                if arguments:
                    done = trial.run(*arguments)
                    assert done.returncode == 0, done.stderr
            made[name] = command.out.read_bytes()
    return made[name]


class Disturbed:
    """One command under every fault."""

    def __init__(self, trial, folder, make, chance):
        self.trial, self.folder, self.make, self.chance = trial, folder, make, chance

    def fresh(self):
        """An empty folder with the command's needs met, and a file of an earlier run under the name it writes to."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        command = self.make(self.folder)
        if command.needs:
            self.trial.run(*command.needs)
        if command.out.suffix == ".h5":
            command.out.write_bytes(earlier_result(self.trial, self.folder.parent, self.make))
        return command, contents(command.out)

    def calls(self):
        """Every call that an undisturbed command makes on its own files: (kind, position among its kind, path)."""
        command, _ = self.fresh()
        log = self.folder.parent / "calls.log"
        log.unlink(missing_ok=True)
        done = self.trial.run(*command.arguments, fault=f"any *{self.folder.name}/* 1000000 kill", log=log)
        assert done.returncode == 0, done.stderr
        counts, calls = {}, []
        for line in log.read_text(encoding="utf-8").splitlines():
            _, kind, path = line.split(maxsplit=2)
            counts[kind] = counts.get(kind, 0) + 1
            calls.append((kind, counts[kind], path.split(self.folder.name)[1]))
        return calls

    def fail_at(self, kind, position, path, error):
        command, before = self.fresh()
        fault = f"{kind} *{self.folder.name}/* {position} {error}"
        done = self.trial.run(*command.arguments, fault=fault)
        story = f"{command.name} under {fault} ({path}): exit {done.returncode}: {done.stderr.strip()[-400:]}"
        if error == "short":
            self.trial.check("a short write is made good or refused",
                             done.returncode in (1, 2) or done.returncode == 0 and self.is_whole(command), story)
        elif done.returncode == 0:
            # HDF5 may have written it at a second try; a lock or a note for others may be missing.
            self.trial.check("a failing call is success only when nothing is missing",
                             numbers_of(command.out) == self.undisturbed_numbers(), story)
        else:
            self.trial.check("a failing call ends with exit code 1, 2 or 75", done.returncode in (1, 2, 75), story)
            self.trial.check("the message names the file", self.folder.name in done.stderr, story)
            self.trial.check("the message names the cause", WORDS[error] in done.stderr, story)
        if done.returncode != 0 and command.out.suffix == ".h5":
            # States and pages are written after the results, which then are there, and the message says so.
            new = re.search("results of the (run|comparison) are whole in", done.stderr) and numbers_of(command.out) == self.undisturbed_numbers()
            self.trial.check("an earlier file keeps every byte", contents(command.out) == before or new, story)
        left = [path.name for path in self.folder.rglob("*.part") if "checkpoints" not in str(path)]
        self.trial.check("no half file is left behind", not left or kind == "unlink", f"{story}: {left}")
        again = self.trial.run(*command.arguments, *(command.resume if done.returncode != 0 else ()))
        if done.returncode == 0 and command.resume:
            return
        self.trial.check("it goes on, or begins again, to its end", again.returncode == 0,
                         f"{story}; again: exit {again.returncode}: {again.stderr}")
        self.trial.check("with the right result", self.digest(command) == self.undisturbed(),
                         f"{story}; {self.digest(command)}")

    def is_whole(self, command):
        """Whether a command that says so has indeed done all."""
        return numbers_of(command.out) == self.undisturbed_numbers() and self.digest(command) == self.undisturbed()

    def digest(self, command):
        if command.out.is_dir():
            status = self.trial.answer("sweep", "status", command.out)
            return status["digest"] if status else None
        told = self.trial.answer("info", command.out)
        return told.get("digest") if told else None

    def undisturbed_numbers(self):
        self.undisturbed()
        return self.right_numbers

    def undisturbed(self):
        if not hasattr(self, "right"):
            kept = self.folder
            self.folder = self.folder.with_name("right")
            command, _ = self.fresh()
            self.trial.run(*command.arguments)
            self.right = self.digest(command)
            self.right_numbers = numbers_of(command.out)
            self.folder = kept
        return self.right

    def all(self, most):
        calls = self.calls()
        self.undisturbed()
        chosen = calls if len(calls) <= most else self.chance.sample(calls, most)
        for kind, position, path in chosen:
            errors = ERRORS if self.trial.long else (self.chance.choice(ERRORS),)
            for error in errors + (("short",) if kind == "write" else ()):
                self.fail_at(kind, position, path, error)


def full_disk(trial, folder, make):
    """A file system of so few bytes that the command cannot end: a small tmpfs where that may be mounted."""
    folder.mkdir(exist_ok=True)
    command = make(folder)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={16 if command.out.suffix != '.h5' else 64}k", "tmpfs", folder], capture_output=True, check=False).returncode:
        print("full disk: no file system may be mounted here; a limit on the size of files instead")
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
    else:
        limit = None
    try:
        done = trial.run(*command.arguments, limit=limit)
        story = f"{command.name}: exit {done.returncode}: {done.stderr.strip()[-400:]}"
        trial.check("a full disk is never success", done.returncode in (1, 2, 75), story)
        trial.check("a full disk is told with the file", folder.name in done.stderr, story)
        trial.check("a full disk leaves no file under its name", not command.out.is_file(), story)
    finally:
        if limit is None:
            subprocess.run(["umount", folder], check=False)


def read_only(trial, folder, make):
    """A file system that has become read-only, with an earlier result on it."""
    folder.mkdir(exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True, check=False).returncode:
        print("read-only: no file system may be mounted here")
        return
    try:
        command = make(folder)
        if command.out.suffix == ".h5":
            command.out.write_bytes(earlier_result(trial, folder.parent, make))
        before = contents(command.out)
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        done = trial.run(*command.arguments)
        story = f"{command.name}: exit {done.returncode}: {done.stderr.strip()[-400:]}"
        trial.check("a read-only disk is never success", done.returncode in (1, 2), story)
        trial.check("a read-only disk is told with file and cause",
                    folder.name in done.stderr and WORDS["EROFS"] in done.stderr, story)
        trial.check("a read-only disk keeps every byte", contents(command.out) == before, story)
    finally:
        subprocess.run(["umount", folder], check=False)


def few_files(trial, folder, make):
    """So few files may be open that the command cannot begin, then one more, until it comes to its end."""
    for most in range(4, 40):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        command = make(folder)
        done = trial.run(*command.arguments, limit=lambda most=most: resource.setrlimit(resource.RLIMIT_NOFILE, (most, most)))
        story = f"{command.name} with {most} files: exit {done.returncode}: {done.stderr.strip()[-400:]}"
        if done.returncode == 0:
            trial.check("with enough files a command comes to its end", contents(command.out) is not None, story)
            return
        # Below that the loader finds no libraries: the program has not begun.
        if "error while loading shared libraries" in done.stderr:
            continue
        trial.check("too few files end with exit code 1 or 2", done.returncode in (1, 2), story)
        trial.check("too few files are told as such", WORDS["EMFILE"] in done.stderr, story)
        trial.check("too few files leave none under its name", not command.out.is_file(), story)
    trial.check("with enough files a command comes to its end", False, story)


def main():
    trial = Trial("disk", sys.argv[1:])
    chance = random.Random(trial.seed)
    scenario = trial.root / "scenarios/hallingdal.toml"
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        sweep = folder / "sweep.toml"
        sweep.write_text(SMALL_SWEEP.format(title="Disturbed", scenario=scenario), encoding="utf-8")
        for number in range(len(list(commands(folder, scenario, sweep)))):
            make = lambda place, number=number: list(commands(place, scenario, sweep))[number]
            Disturbed(trial, folder / "disturbed", make, chance).all(80 if trial.long else 14)
            if not make(folder).needs:
                full_disk(trial, folder / f"full{number}", make)
                read_only(trial, folder / f"read_only{number}", make)
                few_files(trial, folder / f"few{number}", make)
    trial.end()


main()
