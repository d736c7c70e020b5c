#!/usr/bin/env python3
"""What is told is told in English and Norwegian where it happens: one pair of sentences for each identifier.

Usage: messages_test.py SOURCE_FOLDER
"""

import collections
import pathlib
import re
import sys
import unittest

SOURCES = pathlib.Path(sys.argv.pop(1))
TEXT = r'"(?:[^"\\\n]|\\.)*"'
TEXTS = rf"((?:{TEXT}\s*)+)"
MESSAGE = re.compile(rf'\bmessage\(\s*"([^"]+)",\s*\{{\s*{TEXTS},\s*{TEXTS}\}}')
PAIR = re.compile(rf"\{{\s*{TEXTS},\s*{TEXTS}\}}")
GAP = re.compile(r"\{(\d*)(?::[^{}]*(?:\{\d*\}[^{}]*)?)?\}")
ENGLISH = re.compile(r"\b(the|is|are|of|and|which|cannot|there|has|have|was|were)\b")


def joined(texts):
    return "".join(text[1:-1] for text in re.findall(TEXT, texts))


def sources():
    for folder in ("sim", "tools", "viz"):
        for path in sorted((SOURCES / folder).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield path.relative_to(SOURCES), path.read_text(encoding="utf-8")


def all_messages():
    for path, text in sources():
        for identifier, english, norwegian in MESSAGE.findall(text):
            yield path, identifier, joined(english), joined(norwegian)


def gaps(sentence):
    """The arguments of a format, by position, each as often as it stands there."""
    found = GAP.findall(sentence.replace("{{", "").replace("}}", ""))
    return sorted(int(number) if number else place for place, number in enumerate(found))


class Messages(unittest.TestCase):
    def test_an_identifier_has_one_pair_of_sentences(self):
        sentences = collections.defaultdict(set)
        for _, identifier, english, norwegian in all_messages():
            sentences[identifier].add((english, norwegian))
        self.assertGreater(len(sentences), 350)
        for identifier, pairs in sentences.items():
            self.assertEqual(len(pairs), 1, f"{identifier}: {pairs}")
            self.assertRegex(identifier, r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")

    def test_both_languages_are_there_with_the_same_arguments(self):
        for path, identifier, english, norwegian in all_messages():
            self.assertTrue(english and norwegian, identifier)
            self.assertEqual(set(gaps(english)), set(gaps(norwegian)), f"{path}: {identifier}")

    def test_norwegian_is_norwegian(self):
        """Only formats that are nothing but gaps and names are the same in both."""
        for path, identifier, english, norwegian in all_messages():
            if english == norwegian:
                self.assertNotRegex(english, ENGLISH, f"{path}: {identifier}")
            self.assertNotRegex(norwegian, r"\b(the|and|which|cannot|there)\b", f"{path}: {identifier}")

    def test_nothing_is_thrown_in_english_alone(self):
        """InputError and Failure take messages; the other exceptions of the library that carry words are for mistakes
        of ours (std::logic_error) or are caught where they are thrown (std::invalid_argument)."""
        for path, text in sources():
            for thrown in ("std::runtime_error", "std::system_error"):
                self.assertNotIn(f"throw {thrown}", text, path)


if __name__ == "__main__":
    unittest.main()
