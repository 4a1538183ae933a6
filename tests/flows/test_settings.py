"""The configuration, and the messages about mistakes in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import ROOT

from flows.config_file import default_settings, load_settings
from flows.errors import SettingsError
from flows.settings import Settings
from warehouse.connection import open_writer


def load(folder: Path, text: str | bytes, **environment: str) -> object:
    path = folder / "newswire.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_settings({"NEWSWIRE_CONFIG": str(path), **environment})


def test_the_configuration_of_the_project_is_valid() -> None:
    settings = load_settings({"NEWSWIRE_CONFIG": str(ROOT / "newswire.toml")})
    assert settings is not None
    assert len(settings.list_feeds()) >= 8
    assert all(feed.url.startswith("https://") for feed in settings.list_feeds())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[fetch]\ntimeout = \n", "line 2"),
        ("[fetch]\ndelay = 1\ntimeout = -3\n", "line 3: fetch.timeout"),
        ("[fetch]\ntimeout = true\n", "line 2: fetch.timeout: input should be a valid number"),
        ("[read]\nworkers = true\n", "line 2: read.workers: input should be a valid integer"),
        ("[listen]\nport = '8647'\n", "line 2: listen.port: input should be a valid integer"),
        ("[fetch]\ntimeuot = 3\n", "line 2: fetch.timeuot is not a setting; did you mean timeout?"),
        (
            '[feeds]\nurl = "http://a.example/"\n',
            "line 1: feeds: each is a table that begins with [[feeds]]",
        ),
        ('[publish.targets]\nname = "a"\n', "targets: each is a table that begins with [[publish.targets]]"),
        ('[fetch]\nprivate = "127.0.0.1:8600"\n', 'fetch.private: input should be a list, as in ["'),
        ("fetch = 5\n", "line 1: fetch: it is a table: a line [fetch] in single brackets"),
        ("[[fetch]]\ndelay = 1\n", "line 1: fetch: it is a table: a line [fetch] in single brackets"),
        ("[retention]\ncorpora = 5\n", "retention.corpora: it is a table: a line [retention.corpora]"),
        ("[schedule]\nmin = 5m\n", "line 2: not valid TOML: expected newline or end of document after a"),
        ("taxonomy = a.toml\n", "not valid TOML: invalid value; a text is written in quotation marks"),
        ('taxonomy = "a\n', "a text ends with a quotation mark on its line"),
        ('[listen]\nhost = "localhost:80"\n', "line 2: listen.host: 'localhost:80' must be a name or an"),
        ('[explore]\nhost = "http://a"\n', "line 2: explore.host: 'http://a' must be a name or an address"),
        ("[listen]\ntoken = '${HOME}'\n", "line 2: listen.token: it names the variable HOME"),
        ("[watches]\nsecret = 'a${HOME}'\n", "line 2: watches.secret: it names the variable HOME"),
        ("[watches]\nwebhook = 'https://a.example/${HOME}'\n", "line 2: watches.webhook: it names the"),
        ("[fetch\ndelay = 1\n", "line 1: not valid TOML"),
        ("[fetch]\n\ndelay = 1\ndelay = 2\n", "line 4: not valid TOML"),
        ('name = "never\nends', "line 1: not valid TOML"),
        ("a = " + "[" * 5_000, "not valid TOML"),
        ('[fetch.connect_to]\n"a.example" = "127.0.0.1"\n', "must be given as"),
        ('[fetch]\nprivate = ["127.0.0.1"]\n', "line 2: fetch.private"),
        ('[fetch]\nprivate = ["a.example:http"]\n', "must be given as"),
        ("unknown = 1\n", "line 1: unknown is not a setting"),
        ("delay = 1\n", "line 1: delay is not a setting here; it belongs in [fetch]"),
        ('[fetch]\nhome = "a"\n', "fetch.home is not a setting here; it belongs in the lines before all"),
        (b"# caf\xe9\n[fetch]\n", "line 1: not UTF-8"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str | bytes, words: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load(tmp_path, text)
    assert words in str(raised.value)
    assert "newswire.toml" in str(raised.value)


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings({"NEWSWIRE_CONFIG": str(tmp_path / "gone.toml")})


def test_the_environment_takes_precedence_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    settings = load(
        tmp_path, 'home = "elsewhere"\n', NEWSWIRE_HOME="here", NEWSWIRE_CORPUS_DIR=str(tmp_path / "seeds")
    )
    assert getattr(settings, "home", None) == Path("here")
    assert getattr(settings, "corpus_dir", None) == tmp_path / "seeds"


def test_an_option_that_is_not_given_leaves_what_the_environment_says(tmp_path: Path) -> None:
    environment = {"NEWSWIRE_CORPUS_DIR": str(tmp_path)}
    assert default_settings(environment, corpus_dir=None).corpus_dir == tmp_path


def test_of_a_named_corpus_folder_that_does_not_exist_no_other_is_taken_in_its_place(tmp_path: Path) -> None:
    assert default_settings({"NEWSWIRE_CORPUS_DIR": str(tmp_path)}).find_seeds() == tmp_path
    assert default_settings({"NEWSWIRE_CORPUS_DIR": str(tmp_path / "gone")}).find_seeds() is None


def test_a_feed_listed_twice_is_polled_once(tmp_path: Path) -> None:
    settings = load(
        tmp_path, '[[feeds]]\nurl = "http://a.example/f"\n[[feeds]]\nurl = "https://a.example/f/"\n'
    )
    assert [feed.name for feed in settings.list_feeds()] == ["a.example"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["home", "corpus_dir", "taxonomy", "quantities"])
def test_a_tilde_is_the_home_of_the_user(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert getattr(load(tmp_path, f'{name} = "~/state"\n'), name) == tmp_path / "state"


@pytest.mark.parametrize(
    ("home", "words"),
    [
        ("a?b", "a?b has a question mark"),
        ("file", "file is no folder"),
        ("~nobody-has-this-name/x", "nobody here"),
        ("a" * 4_000, f"{'a' * 4_000} cannot be looked up: File name too long"),
    ],
)
def test_a_home_that_cannot_be_one_is_named_with_what_names_it(
    tmp_path: Path, home: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    for written, environment, place in (
        (f'home = "{home}"\n', {}, "newswire.toml, line 1: home: "),
        ("", {"NEWSWIRE_HOME": home}, "NEWSWIRE_HOME: "),
    ):
        with pytest.raises(SettingsError) as raised:
            load(tmp_path, written, **environment)
        assert f"{place}{words}" in str(raised.value)


@pytest.mark.parametrize("name", ["home", "corpus_dir", "taxonomy", "quantities"])
def test_a_path_with_a_character_that_none_may_have_is_a_mistake(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match=f"line 1: {name}: it has a character that no path may have"):
        load(tmp_path, f'{name} = "a\\u0000b"\n')


def test_a_corpus_that_cannot_be_looked_up_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"line 1: corpus_dir: a+ cannot be looked up"):
        load(tmp_path, f'corpus_dir = "{"a" * 4_000}"\n')


@pytest.mark.parametrize("home", ["md:x", "memory:", "a[1]*b", "a#b c"])
def test_a_home_of_any_other_name_can_be_used(
    tmp_path: Path, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load(tmp_path, f'home = "{home}"\n')
    assert isinstance(settings, Settings)
    (tmp_path / home).mkdir()
    with open_writer(settings.warehouse):
        pass
    assert (tmp_path / home / "warehouse.duckdb").exists()
