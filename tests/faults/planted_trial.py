#!/usr/bin/env python3
"""Are the tests any good? Faults are planted into a copy of the sources, one at a time: a test must fail.

planted/NN_NAME.patch says what is planted, what must be built and which tests should catch it (a
regular expression of ctest's); when none of them does, all tests have their turn. The short form only
tries whether all patches still fit the sources. The copy and its build stay in build/planted.
Usage: see trial.py; names of patches after the options choose some.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from trial import Trial

FOLDERS = ("sim", "tools", "tests", "scenarios", "viz")
FILES = ("CMakeLists.txt", "CMakePresets.json", "README.md", "CHANGELOG.md", "LICENSE")


class Patch:
    def __init__(self, path):
        self.path, self.name = path, path.stem
        text = path.read_text(encoding="utf-8")
        self.told = dict(re.findall(r"^(Planted|Builds|Caught by): (.+)$", text.split("diff --git")[0], re.M))
        self.files = re.findall(r"^\+\+\+ b/(.+)$", text, re.M)

    def apply(self, folder, *options):
        """git apply; it needs no repository, and must not find one that the copy lies in."""
        environment = dict(os.environ, GIT_CEILING_DIRECTORIES=str(folder.parent))
        return subprocess.run(["git", "apply", *options, str(self.path)], cwd=folder, env=environment, check=False,
                              capture_output=True, text=True)


def copy_sources(root, target):
    """What differs only, so that what is built stays built."""
    def copy(source, copied):
        if not copied.exists() or source.read_bytes() != copied.read_bytes():
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copied)

    wanted = [root / name for name in FILES if (root / name).exists()]
    for folder in FOLDERS:
        wanted += [path for path in (root / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    names = {path.relative_to(root) for path in wanted}
    for folder in FOLDERS:
        for path in (target / folder).rglob("*"):
            if path.is_file() and path.relative_to(target) not in names:
                path.unlink()
    for path in wanted:
        copy(path, target / path.relative_to(root))


class Copy:
    """The copy of the sources with a build of its own."""

    def __init__(self, root, folder):
        self.root, self.folder, self.build = root, folder, folder / "build/release"
        copy_sources(root, folder)
        self.done("cmake", "--preset", "release", "-DSAMSPILL_VIEWER=OFF", "-DSAMSPILL_BENCH=OFF", "-DSAMSPILL_TESTS=ON")

    def done(self, *command):
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, errors="replace", check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}: {(done.stdout + done.stderr)[-3000:]}")

    def make(self, targets):
        self.done("cmake", "--build", str(self.build), "--target", *targets)

    def failing(self, *selection):
        """Names of the tests that fail; None when there are none to run."""
        done = subprocess.run(["ctest", "--test-dir", str(self.build), "--timeout", "900", "-E",
                               "trust_planted", *selection], cwd=self.folder,
                              capture_output=True, text=True, errors="replace", check=False)
        if "No tests were found" in done.stdout + done.stderr:
            return None
        # A test of a program that was not built counts as not run, not as failed.
        return [name for name, how in re.findall(r"^\s*\d+ - (.+) \((.+)\)$", done.stdout, re.M) if how != "Not Run"]

    def restore(self, patch):
        for name in patch.files:
            shutil.copy(self.root / name, self.folder / name)


def plant(trial, copy, patch):
    applied = patch.apply(copy.folder)
    if applied.returncode != 0:
        trial.check("a planted fault is caught by a test", False, f"{patch.name}: does not apply: {applied.stderr}")
        return
    try:
        copy.make([*patch.told["Builds"].split(), "samspill", "trials"])
        caught = copy.failing("-R", patch.told["Caught by"])
        where = "the tests that should"
        for selection in (("-LE", "faults"), ("-L", "faults")) if not caught else ():
            copy.make(["all"])
            caught, where = copy.failing(*selection), "another test"
            if caught:  # what fails without the fault as well has not caught it
                copy.restore(patch)
                copy.make(["all"])
                always = copy.failing(*selection)
                caught = [name for name in caught if name not in always]
                patch.apply(copy.folder)
            if caught:
                break
        trial.check("a planted fault is caught by a test", bool(caught), f"{patch.name}: {patch.told['Planted']}")
        print(f"{patch.name}: {patch.told['Planted']}\n    caught by {where}: {', '.join((caught or ['nothing'])[:4])}"
              f"{' and others' if len(caught or []) > 4 else ''}", flush=True)
    finally:
        copy.restore(patch)


def main():
    trial = Trial("planted", sys.argv[1:])
    patches = [Patch(path) for path in sorted((trial.root / "tests/faults/planted").glob("*.patch"))]
    chosen = [word for word in sys.argv[4:] if not word.startswith("--") and not word.isdigit()]
    patches = [patch for patch in patches if not chosen or any(word in patch.name for word in chosen)]
    trial.check("there are 23 planted faults", chosen or len(patches) >= 23, f"{len(patches)}")
    if shutil.which("git") is None:
        print("git is not installed: no patch was tried")
        trial.check("patches can be applied", False, "git is missing")
        trial.end()
    with tempfile.TemporaryDirectory() as temporary:
        place = pathlib.Path(temporary)
        for patch in patches:
            for name in patch.files:
                (place / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(trial.root / name, place / name)
            fits = patch.apply(place, "--check")
            trial.check("a patch says what it plants and who should catch it",
                        all(key in patch.told for key in ("Planted", "Builds", "Caught by")) and patch.files, patch.name)
            trial.check("a patch still fits the sources", fits.returncode == 0, f"{patch.name}: {fits.stderr}")
    if trial.long:
        folder = trial.root / "build/planted"
        folder.mkdir(parents=True, exist_ok=True)
        copy = Copy(trial.root, folder)
        for patch in patches:
            plant(trial, copy, patch)
    trial.end()


main()
