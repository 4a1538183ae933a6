"""Secrets in addresses and headers are found however they are written, and what is none is left alone."""

from __future__ import annotations

import time

import pytest

from transforms.text.redaction import mask_addresses, mask_article_address, mask_feed_address, mask_text

VALUE = "Zq81aa-Tt93"
LONG = "k3Jd92LmQx7Vb0ZsWe5T"  # 20 random letters and digits, made up for these tests

# Names whose value is a secret whatever it is.
NAMES = """
    fkey viewkey sharekey sigkey tokenid token_v2 aPiKeY AcCeSsToKeN magic_link токен パスワード
         key token tok auth apikey api_key apiKey api-key APIKEY ApiKey x-api-key X-Api-Key x_api_key
    key1 key_id keyId     api.key api[key] sig signature Signature X-Amz-Signature X-Amz-Credential
    X-Amz-Security-Token x-amz-signature     X-Goog-Signature X-Goog-Credential AWSAccessKeyId
    OSSAccessKeyId Key-Pair-Id password passwd passwort passphrase     passcode pwd pass pw userpass
    secret client_secret clientSecret consumer_secret appSecret appsecret_proof     secret_key secretKey
    secretkey accesskey access_key access_token accessToken accesstoken ACCESS_TOKEN     Access-Token
    auth_token authToken authtoken oauth_token oauth_signature oauth_consumer_key oauth_token_secret
    refresh_token id_token bearer bearer_token session_id sessionId sessionid session_token session_key
    sess sessid     PHPSESSID JSESSIONID ASPSESSIONIDQACBTDAC jwt jws hmac csrf csrf_token
    csrfmiddlewaretoken xsrf authenticity_token     rsstoken rss_token feedtoken feed_key feedkey rsskey
    private-token private_key privateKey privatekey license_key     licensekey subscription-key
    Ocp-Apim-Subscription-Key usertoken user_token userkey token_id token_hash     credential
    credentials cred authorization oauth authkey auth_key auth_hash x-auth xauth otp totp saml
    SAMLResponse     auth_code authcode access_code verification_code unlock_code invite_code hdnts
    hdnea __token__ wsSecret mdp     unlocked_token share_token magic_token %74oken t%6Fken %61pi%5Fkey
    api%255Fkey token%5B%5D master_key passkey
"""
# Names whose value is a secret if it looks like one.
POSSIBLE = """
         code session sid ticket nonce state hash h s t k sign proof policy cookie challenge verify
    verifier confirm     activation unlock invite magic gift share private license serial pin salt
    client_id app_id appid st ak sk     unlocked_article_code share_code hash_id sha256 md5 digest
    user_hash oauth_nonce oauth_verifier user_session
"""
MADE_BY_MACHINES = (
    VALUE,
    LONG,
    "q1w2e3",
    "9f8e7d6c5b4a",
    "4/0AX4XfWh",
    "my-secret-token",
    "QwErTyUiOp",
    "xkqzptrwvb",
)


@pytest.mark.parametrize("name", NAMES.split())
def test_the_value_of_a_secret_name_is_masked(name: str) -> None:
    for separator in "?&;":
        for value in (VALUE, "hunter", "7"):
            text = f"https://a.example/f{separator}a=1&{name}={value}&z=2#x"
            assert mask_addresses(text) == text.replace(f"{name}={value}", f"{name}=***")


