"""A configuration with mistakes: one bad feed stops no other, and as much as can be used is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.config_file import find_feed_faults, load_settings, salvage_settings

GOOD = '[[feeds]]\nname = "Good"\nurl = "https://good.example/feed"\n\n'
LAST = '\n[[feeds]]\nurl = "https://last.example/feed"\n'


def write(folder: Path, text: str) -> dict[str, str]:
    path = folder / "newswire.toml"
    path.write_text(text, encoding="utf-8")
    return {"NEWSWIRE_CONFIG": str(path)}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('[[feeds]]\nname = "B"\nurl = "a.xml"\n', "line 7: feeds.2.url: input should be an address that"),
        ('[[feeds]]\nname = "no address"\n', "line 5: feeds.2.url: field required"),
        ('[[feeds]]\nurl = "ftp://a.example/"\n', "line 6: feeds.2.url: "),
        ("[[feeds]]\nurl = 3\n", "line 6: feeds.2.url: "),
        ('[[feeds]]\nurl = ["https://a.example/"]\n', "line 6: feeds.2.url: "),
        ('[[feeds]]\nurl = "https://a.example:port/"\n', "line 6: feeds.2.url: "),
        ('[[feeds]]\nurl = "https://[a.example/"\n', "line 6: feeds.2.url: "),
        ('[[feeds]]\nurl = "https://a.example/"\nname = 7\n', "line 7: feeds.2.name: "),
        ('[[feeds]]\nurl = "https://a.example/"\nnmae = "A"\n', "nmae is not a setting; did you mean name?"),
        ('[[feeds]]\nurl = "https://a.example/"\ntopic.tags = ["x"]\n', "feeds.2.topic is not a setting"),
        ("[[feeds]]\n", "line 5: feeds.2.url: field required"),
        ('[[feeds]]\nurl = "https://a.example/${HOME}"\n', "line 6: feeds.2.url: it names the variable HOME"),
        ('[[feeds]]\nurl = "https://a.example/?key=***"\n', "line 6: feeds.2.url: its secret is hidden"),
    ],
)
def test_a_bad_feed_is_named_with_its_line_and_the_others_go_on(
    tmp_path: Path, table: str, words: str
) -> None:
    environment = write(tmp_path, GOOD + table + LAST)
    (fault,) = find_feed_faults(environment)
    assert fault.position == 1
    assert words in fault.message
    settings = load_settings(environment)
    assert settings is not None
    assert [feed.name for feed in settings.list_feeds()] == ["Good", "last.example"]
    assert salvage_settings(environment) == (settings, None)


@pytest.mark.parametrize("listed", ['"https://a.example/"', "3", "true", "[]", "1979-05-27"])
def test_what_is_no_table_is_a_bad_feed_too(tmp_path: Path, listed: str) -> None:
    environment = write(tmp_path, f'feeds = [{{url = "https://good.example/"}}, {listed}]\n')
    (fault,) = find_feed_faults(environment)
    assert "line 1: feeds.2: each feed is a table that begins with [[feeds]]" in fault.message
    settings = load_settings(environment)
    assert settings is not None
    assert len(settings.feeds) == 1


@pytest.mark.parametrize(
    ("text", "mistake", "feeds"),
    [
        ('home = "there"\n[fetch]\ntimeout = -3\n' + GOOD, "line 3: fetch.timeout", 1),
        ('home = "there"\nunknown = 1\n' + GOOD, "line 2: unknown is not a setting", 1),
        (
            'home = "there"\n[listen]\ntoken = "${HOME}"\n' + GOOD,
            "listen.token: it names the variable HOME",
            1,
        ),
        ('home = "there"\n[feeds]\nurl = "https://a.example/"\n', "feeds: each is a table", 0),
    ],
)
def test_of_a_configuration_with_a_mistake_the_rest_can_be_used(
    tmp_path: Path, text: str, mistake: str, feeds: int
) -> None:
    settings, mistakes = salvage_settings(write(tmp_path, text))
    assert mistake in str(mistakes)
    assert settings.home == Path("there")
    assert len(settings.feeds) == feeds


@pytest.mark.parametrize("text", ["[fetch\n", "\x00", 'a = "\n', "[[feeds]]\nurl = \n"])
def test_of_a_file_that_is_no_toml_nothing_is_used_but_the_line_is_told(tmp_path: Path, text: str) -> None:
    environment = write(tmp_path, text)
    named = {"NEWSWIRE_HOME": "here", "NEWSWIRE_CORPUS_DIR": str(tmp_path)}
    settings, mistakes = salvage_settings(environment | named)
    line = 2 if "url" in text else 1
    assert f"newswire.toml, line {line}: not valid TOML" in str(mistakes)
    assert (settings.home, settings.corpus_dir, settings.feeds) == (Path("here"), tmp_path, ())
    assert find_feed_faults(environment) == []


def test_a_corpus_folder_that_does_not_exist_is_no_mistake(tmp_path: Path) -> None:
    environment = write(tmp_path, 'home = "there"\n') | {"NEWSWIRE_CORPUS_DIR": str(tmp_path / "gone")}
    settings, mistakes = salvage_settings(environment)
    assert mistakes is None
    assert (settings.home, settings.find_seeds()) == (Path("there"), None)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, "\ufeff" + GOOD))
    assert settings is not None
    assert len(settings.feeds) == 1
