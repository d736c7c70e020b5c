"""The real window on an X server of the test's own: opened, played, dragged, pinned, compared, saved, given a
damaged file; the workshop from its first step to its last; and pictures without a display.
Usage: xvfb_test.py SAMSPILL. With SAMSPILL_XVFB_PICTURES=FOLDER the pictures are kept there, to be looked at."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

import matplotlib.image
import numpy as np

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
PATIENCE = 100.0  # seconds for something to appear: only a hang takes as long

SCENARIO = """title = "Liten ås"
question = "Does the window work?"
[run]
weeks = 80
burn_in = 20
[observation]
from = -8
[[region]]
name = "Ås"
centre_positions = 0.3
[[region.office]]
name = "Øvre"
inhabitants = 5000
[[region.office]]
name = "Nedre"
inhabitants = 3000
[[wave]]
week = 10
offices = "all"
intensity = 2
project_hours = 20
"""


def start_display(folder):
    """An X server on a display that is free, its pixels in a file; returns the process and the display's name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-fbdir", str(folder)],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    if not number:
        server.wait()
        raise RuntimeError("Xvfb does not start")
    return server, f":{number}"


def display_pixels(folder):
    """What the display shows (the X server's own file, XWD): height x width x red, green, blue."""
    data = (folder / "Xvfb_screen0").read_bytes()
    header = np.frombuffer(data, ">u4", 25)
    width, height, line, colours = (int(header[i]) for i in (4, 5, 12, 19))
    begin = int(header[0]) + 12 * colours
    rows = np.frombuffer(data, np.uint8, height * line, begin).reshape(height, line)
    return rows[:, :4 * width].reshape(height, width, 4)[:, :, 2::-1]