@pytest.mark.parametrize("name", POSSIBLE.split())
def test_the_value_of_a_name_that_may_be_secret_is_masked_where_a_machine_made_it(name: str) -> None:
    for value in MADE_BY_MACHINES:
        assert mask_addresses(f"https://a.example/f?{name}={value}") == f"https://a.example/f?{name}=***"


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        # in the fragment, in parameters of the path, in pairs within it
        ("https://a.example/f#access_token=V", "https://a.example/f#access_token=***"),
        ("https://a.example/f#a=1&token=V", "https://a.example/f#a=1&token=***"),
        ("https://a.example/f#/view?token=V", "https://a.example/f#/view?token=***"),
        ("https://a.example/f;jsessionid=V?a=1", "https://a.example/f;jsessionid=***?a=1"),
        ("https://a.example/token=V/feed", "https://a.example/token=***/feed"),
        # percent-encoded, once or twice: in an address within an address
        ("https://a.example/?u=https%3A%2F%2Fb.example%2Ff%3Ftoken%3DV", None),
        ("https://a.example/?u=https%3A%2F%2Fb.example%2Ff%3Fa%3D1%26token%3DV%26b%3D2", None),
        ("https://a.example/?u=https%3a%2f%2fb.example%2ff%3fapi%5fkey%3dV", None),
        ("https://a.example/?u=%2Ff%253Ftoken%253DV%2526b%253D2", None),
        ("https://a.example/?u=https://b.example/f?token=V", None),
        ("https://a.example/f%3Ftoken=V", None),
        # user info, also encoded and as JSON has it
        ("https://ann:V@a.example/f", "https://a.example/f"),
        ("https://V@a.example/f", "https://a.example/f"),
        ("https://ann%40b:V@a.example/f", "https://a.example/f"),
        ("//ann:V@a.example/f", "//a.example/f"),
        (
            "see https://ann:V@a.example/f, and ftp://V@b.example",
            "see https://a.example/f, and ftp://b.example",
        ),
        (r"https:\/\/ann:V@a.example\/f", r"https:\/\/a.example\/f"),
        (
            "https://a.example/?u=https%3A%2F%2Fann%3AV%40b.example%2F",
            "https://a.example/?u=https%3A%2F%2Fb.example%2F",
        ),
        # as texts quote addresses
        ("<a href='/f?a=1&amp;token=V'>", "<a href='/f?a=1&amp;token=***'>"),
        ('{"url": "/f?a=1\\u0026token=V"}', '{"url": "/f?a=1\\u0026token=***"}'),
        ('{"url": "/f?a=1\\u0026token\\u003dV"}', '{"url": "/f?a=1\\u0026token\\u003d***"}'),
        (
            "cannot open 'https://a.example/?key=V': no route",
            "cannot open 'https://a.example/?key=***': no route",
        ),
        ("to (token=V) and then", None),
        ("exp=1~acl=/f~hmac=V", "exp=1~acl=/f~hmac=***"),
    ],
)
def test_a_secret_is_masked_wherever_it_is_in_an_address(written: str, masked: str | None) -> None:
    shown = mask_addresses(written.replace("V", VALUE))
    assert VALUE not in shown
    if masked is not None:
        assert shown == masked


HEADERS = """
    Authorization: Bearer|Authorization: Basic|Authorization: Token|authorization:|Proxy-Authorization: Basic
    |Cookie: a=|Set-Cookie: sid=|X-Api-Key:|x-api-key:|X-Auth-Token:|X-Csrf-Token:|X-Access-Token:|Api-Key:
    |apikey:|Private-Token:|X-Session-Id:|X-Amz-Security-Token:|X-Goog-Api-Key:|X-Hub-Signature-256: sha256=
    |Ocp-Apim-Subscription-Key:|webhook-signature: v1,|'X-Api-Key': '|sent with Bearer|curl -H "X-Api-Key:
"""


@pytest.mark.parametrize("header", HEADERS.split("|"))
def test_a_header_in_a_text_is_masked(header: str) -> None:
    name = header.strip()
    for text in (f"{name} {LONG}", f"asked: {name} {LONG}", f"{name} {LONG}\nAccept: text/html"):
        assert LONG not in mask_text(text)
    assert mask_text(f"{name} {LONG}\nAccept: text/html").endswith("\nAccept: text/html")


@pytest.mark.parametrize(
    "text",
    [
        '{"token": "V"}',
        "{'api_key': 'V', 'a': 1}",
        '{"access_token":"V"}',
        '{"X-Api-Key": "V"}',
        "'secret' : 'V'",
    ],
)
def test_a_pair_in_quotes_is_masked(text: str) -> None:
    assert mask_text(text.replace("V", LONG)) == text.replace("V", "***")


def test_credentials_behind_basic_are_masked_and_other_words_are_not() -> None:
    assert mask_text("Basic YW5uOmh1bnRlcg==") == "Basic ***"
    for prose in (
        "Basic research at Nissan",
        "Bearer of news",
        "Token economics",
        "the key: electrification",
    ):
        assert mask_text(prose) == prose


