"""English is complete: every text a person reads, in every app."""

import pytest
from django.conf import settings

from tools import catalogue

# Apps that are written but not in the program yet are read by nobody: they join with their English.
APPS = [app for app in catalogue.all_apps() if f"khuyencong.{app.name}" in settings.INSTALLED_APPS]


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_every_text_of_an_app_has_its_english(app):
    assert catalogue.faults_of(app) == []


def test_one_text_has_one_english():
    assert catalogue.disagreements() == []


@pytest.fixture
def small_app(tmp_path, monkeypatch):
    """An app of two files outside the program, and nothing else."""
    monkeypatch.setattr(catalogue, "PACKAGE", tmp_path)
    path = tmp_path / "shop"
    path.mkdir()
    (path / "apps.py").write_text("", encoding="utf-8")
    (path / "words.py").write_text(
        '_("Đề án")\npgettext_lazy("sách", "Quyển")\n_(f"không lấy {x}")\n', encoding="utf-8"
    )
    (path / "page.html").write_text(
        "<p>'tá</p>\n  {% translate 'Giảm 5%' %}\n"
        '      {% tag title=_("Tiêu đề") %}\n'
        "    {% blocktranslate trimmed count n=n %}Có {{ n }}\n  tờ{% plural %}Có {{ n }} tờ"
        "{% endblocktranslate %}\n",
        encoding="utf-8",
    )
    return catalogue.App(path)


def test_texts_are_found_in_code_and_in_templates(small_app):
    assert catalogue.texts_of(small_app) == {
        ("", ("Đề án",)),
        ("sách", ("Quyển",)),
        ("", ("Giảm 5%%",)),
        ("", ("Tiêu đề",)),
        ("", ("Có %(n)s tờ", "Có %(n)s tờ")),
    }


def test_an_update_keeps_what_was_translated_and_drops_what_is_gone(small_app):
    assert catalogue.update(small_app) == 5
    written = small_app.po_path.read_text(encoding="utf-8")
    small_app.po_path.write_text(
        written.replace('msgid "Đề án"\nmsgstr ""', 'msgid "Đề án"\nmsgstr "Proposal"'),
        encoding="utf-8",
    )
    (small_app.path / "page.html").write_text("", encoding="utf-8")
    assert catalogue.update(small_app) == 1
    assert catalogue.english_of(small_app) == {
        ("", ("Đề án",)): ("Proposal",),
        ("sách", ("Quyển",)): ("",),
    }


def test_an_update_that_finds_nothing_new_changes_nothing(small_app):
    catalogue.update(small_app)
    before = small_app.po_path.read_bytes()
    catalogue.update(small_app)
    assert small_app.po_path.read_bytes() == before


def test_a_check_names_what_is_missing_and_what_names_other_values(small_app):
    catalogue.update(small_app)
    faults = catalogue.faults_of(small_app)
    assert len(faults) == 5
    assert all("no English" in fault for fault in faults)
    written = small_app.po_path.read_text(encoding="utf-8")
    small_app.po_path.write_text(
        written.replace(
            'msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "%(n)s sheet"\nmsgstr[1] "%(m)s sheets"'
        ),
        encoding="utf-8",
    )
    assert any("other placeholders" in fault for fault in catalogue.faults_of(small_app))
