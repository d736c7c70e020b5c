"""Follows "To add a panel" of viz/README.md on a copy of the viewer's sources, and counts what it touches.
Usage: panel_test.py BUILD. What is not in its way is linked as it was built."""

import filecmp
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

from scratch import commands_by_source

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else ROOT / "build" / "ci"
LISTS_PANELS = re.compile(r"\b(all_panels|panel_names|panel_keys|SAMSPILL_PANELS)\b")

# Draws the panel as the window would, without one, and writes what is listed of it.
DRIVER = """
#include <cstdio>
#include "viz/screen.h"
#include "viz/worlds.h"
using namespace samspill::viz;
int main()
{
    ViewState state;
    state.panel = all_panels.back();
    state.week = 30;
    test::Sample& sample = test::one_world();
    sample.meet(state);
    test::Screen screen;
    const PanelParts& panel = parts_of(state.panel);
    screen.press("queues/place", panel.draw, state, sample.shown);
    screen.press("queues/place/office/1", panel.draw, state, sample.shown);
    std::printf("%s %c %s|%s %d\\n%s", name_of(state.panel), key_of(state.panel), panel.title.en, panel.title.no,
                state.place.index, table_of(state.panel, state, sample.shown).c_str());
}
"""


def recipe():
    """The row and the folder's file as the document has them."""
    text = (ROOT / "viz/README.md").read_text(encoding="utf-8")
    part = text.split("## To add a panel\n")[1].split("\n## ")[0]
    row = re.search(r"^PANEL\((\w+), '.'\)$", part, re.M)
    file = re.search(r"`(panels/\w+/panel\.cpp)`", part)
    return row.group(0), row.group(1), file.group(1), re.search(r"```cpp\n(.*?)```", part, re.S).group(1)


def with_row(text, row):
    """The list of viz/state/panel.h with a row more at its end."""
    begin = text.index("#define SAMSPILL_PANELS(PANEL)")
    end = text.index("\n\n", begin)
    return text[:end] + " \\\n    " + row + text[end:]


def differing(old, new):
    """Paths below both folders that are not the same, of files in either."""
    paths = {path.relative_to(folder) for folder in (old, new) for path in folder.rglob("*") if path.is_file()}
    return {path.as_posix() for path in paths
            if not (old / path).exists() or not (new / path).exists() or not filecmp.cmp(old / path, new / path, False)}


class Copy:
    """The viewer's sources, compiled as the build compiles those of the checkout."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(ROOT / "viz", folder / "viz")
        self.commands = commands_by_source(BUILD)

    def follow(self):
        row, name, file, text = recipe()
        rows = self.folder / "viz/state/panel.h"
        rows.write_text(with_row(rows.read_text(encoding="utf-8"), row), encoding="utf-8")
        self.panel = self.folder / "viz" / file
        self.panel.parent.mkdir()
        self.panel.write_text(text, encoding="utf-8")
        self.name = name

    def compile(self, source, *instead):
        """A source of the copy, as its neighbour of the checkout is compiled; the process, and the object if any."""
        like = self.commands[ROOT / "viz/panels/panels.cpp"]
        words = shlex.split(like["command"])
        at = words.index("-o")
        del words[at:at + 2]
        words = [word for word in words if word != "-c" and not word.endswith((".cpp", ".cxx"))]
        made = source.with_suffix(".o")
        how = list(instead) or ["-c", "-o", str(made)]
        return subprocess.run([words[0], f"-I{self.folder}", f"-I{ROOT / 'tests'}", *words[1:], *how, str(source)], cwd=like["directory"],
                              capture_output=True, text=True, check=False), made

    def refusal(self, source):
        """What the compiler says of a source that it must refuse."""
        done, _ = self.compile(source, "-fsyntax-only")
        return done.stderr if done.returncode else ""

    def link(self, objects):
        """A program of objects of the copy and, for all else, of the libraries that the build made."""
        commands = subprocess.run(["ninja", "-C", str(BUILD), "-t", "commands", "bin/samspill-view"], check=True,
                                  capture_output=True, text=True).stdout
        linking = [line for line in commands.splitlines() if "-o bin/samspill-view" in line][-1]
        words = shlex.split(linking.split("&&")[1])
        first = next(i for i, word in enumerate(words) if word.endswith(".o"))
        words = [word for word in words if not word.endswith(".o")]
        words[first:first] = [str(path) for path in objects]
        program = self.folder / "program"
        words[words.index("bin/samspill-view")] = str(program)
        return subprocess.run(words, cwd=BUILD, capture_output=True, text=True, check=False), program


class PanelRecipe(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.copy = Copy(pathlib.Path(self.temporary.name).resolve())
        self.copy.follow()

    def tearDown(self):
        self.temporary.cleanup()

    def compiled(self, source):
        done, made = self.copy.compile(source)
        self.assertEqual(done.returncode, 0, done.stderr)
        return made

    def test_takes_a_row_and_a_folder_and_is_in_every_list(self):
        self.assertEqual(differing(ROOT / "viz", self.copy.folder / "viz"),
                         {"state/panel.h", self.copy.panel.relative_to(self.copy.folder / "viz").as_posix()})
        driver = self.copy.folder / "driver.cpp"
        driver.write_text(DRIVER, encoding="utf-8")
        without = [self.compiled(path) for path in (driver, self.copy.folder / "viz/panels/panels.cpp")]
        done, _ = self.copy.link(without)
        self.assertIn(f"panels::{self.copy.name}", done.stderr)  # a row without a folder

        done, program = self.copy.link([*without, self.compiled(self.copy.panel)])
        self.assertEqual(done.returncode, 0, done.stderr)
        done = subprocess.run([program], cwd=self.copy.folder, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        told, *table = done.stdout.splitlines()
        self.assertEqual(told, "queues 0 Queues|Køer 1")
        self.assertEqual(len(table), 2)
        self.assertIn("waiting (persons)", table[0])

    def test_everything_that_lists_panels_takes_one_more(self):
        lists = [path for path in sorted((self.copy.folder / "viz/app").rglob("*.cpp"))
                 if LISTS_PANELS.search(path.read_text(encoding="utf-8"))]
        self.assertGreater(len(lists), 3)
        for path in lists:
            with self.subTest(source=path.name):
                self.assertEqual(self.copy.refusal(path), "")

    def test_does_not_compile_when_something_is_forgotten(self):
        rows, panel = self.copy.folder / "viz/state/panel.h", self.copy.panel
        whole = panel.read_text(encoding="utf-8")
        self.assertEqual(self.copy.refusal(panel), "")
        for said, left in (("::needs", r", \.needs = \w+"), ("::table", r", \.table = \w+"),
                           ("::draw", r" \.draw = \w+,"), ("PanelTitle", r"\.title = \{[^}]*\}, "),
                           ("PanelTitle", r', "Køer"')):
            with self.subTest(without=left):
                text = re.sub(left, "", whole)
                self.assertNotEqual(text, whole)
                panel.write_text(text, encoding="utf-8")
                self.assertIn(said, self.copy.refusal(panel))
        panel.write_text(whole, encoding="utf-8")
        with self.subTest(key="taken"):
            text = rows.read_text(encoding="utf-8")
            rows.write_text(text.replace("PANEL(queues, '0')", "PANEL(queues, '1')"), encoding="utf-8")
            self.assertIn("each panel has a key of its own", self.copy.refusal(panel))
        with self.subTest(row="none"):
            shutil.copyfile(ROOT / "viz/state/panel.h", rows)
            self.assertIn("queues", self.copy.refusal(panel))


if __name__ == "__main__":
    unittest.main()