def stop(process):
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Window:
    """The program in its window, driven by the names of its controls."""

    def __init__(self, display, folder, *arguments):
        self.marks_path = folder / "marks.json"
        self.marks_path.unlink(missing_ok=True)
        self.environment = dict(os.environ, DISPLAY=display, SAMSPILL_VIEW_MARKS=str(self.marks_path),
                                LIBGL_ALWAYS_SOFTWARE="1", LC_ALL="C.UTF-8", XDG_STATE_HOME=str(folder / "state"))
        self.log = open(folder / "log.txt", "w+", encoding="utf-8")
        sized = [] if "--width" in arguments else ["--width", "1280", "--height", "800"]
        spoken = [] if "--language" in arguments else ["--language", "en"]
        self.process = subprocess.Popen([PROGRAM, "view", *sized, *spoken, *arguments],
                                        cwd=folder, env=self.environment, stdout=self.log, stderr=self.log)
        self.wait("the window", lambda told: told["marks"])
        # Without a window manager nobody gives the window the keyboard.
        self.id = self.xdotool("search", "--sync", "--pid", str(self.process.pid)).split()[-1]
        self.xdotool("windowfocus", self.id)

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.environment, check=True, timeout=PATIENCE,
                              capture_output=True, text=True).stdout

    def told(self):
        try:
            return json.loads(self.marks_path.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return {"state": {}, "marks": {}, "pointer": None, "pressed": None, "keys": None}

    def wait(self, what, condition):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            told = self.told()
            if condition(told):
                return told
            if self.process.poll() is not None:
                self.log.seek(0)
                raise AssertionError(f"{what}: the program ended with {self.process.returncode}: {self.log.read()}")
            time.sleep(0.05)
        raise AssertionError(f"{what} does not come; state {self.told()['state']}, marks {list(self.told()['marks'])}")

    def wait_for(self, mark):
        return self.wait(mark, lambda told: mark in told["marks"])["marks"][mark]

    def point(self, mark, across=0.5):
        """Puts the pointer on a control, and again when the control has moved meanwhile."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            place = self.wait_for(mark)
            x, y = round(place[0] + (place[2] - place[0]) * across), round((place[1] + place[3]) / 2)
            self.xdotool("mousemove", "--window", self.id, str(x), str(y))
            told = self.wait("the pointer", lambda told: told["pointer"] == [x, y] or told["marks"].get(mark) != place)
            if told["marks"].get(mark) == place:
                return
        raise AssertionError(f"{mark} does not stand still")

    def button(self, down):
        self.xdotool("mousedown" if down else "mouseup", "1")
        self.wait("the button", lambda told: told["pressed"] == down)

    def press(self, mark):
        self.point(mark)
        self.button(True)
        self.button(False)

    def drag(self, mark, start, end):
        self.point(mark, start)
        self.button(True)
        for i in range(1, 4):
            self.point(mark, start + (end - start) * i / 3)
        self.button(False)

    def key(self, action, name, down):
        self.xdotool(action, name)
        self.wait(f"{action} {name}", lambda told: told["keys"] == down)

    def strike(self, *names):
        """Keys down and up again, each for some milliseconds: faster than frames are drawn. GLFW itself takes one key
        twice within 20 ms for one that is held down, unless another stands between them, and two presses of the same
        millisecond for one."""
        self.xdotool("key", "--delay", "8", *[key for name in names for key in (name, "F9")])

    def chord(self, letter):
        """Ctrl and a letter, each seen before the next."""
        self.key("keydown", "ctrl", 1)
        self.key("keydown", letter, 2)
        self.key("keyup", letter, 1)
        self.key("keyup", "ctrl", 0)

    def tap(self, name):
        """A key and back up."""
        self.key("keydown", name, 1)
        self.key("keyup", name, 0)

    def quit(self):
        self.key("keydown", "ctrl", 1)
        self.xdotool("keydown", "q")
        code = self.process.wait(PATIENCE)
        self.xdotool("keyup", "q", "keyup", "ctrl")
        return code

    def enter(self, mark, text):
        self.press(mark)
        self.chord("a")
        self.xdotool("type", "--delay", "20", text)

    def end(self):
        if self.process.poll() is None:
            stop(self.process)
        self.log.close()


def parts_in_use(path):
    """Of 8 x 8 parts of a picture, those in which more than two colours are."""
    return parts_of((matplotlib.image.imread(path)[:, :, :3] * 255).astype(np.uint32))


def parts_of(pixels):
    pixels = pixels.astype(np.uint32)
    codes = pixels[:, :, 0] << 16 | pixels[:, :, 1] << 8 | pixels[:, :, 2]
    height, width = codes.shape[0] // 8, codes.shape[1] // 8
    return sum(len(np.unique(codes[r * height:(r + 1) * height, c * width:(c + 1) * width])) > 2
               for r in range(8) for c in range(8))


class ViewWindow(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="samspill-view-"))
        cls.server, cls.display = start_display(cls.folder)
        (cls.folder / "small.toml").write_text(SCENARIO, encoding="utf-8")
        subprocess.run([PROGRAM, "run", "small.toml", "-o", "small.h5", "--replicates", "2", "--quiet"],
                       cwd=cls.folder, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)
        whole = (cls.folder / "small.h5").read_bytes()
        (cls.folder / "cut.h5").write_bytes(whole[:len(whole) // 3])

    @classmethod
    def tearDownClass(cls):
        stop(cls.server)
        shutil.rmtree(cls.folder)

    def open(self, *arguments):
        window = Window(self.display, self.folder, *arguments)
        self.addCleanup(window.end)
        return window

    def save_as(self, window, name):
        window.enter("save/path", name)
        window.press("save/save")
        return self.saved(window, name)

    def saved(self, window, name):
        window.wait(name, lambda told: any(name in text for text in told["state"]["notices"]))
        path = self.folder / name
        if path.suffix == ".png" and (kept := os.environ.get("SAMSPILL_XVFB_PICTURES")):
            shutil.copy(path, pathlib.Path(kept) / name)
        return path

    def test_plays_and_changes_and_compares_and_saves_a_simulation(self):
        window = self.open("small.toml")
        window.press("transport/play")
        window.wait("weeks", lambda told: told["state"]["last_week"] > 20)
        window.press("transport/play")
        window.wait("a stop", lambda told: not told["state"]["playing"])

        last = window.told()["state"]["last_week"]
        window.drag("transport/scrubber", 0.2, 0.05)
        window.wait("an earlier week", lambda told: told["state"]["week"] < min(10, last))

        window.press("timeline/pin")
        window.wait("a pinned run", lambda told: told["state"]["pins"] == 1)

        window.press("window/save_picture")
        self.assertGreater(parts_in_use(self.save_as(window, "panel.png")), 15)
        window.press("notices/dismiss")
        window.wait("no message", lambda told: "notices/dismiss" not in told["marks"])
        window.press("window/save_table")
        table = self.save_as(window, "panel.csv").read_text(encoding="utf-8")
        self.assertGreater(len(table.splitlines()), 10)

        window.press("window/panel/scenario")
        window.enter("scenario/search", "labour_market.displacement")
        slider = "scenario/labour_market.displacement/slider"
        window.wait("one slider alone", lambda told: [m for m in told["marks"] if m.endswith("/slider")] == [slider])
        window.drag(slider, 0.3, 0.8)
        window.wait("a changed value", lambda told: told["state"]["changed_values"] == 1)

        self.compare(window)
        self.assertEqual(window.quit(), 0)

    def compare(self, window):
        """A second world live, changed, stepped on in both; their difference is shown, saved and not all 0."""
        window.press("window/panel/comparison")
        window.press("comparison/draft")
        window.wait("two worlds", lambda told: told["state"]["worlds"] == 2)
        told = window.wait("the scenario of the second", lambda told: told["state"]["panel"] == "scenario"
                           and "scenario/labour_market.displacement/reset" in told["marks"])
        self.assertEqual(told["state"]["changed_values"], 1)  # the first is the scenario as it was opened
        window.press("scenario/labour_market.displacement/reset")
        window.wait("no change", lambda told: told["state"]["changed_values"] == 0)
        window.chord("z")
        window.wait("the change again", lambda told: told["state"]["changed_values"] == 1)

        window.press("window/panel/comparison")
        window.wait("both to be ready", lambda told: told["state"]["last_week"] >= -1
                    and told["state"]["last_week_beside"] >= -1 and "transport/step+1" in told["marks"])
        for step in range(2):
            before = window.told()["state"]["last_week"]
            window.press("transport/step+1")
            window.wait("a step of both", lambda told: told["state"]["last_week"] == before + 1
                        and told["state"]["last_week_beside"] == before + 1)
        window.press("transport/play")
        told = window.wait("weeks of both", lambda told: min(told["state"]["last_week"],
                                                             told["state"]["last_week_beside"]) > 20)
        window.press("transport/play")
        window.wait("a stop of both", lambda told: not told["state"]["playing"])
        window.wait("their difference", lambda told: told["state"]["differences"] > 20
                    and any(mark.endswith("/difference") for mark in told["marks"]))

        window.press("window/save_table")
        rows = self.save_as(window, "compared.csv").read_text(encoding="utf-8").splitlines()
        columns = [i for i, name in enumerate(rows[0].split(",")) if name.strip('"') in ("difference", " difference")]
        self.assertTrue(columns, rows[0])
        window.press("notices/dismiss")
        window.wait("no message", lambda told: "notices/dismiss" not in told["marks"])
        window.press("window/save_picture")
        self.assertGreater(parts_in_use(self.save_as(window, "compared.png")), 15)

    def test_leads_a_workshop_from_start_to_end_in_full_screen_and_back(self):
        window = self.open("--workshop", "--language", "no", "--width", "1100", "--height", "720")
        self.assertEqual(window.told()["state"]["language"], "no")
        window.wait("a window", lambda told: told["state"]["window"] == [1100, 720])
        window.tap("F11")
        window.wait("full screen", lambda told: told["state"]["full_screen"] and told["state"]["window"] == [1280, 800])
        self.page("choose")

        # Nothing is chosen: Enter goes nowhere. A card, the keyboard's choice of the next, and on.
        window.tap("Return")
        self.assertEqual(window.told()["state"]["step"], 0)
        window.press("workshop/reform/1")
        window.tap("Left")
        window.tap("Right")
        window.press("workshop/next")
        window.wait("the second step", lambda told: told["state"]["step"] == 1)

        # Answers by click and by key, and words with Norwegian letters.
        window.press("workshop/expect/0/1")
        window.tap("Down")
        window.tap("Left")
        window.wait("two answers", lambda told: told["state"]["answered"] == 2)
        window.press("workshop/expectation")
        window.xdotool("type", "--delay", "20", "mer trykk")
        window.wait("what is typed", lambda told: told["state"]["expectation"] == "mer trykk")
        self.page("expect")
        window.press("workshop/next")
        window.wait("the third step", lambda told: told["state"]["step"] == 2)
        window.wait("both worlds", lambda told: told["state"]["worlds"] == 2 and told["state"]["last_week"] > 10
                    and told["state"]["last_week_beside"] > 10)
        for picture in range(2, -1, -1):
            window.press(f"workshop/picture/{picture}")
        self.page("run")

        window.tap("Right")
        window.wait("the fourth step", lambda told: told["state"]["step"] == 3 and "workshop/verdict/2" in told["marks"])
        window.wait("differences", lambda told: told["state"]["differences"] > 0)
        marks = window.told()["marks"]  # what it is all about is not cut off
        self.assertTrue(all(marks[f"workshop/verdict/{i}"][3] <= marks["workshop/back"][1] for i in range(3)), marks)
        self.page("see")
        window.tap("Left")
        window.wait("the third step again", lambda told: told["state"]["step"] == 2)
        self.assertGreater(window.told()["state"]["last_week"], 10)  # not begun anew
        window.tap("Return")
        window.wait("the fourth step again", lambda told: told["state"]["step"] == 3)
        window.tap("Next")
        window.wait("the last step", lambda told: told["state"]["step"] == 4)
        window.press("workshop/surprise")
        window.xdotool("type", "--delay", "20", "at det tok tid")
        window.wait("what is typed", lambda told: told["state"]["surprise"] == "at det tok tid")
        window.tap("Escape")
        window.press("workshop/save_png")
        self.assertGreater(parts_in_use(self.saved(window, "workshop_1.png")), 15)
        window.press("notices/dismiss")
        window.wait("no message", lambda told: "notices/dismiss" not in told["marks"])
        window.press("workshop/save_csv")
        table = self.saved(window, "workshop_1.csv").read_text(encoding="utf-8")
        self.assertIn("at det tok tid", table)
        self.assertIn("mer trykk", table)

        self.assertTrue(window.told()["state"]["full_screen"])
        window.tap("F11")
        window.wait("the window", lambda told: told["state"]["window"] == [1100, 720])
        window.press("workshop/next")
        window.wait("the first step", lambda told: told["state"]["step"] == 0)
        window.press("workshop/leave")
        window.wait("the panels", lambda told: not told["state"]["workshop"])
        self.assertEqual(window.quit(), 0)

    def page(self, name):
        """What the display shows now is not blank, to its edges."""
        pixels = display_pixels(self.folder)
        self.assertEqual(pixels.shape, (800, 1280, 3))
        self.assertGreater(parts_of(pixels), 15)
        if kept := os.environ.get("SAMSPILL_XVFB_PICTURES"):
            matplotlib.image.imsave(pathlib.Path(kept) / f"page_{name}.png", np.ascontiguousarray(pixels))

    def test_opens_a_run_file_and_stays_up_when_the_next_is_damaged(self):
        window = self.open("small.h5")
        window.wait("the run", lambda told: told["state"].get("worlds") == 1)
        window.tap("3")
        window.wait("rings", lambda told: told["state"]["panel"] == "rings")
        window.press("window/open")
        window.press("start/file/cut.h5")
        told = window.wait("a message", lambda told: any("cut.h5" in text for text in told["state"]["notices"]))
        self.assertIsNone(window.process.poll(), told)
        window.press("notices/dismiss")
        window.wait("no message", lambda told: not told["state"]["notices"])
        window.press("window/language/no")
        window.wait("Norwegian", lambda told: told["state"]["language"] == "no")
        self.assertIsNone(window.process.poll())

    def test_goes_through_the_weeks_however_short_the_presses(self):
        window = self.open("small.h5")
        window.wait("the run", lambda told: told["state"].get("worlds") == 1)
        first = window.told()["state"]["week"]
        for presses in (1, 3, 9):
            window.strike(*["Right"] * presses)
            first += presses
            window.wait(f"week {first}", lambda told: told["state"]["week"] == first)
        window.strike("Left", "Left", "ctrl+Right")
        window.wait("both ways", lambda told: told["state"]["week"] == first - 2 + 52)
        window.strike("3", "4", "3")
        window.wait("rings", lambda told: told["state"]["panel"] == "rings")

    def test_draws_a_page_that_does_not_move_only_when_there_is_something_new(self):
        larger = SCENARIO.replace("5000", "60000").replace("3000", "30000")
        (self.folder / "larger.toml").write_text(larger, encoding="utf-8")
        window = self.open("larger.toml")
        window.wait("week 0", lambda told: told["state"]["last_week"] >= -1 and not told["state"]["warming_up"])
        window.press("transport/more")
        begin = window.wait("a replicate", lambda told: told["state"]["replicates"] >= 2)
        end = window.wait("more of them", lambda told: told["state"]["replicates"] >= 10)
        more = end["state"]["replicates"] - begin["state"]["replicates"]
        self.assertLessEqual(end["frames"] - begin["frames"], 10 * more)

    def test_keeps_what_a_room_has_said_when_it_is_killed(self):
        window = self.open("--workshop")
        window.press("workshop/reform/1")
        window.press("workshop/next")
        window.press("workshop/expect/0/1")
        window.press("workshop/expectation")
        window.xdotool("type", "--delay", "20", "fordi")
        window.tap("Escape")
        window.press("workshop/back")
        window.press("workshop/reform/2")  # another card takes nothing away
        window.press("workshop/reform/1")
        window.wait("the answer", lambda told: told["state"]["answered"] == 1)
        told = window.wait("a session", lambda told: told["state"]["session"] and any(
            card["chosen"] and card["expectation"] == "fordi"
            for card in json.loads(pathlib.Path(told["state"]["session"]).read_text(encoding="utf-8"))["guide"]["cards"]))
        path = pathlib.Path(told["state"]["session"])
        self.assertEqual(path.parent, self.folder / "state" / "samspill")
        window.process.kill()
        window.process.wait()
        kept = path.read_text(encoding="utf-8")

        window = self.open(str(path))
        window.wait("the answer again", lambda told: told["state"].get("answered") == 1
                    and told["state"]["expectation"] == "fordi" and told["state"]["workshop"])
        window.press("workshop/reform/1")
        window.press("workshop/next")
        window.press("workshop/expect/0/0")
        window.press("workshop/expect/2/-1")
        window.wait("two answers", lambda told: told["state"]["answered"] == 2)
        window.chord("z")
        window.wait("one answer", lambda told: told["state"]["answered"] == 1)
        self.assertEqual(window.quit(), 0)
        self.assertEqual(path.read_text(encoding="utf-8"), kept)  # goes on in a file of its own

    def screenshot(self, *arguments):
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        return subprocess.run([PROGRAM, "view", *arguments], cwd=self.folder, env=environment, capture_output=True,
                              text=True, timeout=PATIENCE)

    def test_draws_a_picture_and_a_table_without_a_display(self):
        done = self.screenshot("small.toml", "--screenshot", "shot.png", "--csv", "shot.csv", "--week", "30")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertGreater(parts_in_use(self.folder / "shot.png"), 15)
        self.assertEqual(matplotlib.image.imread(self.folder / "shot.png").shape[:2], (900, 1600))
        self.assertGreater(len((self.folder / "shot.csv").read_text(encoding="utf-8").splitlines()), 10)

    def test_a_picture_takes_the_place_of_the_same_one_only(self):
        small = ("small.h5", "--screenshot", "same.png", "--csv", "same.csv", "--width", "400", "--height", "300")
        before = {name: (self.folder / name).read_bytes() for name in ("small.toml", "small.h5")}
        self.assertEqual(self.screenshot(*small, "--week", "30").returncode, 0)
        again = self.screenshot(*small, "--week", "30")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertIn("the same inputs already", again.stderr)
        drawn = (self.folder / "same.png").read_bytes()
        for changed in (("--week", "31"), ("--week", "30", "--panel", "rings")):
            other = self.screenshot(*small, *changed)
            self.assertEqual(other.returncode, 2, other.stderr)
            self.assertIn("same.png: is there and holds the results of other inputs", other.stderr)
        (self.folder / "same.png").unlink()
        table = self.screenshot(*small, "--week", "31", "--panel", "rings")
        self.assertEqual(table.returncode, 2, table.stderr)
        self.assertIn("same.csv: is there and holds another table", table.stderr)
        (self.folder / "same.png").write_bytes(drawn)
        self.assertEqual(self.screenshot(*small, "--week", "31", "--force").returncode, 0)
        self.assertNotEqual((self.folder / "same.png").read_bytes(), drawn)
        # What is read, and what is no picture, stays whatever is said.
        os.link(self.folder / "small.h5", self.folder / "hard.png")
        (self.folder / "mine.png").write_text("a text")
        for name, words in (("small.h5", "must end in .png"), ("small.toml", "must end in .png"),
                            ("hard.png", "is read by this command"), ("mine.png", "is no picture")):
            done = self.screenshot("small.h5", "--screenshot", name, "--force")
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(words, done.stderr)
        for name, contents in before.items():
            self.assertEqual((self.folder / name).read_bytes(), contents)

    def test_says_what_is_wrong_and_ends_with_two(self):
        for arguments, words in [(["cut.h5", "--screenshot", "no.png"], "cut.h5"),
                                 (["nowhere.h5"], "nowhere.h5"),
                                 (["small.h5", "--screenshot", "no.png", "--panel", "ring"], "rings"),
                                 (["small.h5", "--screenshot", "no.png", "--week", "900"], "--week"),
                                 (["small.h5"], "--screenshot")]:
            done = self.screenshot(*arguments)
            self.assertEqual(done.returncode, 2, (arguments, done.stderr))
            self.assertIn(words, done.stderr)
            self.assertFalse((self.folder / "no.png").exists())


if __name__ == "__main__":
    unittest.main()
