"""Every reason that acceptance gives has a sentence, with the figures it names."""

import re

from khuyencong.programme.acceptance.sentences import SENTENCES
from tests.programme import test_sentences_of_the_road as road


def test_every_code_has_a_sentence_and_every_sentence_a_code():
    used = {code for code, _names in road._problems("acceptance")}
    source = road._texts("acceptance")

    assert used - set(SENTENCES) == set()
    assert {code for code in SENTENCES if f'"{code}"' not in source} == set()


def test_a_sentence_names_only_what_the_reason_carries():
    for code, names in road._problems("acceptance"):
        wanted = set(re.findall(r"%\((\w+)\)s", str(SENTENCES[code])))
        assert names is None or wanted <= names, code
