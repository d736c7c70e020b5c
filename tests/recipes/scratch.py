"""A scratch copy of the sources, in which a recipe of "How to add" is followed.

Only what a test asks for is compiled, with the flags of the build that the test belongs to; what does not hold
what was added is linked from that build's libraries.
"""

import filecmp
import json
import pathlib
import re
import shlex
import shutil
import subprocess
import tempfile

FOLDERS = ("sim", "viz")


def commands_by_source(build):
    """How the build compiles each source, alone or in a unit with others: entries of compile_commands.json by path."""
    commands = {}
    for entry in json.loads((pathlib.Path(build) / "compile_commands.json").read_text(encoding="utf-8")):
        file = pathlib.Path(entry["file"])
        unit = file.parent.name == "Unity"
        sources = re.findall(r'^#include "(.*)"$', file.read_text(encoding="utf-8"), re.M) if unit else [str(file)]
        commands.update({pathlib.Path(source): entry for source in sources})
    return commands


class Scratch:
    def __init__(self, root, build):
        self.root, self.build = pathlib.Path(root), pathlib.Path(build)
        self.folder = tempfile.TemporaryDirectory()
        self.copy = pathlib.Path(self.folder.name)
        for name in FOLDERS:
            shutil.copytree(self.root / name, self.copy / name)
        self.commands = {source: shlex.split(entry["command"]) for source, entry in commands_by_source(build).items()}

    def close(self):
        self.folder.cleanup()

    def replace(self, path, old, new):
        """Changes one place of a file; what stands there must stand there once."""
        file = self.copy / path
        text = file.read_text()
        assert text.count(old) == 1, f"{path}: {old!r} stands there {text.count(old)} times"
        file.write_text(text.replace(old, new))

    def touched(self):
        """The files that are not as they were, or are new."""
        paths = [path for name in FOLDERS for path in (self.copy / name).rglob("*") if path.is_file()]
        def same(path):
            before = self.root / path.relative_to(self.copy)
            return before.is_file() and filecmp.cmp(before, path, shallow=False)
        return sorted(str(path.relative_to(self.copy)) for path in paths if not same(path))

    def _flags(self, like):
        """Those that a source of the build is compiled with, for the scratch copy."""
        flags = []
        words = iter(self.commands[self.root / like])
        next(words)
        for word in words:
            if word in ("-o", "-c"):
                next(words)
            elif word not in ("-Werror",) and not word.startswith(("-O", "-M", "@")):
                flags.append(word.replace(str(self.root), str(self.copy)))
        return flags

    def _compile(self, like, *more):
        command = [self.commands[self.root / like][0], *self._flags(like), "-O0", "-Werror", *more]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def mistakes(self, path):
        """What the compiler says to a source of the scratch copy; empty: it takes it."""
        return self._compile(path, "-fsyntax-only", str(self.copy / path)).stderr

    def run(self, text, like, libraries):
        """Compiles and runs a program that may include what `like` includes; what it prints."""
        source, program = self.copy / "program.cpp", self.copy / "program"
        source.write_text(text)
        built = self._compile(like, str(source), "-o", str(program), *libraries)
        source.unlink()
        assert built.returncode == 0, built.stderr
        ran = subprocess.run([str(program)], capture_output=True, text=True, check=True)
        program.unlink()
        return ran.stdout