@pytest.mark.parametrize(
    "path",
    [
        f"/private/{LONG}/feed.xml",
        f"/feeds/{LONG}.xml",
        "/rss/9f8e7d6c5b4a39281706",
        "/9F8E7D6C5B4A39281706/rss",
        "/f/3f2b8c1d-9e0a-4b7c-8d6e-5f4a3b2c1d0e.rss",
        "/f/3f2b8c1d9e0a4b7c8d6e5f4a3b2c1d0e",
        "/services/T00AB/B11CD/a8Fk2LpQz9XcVbN4mKj7Hg5D",
        "/calendar/private-9f8e7d6c5b4a39281706/basic.ics",
        "/f/Ab3-xY9_kLm2Qp7Zr1-tV5wU8",
        "/alerts/feeds/123456789012345678901/feed",
        "/f/xkqzptrwvbnmlhgfdsjk",
        "/feed?u=9f8e7d6c5b4a39281706",
        f"/feed?n=20&x={LONG}",
        "/token/Zq81aaTt93/feed",
    ],
)
def test_a_random_part_of_a_feeds_address_is_masked_and_tells_it_from_others(path: str) -> None:
    address = f"https://a.example{path}"
    shown = mask_feed_address(address)
    assert "***" in shown
    for part in path.replace("?", "/").replace("=", "/").replace(".", "/").split("/"):
        assert len(part) < 10 or part not in shown
    assert mask_feed_address(shown) == shown
    digits = str.maketrans("0123456789", "1234567890")
    assert mask_feed_address(address.translate(digits).replace("T11", "T00")) != shown or "xkq" in path
    assert mask_addresses(address) == address


HONEST = """
    https://a.example/feed?page=2
    https://a.example/feed?id=nissan-leaf-2027-prices
    https://a.example/feed?id=48151623
    https://a.example/article?aid=c93j5x2ly4po
    https://a.example/stock?code=7201
    https://a.example/stock?code=7201.T
    https://a.example/stock?code=NSANY
    https://a.example/stock?code=JP3672400003
    https://a.example/stock?code=TYO:7201
    https://a.example/stock?stock_code=72011234
    https://a.example/f?country_code=JPN&lang_code=en-US&currency_code=JPY
    https://a.example/f?zipcode=2208686&postcode=SW1A+2AA&barcode=4902030159022
    https://a.example/f?article_code=DGXZQOGN21CN0R21
    https://a.example/f?date=2026-11-28&from=20261128&to=2026-11-28T09:00:00Z
    https://a.example/f?t=1795824000&s=nissan+leaf&k=battery&h=600
    https://a.example/f?keyword=nissan&keywords=leaf,ariya&keyphrase=plant
    https://a.example/f?monkey=q1w2e3&turkey=q1w2e3&donkey=q1w2e3&whiskey=q1w2e3&hockey=q1w2e3&hotkey=q1w2e3
    https://a.example/f?author=q1w2e3&authors=q1w2e3&authority=q1w2e3&author_id=q1w2e3
    https://a.example/f?design=q1w2e3&signal=q1w2e3&sigma=q1w2e3&signup=q1w2e3&insight=q1w2e3
    https://a.example/f?compass=q1w2e3&passenger=q1w2e3&passport=q1w2e3&bypass=q1w2e3&passage=q1w2e3
    https://a.example/f?secretary=q1w2e3&secretariat=q1w2e3
    https://a.example/f?tokens=q1w2e3&max_tokens=4096&token_type=bearer&tokenizer=q1w2e3
    https://a.example/f?session=spring&session=2026&session=q3&sessions=q1w2e3&session_date=20261128
    https://a.example/f?obsession=q1w2e3&possession=q1w2e3
    https://a.example/f?sort_key=date&group_key=q1w2e3&article_key=q1w2e3&primary_key=q1w2e3&public_key=q1w2e3
    https://a.example/f?code=en-US&code=ja_JP&code=promotion&state=California&state=open
    https://a.example/f?auth_type=q1w2e3&auth_method=q1w2e3&signature_version=q1w2e3&X-Amz-Date=20261128T090000Z
    https://a.example/f?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=300&X-Amz-SignedHeaders=host
    https://a.example/f?q=q1w2e3&query=key&p=123&n=20&offset=40&cat=7&tag=ev&format=rss&v=2
    https://a.example/f?hash=abc&client=firefox&app=android&device=mobile&share=true&private=no
    https://a.example/f?decode=q1w2e3&encode=q1w2e3&codec=q1w2e3&geocode=q1w2e3&episode=q1w2e3&unicode=q1w2e3
    https://a.example/f?utm_source=q1w2e3&hl=en-US&gl=US&ceid=US:en&output=atom
    https://a.example/@reporter/feed
    https://a.example/f?mail=ann@b.example
    https://a.example/2026/11/28/nissan-q3-results-2027?amp=1
    https://a.example/monkey=7/turkey=8
    https://a.example/f#page=2
    https://a.example/f#:~:text=key%20figures
    https://a.example/f?sort=key&order=token&by=password
"""
HONEST_FEEDS = """
    https://www.bing.com/news/search?q=Nissan+Motor&format=rss
    https://news.google.com/rss/search?q=nissan%20when:7d&hl=en-US&gl=US&ceid=US:en
    https://news.google.com/rss/topics/CAAqJggKIiBDQkFTRWdvSUwyMHZNRGx1YlY4U0FtVnVHZ0pWVXlnQVAB
    https://www.youtube.com/feeds/videos.xml?channel_id=UCxQ2Zk8pLm4Rt7Vw9Yb3NdA
    https://a.example/feeds/US-en-automotive-industry-2026.xml
    https://a.example/${NEWSWIRE_A}/f?token=${NEWSWIRE_B}
    https://a.example/rss/category/electric-vehicles-and-batteries/feed/
    https://a.example/tag/nissan-motor-corporation-yokohama-headquarters/feed
    https://a.example/topics/c1038wnxezqt/rss.xml
    https://a.example/rss/20261128093000/index.rdf
    https://a.example/arc/outboundfeeds/news-sitemap-index/?outputType=xml
    https://a.example/sites/default/files/RechtschreibungUndKraftfahrzeugsteuer.xml
    https://a.example/nissanLeafBatteryPlant2026/feed
    https://a.example/id/1234567890/feed
    https://a.example/%E6%97%A5%E7%94%A3%E8%87%AA%E5%8B%95%E8%BB%8A/feed
    https://a.example/%D0%BD%D0%B8%D1%81%D1%81%D0%B0%D0%BD-%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/rss
    https://a.example/key/figures/2026
    https://a.example/token/economics.xml
    https://a.example/wp-json/wp/v2/posts?per_page=100&_fields=id,date,link,title
    https://a.example/xml/rss/all.xml?guid=3f2b8c1d-9e0a-4b7c-8d6e-5f4a3b2c1d0e
"""


