"""Every setting is documented, and nothing documented is not a setting."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"KHUYENCONG_[A-Z_]+")


def test_the_settings_page_names_exactly_what_is_read():
    read = NAME.findall((ROOT / "khuyencong/config/environment.py").read_text("utf-8"))
    told = NAME.findall((ROOT / "docs/settings.md").read_text("utf-8"))
    assert set(told) == set(read)
