"""The tables [[publish.targets]]: what they may say, and that no secret is in them or shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.config_file import load_settings
from flows.errors import SettingsError
from flows.settings import Settings
from flows.target_settings import TargetSettings

KEYS = '\nkey = "${NEWSWIRE_S3_KEY}"\nsecret = "${NEWSWIRE_S3_SECRET}"'


def load(folder: Path, *tables: str) -> Settings:
    path = folder / "newswire.toml"
    path.write_text("\n".join(f"[[publish.targets]]\n{table}\n" for table in tables))
    settings = load_settings({"NEWSWIRE_CONFIG": str(path)})
    assert settings
    return settings


@pytest.mark.parametrize(
    "table",
    [
        'name = "team"\naddress = "s3://news/editions"',
        'name = "team"\naddress = "s3://news"\nendpoint = "http://127.0.0.1:9000"\nregion = "eu-central-1"'
        + KEYS,
        'name = "a-2"\naddress = "file:///srv/news"\nkeep = 0',
        'name = "team"\naddress = "s3://${NEWSWIRE_BUCKET}/editions"',
        'name = "lake"\ncatalogue = "${NEWSWIRE_PG}"\ndata = "file:///srv/lake"',
        'name = "lake"\ncatalogue = "postgresql://news:${NEWSWIRE_PG}@db.example/news?sslmode=require"\n'
        'data = "s3://news/lake"' + KEYS,
    ],
)
def test_a_target_has_a_name_and_an_address(tmp_path: Path, table: str) -> None:
    assert len(load(tmp_path, table).publish.targets) == 1


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('name = "Team"\naddress = "s3://news"', "line 2: publish.targets.1.name: a name has"),
        ('name = "team"', "publish.targets.1.address: field required"),
        (
            'name = "team"\naddress = "s3:///editions"',
            "line 3: publish.targets.1.address: an address of S3 names",
        ),
        ('name = "team"\naddress = "file://srv/news"', "is absolute, as in file:///srv/newswire"),
        ('name = "team"\naddress = "gs://news"', "must begin with s3:// or file:///"),
        ('name = "team"\naddress = "/srv/news"', "must begin with s3:// or file:///"),
        ('name = "team"\naddress = "s3://a:b@news/x"', "has a secret, which is not written into this file"),
        ('name = "team"\naddress = "s3://news/x?token=abcdefgh12345"', "has a secret"),
        ('name = "team"\naddress = "s3://news/${HOME}"', "it names the variable HOME"),
        (
            'name = "team"\naddress = "s3://news"\nendpoint = "localhost:9000"',
            "must be an http or https address",
        ),
        (
            'name = "team"\naddress = "s3://news"\nkey = "AKIAX"\nsecret = "x"',
            "line 4: publish.targets.1.key: is not",
        ),
        ('name = "team"\naddress = "s3://news"\nkey = "${NEWSWIRE_K}"', "key and secret come together"),
        (
            'name = "team"\naddress = "file:///srv"\nregion = "x"',
            "region belongs to an address that begins with s3://",
        ),
        ('name = "team"\ncatalogue = "${NEWSWIRE_PG}"', "publish.targets.1.data: field required beside"),
        ('name = "team"\ndata = "s3://news"', "publish.targets.1.data: belongs to a lake"),
        (
            'name = "team"\naddress = "s3://news"\ncatalogue = "${NEWSWIRE_PG}"\ndata = "s3://news"',
            "line 3: publish.targets.1.address: does not go with a catalogue",
        ),
        (
            'name = "team"\ncatalogue = "postgresql://news:invented@db.example/news"\ndata = "s3://news"',
            "line 3: publish.targets.1.catalogue: has a password, which is not written into this file",
        ),
        (
            'name = "team"\ncatalogue = "postgresql://db.example/news?password=invented123"\ndata = "s3://n"',
            "has a password, which is not written into this file",
        ),
        ('name = "team"\ncatalogue = "mysql://db.example/news"\ndata = "s3://news"', "must be a PostgreSQL"),
        (
            'name = "team"\ncatalogue = "postgresql:///news"\ndata = "s3://news"',
            "names a server and a database",
        ),
        ('name = "team"\ncatalogue = "postgresql://db.example"\ndata = "s3://news"', "names a server and a"),
        ('name = "team"\ncatalogue = "${NEWSWIRE_PG}"\ndata = "/srv"', "must begin with s3:// or file:///"),
        ('name = "team"\naddress = "s3://news"\nkeeps = 3', "keeps is not a setting; did you mean keep?"),
    ],
)
def test_a_mistake_in_a_target_is_named(tmp_path: Path, table: str, words: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load(tmp_path, table)
    assert words in str(raised.value)


def test_two_targets_of_one_name_are_a_mistake(tmp_path: Path) -> None:
    table = 'name = "team"\naddress = "s3://news"'
    with pytest.raises(SettingsError, match="two targets are called 'team'"):
        load(tmp_path, table, table)


def test_secrets_come_from_the_environment_and_are_shown_nowhere() -> None:
    target = TargetSettings.model_validate(
        {"name": "team", "address": "s3://news", "key": "${NEWSWIRE_K}", "secret": "${NEWSWIRE_S}"}
    )
    with pytest.raises(SettingsError, match="the target team names NEWSWIRE_S, which is not set"):
        target.fill({"NEWSWIRE_K": "invented-key"})
    filled = target.fill({"NEWSWIRE_K": "invented-key", "NEWSWIRE_S": "invented secret"})
    assert filled.secret == "invented secret"
    assert "invented" not in repr(filled) + repr(target) + filled.mask("no invented secret of invented-key")


def test_a_password_is_escaped_where_it_is_a_part_of_an_address_and_masked_in_either_form() -> None:
    target = TargetSettings.model_validate(
        {
            "name": "lake",
            "catalogue": "postgresql://n:${NEWSWIRE_PG}@db.example/n",
            "data": "file:///srv/lake",
        }
    )
    filled = target.fill({"NEWSWIRE_PG": "in/vent@ed"})
    assert filled.catalogue == "postgresql://n:in%2Fvent%40ed@db.example/n"
    assert (
        filled.mask(f"no {filled.catalogue} of in/vent@ed")
        == "no postgresql://db.example/n of ${NEWSWIRE_PG}"
    )
    assert target.stays == 30 * 86_400
    whole = TargetSettings.model_validate(
        {"name": "lake", "catalogue": "${NEWSWIRE_PG}", "data": "file:///srv/lake"}
    )
    assert (
        whole.fill({"NEWSWIRE_PG": "postgres://n:x@db.example/n"}).catalogue == "postgres://n:x@db.example/n"
    )
    with pytest.raises(SettingsError, match="the catalogue of the target lake is no address of a PostgreSQL"):
        whole.fill({"NEWSWIRE_PG": "db.example/n"})