@pytest.mark.parametrize("address", HONEST.split())
def test_an_honest_address_is_left_alone(address: str) -> None:
    assert mask_addresses(address) == mask_text(address) == mask_feed_address(address) == address


@pytest.mark.parametrize("address", HONEST_FEEDS.split())
def test_an_honest_address_of_a_feed_is_left_alone(address: str) -> None:
    assert mask_feed_address(address) == address


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("https://a.example/n?key=48151", "https://a.example/n?key=48151"),
        (
            "https://a.example/n?key=q1w2e3&code=DGXZQOGN21CN0",
            "https://a.example/n?key=q1w2e3&code=DGXZQOGN21CN0",
        ),
        (f"https://a.example/{LONG}?pass=season", f"https://a.example/{LONG}?pass=season"),
        ("https://ann:pw@a.example/n?id=7&token=abc", "https://a.example/n?id=7&token=***"),
    ],
)
def test_the_address_of_an_article_still_tells_it_from_others(address: str, masked: str) -> None:
    assert mask_article_address(address) == masked


def test_a_random_key_of_an_articles_address_has_a_mask_of_its_own() -> None:
    one, other = (mask_article_address(f"https://a.example/n?key={LONG}{end}") for end in "ab")
    assert LONG not in one
    assert one != other
    assert one.startswith("https://a.example/n?key=***")


def test_time_grows_with_the_length_of_a_text() -> None:
    for text in ("token=" * 20_000, "%3D" * 40_000, "a-" * 60_000 + ":", "//" * 60_000, "=" * 100_000):
        assert len(mask_text(text)) <= len(text) + 100_000


@pytest.mark.parametrize(
    "text", ["sid=code=" * 1_000, "https://a.example/" + "eaeaeaeaeaeaeaeaeaeaA/" * 1_500]
)
def test_values_within_values_and_words_with_a_capital_at_their_end_take_only_a_moment(text: str) -> None:
    start = time.process_time()
    assert len(mask_feed_address(text)) <= len(text)
    assert time.process_time() - start < 0.5
