"""The words around authors' names: buttons, agencies, accounts of software, outlets."""

from __future__ import annotations

import re

_BUTTON_WORDS = (
    r"follow(?:ing)?(?: (?:me|us|author|on \w+))?|unfollow"
    r"|(?:view|see|show|read|all|more)(?: (?:full|all|more"
    r"|other|his|her|their))?"
    r" (?:posts?|articles?|stor(?:y|ies)|bio(?:graphy)?|profile|from|by|works?)|(?:author|full"
    r"|user) (?:profile|page|archive|bio)"
    r"|posts|articles|print|subscribe|contact|e-?mail|website|profile|bio(?:graphy)?"
    r"|advertisement|advertorial|press release|log ?in|sign (?:in|up)|register|menu|home ?page"
    r"|share(?: (?:this )?(?:article|story|post|page|link))?"
    r"|read more|show more|learn more|message"
    r"|folgen|alle (?:beiträge|artikel)(?: (?:anzeigen|ansehen|lesen))?"
    r"|(?:mehr|weitere) (?:artikel|beiträge|texte)|archiv anzeigen"
    r"|zum profil|autorenseite|kontakt"
    r"|(?:more )?about(?: the)?(?: (?:author|writer|me|us))?|view more posts|link copied|copy link"
    r"|written by|article by|(?:published|posted|veröffentlicht|publié|publicado)(?: (?:on|am|le|el))?"
    r"|(?:no |\d+ |leave an? )?(?:comments?|reply)(?: (?:are )?(?:closed|off|disabled))?"
    r"|(?:keine |\d+ )?kommentare?(?: (?:geschlossen|deaktiviert|hinterlassen|schreiben))?"
    r"|(?:\d+ |aucun )?commentaires?(?: fermés)?|(?:\d+ |sin )?comentarios?(?: (?:cerrados|desactivados))?"
    r"|suivre(?: (?:cet|cette) auteure?| l['’]auteure?)?"
    r"|(?:voir |lire )?(?:tous|toutes) (?:ses|les) (?:articles|publications)|voir (?:le profil"
    r"|plus)|contacter"
    r"|seguir|ver (?:más|todos?|perfil)(?: (?:artículos|los artículos|las entradas))?|segui"
    r"|vedi tutti(?: gli articoli)?|volg(?:en)?|ver todos os (?:artigos|textos)|alle artikelen(?: bekijken)?"
    r"|(?:följ|følg)(?: (?:skribenten|forfatteren))?|obserwuj|takip et|подписаться|все статьи(?: автора)?"
)
BUTTON = re.compile(
    rf"(?:{_BUTTON_WORDS})\W*|フォロー(?:する|中)?|プロフィール|記事(?:一覧|を見る)|著者(?:ページ|一覧)|人[気氣气](?:記事)?(?:ランキング)?|[+＋]?\s*(?:关注|關注|订阅|訂閱)|(?:팔로우|구독)(?:하기)?"
    r"|[文图圖]|摄影|攝影",
    re.IGNORECASE,
)
"""A text that is nothing but a button or a link beside an author's name."""
BUTTON_BEFORE = re.compile(
    r"(?:view|see|show|read)?\s*(?:all|more)?\s*(?:posts?|articles?|stories|more|insights)\s+(?:by|from)\s+"
    r"|more about\s+"
    r"|(?:follow|print|e-?mail)\s+(?=[A-ZÀ-Þ])"
    r"|(?:zeige? |sieh )?alle (?:beiträge|artikel) von\s+|tous les articles de\s+|todos los artículos de\s+",
    re.IGNORECASE,
)
BUTTON_AFTER = re.compile(
    rf"\s+(?:{_BUTTON_WORDS})\W*$|\s*(?:フォローする?|关注|關注|订阅|訂閱|(?:팔로우|(?<=\s)구독)(?:하기)?)$",
    re.IGNORECASE,
)
AGENCY = re.compile(
    r"(?:the )?(?:associated press|ap|reuters|agence france[- ]presse|afp|bloomberg(?: news)?"
    r"|dpa(?:-afx)?|apa|sda|ansa|efe|tass|ria novosti"
    r"|interfax|xinhua(?: news(?: agency)?)?|kyodo(?: news)?|jiji(?: press)?|yonhap(?: news(?: agency)?)?"
    r"|anadolu(?: agency| ajansı)?"
    r"|press trust of india|pti|ani|ians|press association|pa media|canadian press"
    r"|australian associated press|aap"
    r"|united press international|upi|dow jones(?: newswires)?|europa press|lusa|belga|anp|ntb|ritzau|tt"
    r"|pap|čtk|ctk|afp-jiji"
    r"|business ?wire|pr ?newswire|globe ?newswire|accesswire"
    r"|共同通信(?:社)?|時事通信(?:社)?|ロイター(?:通信)?"
    r"|新华社|新華社"
    r"|中新社|연합뉴스)",
    re.IGNORECASE,
)
"""The whole name of a news agency."""
AGENCY_AFTER = re.compile(
    r"(?<=\w)\s+(?:the )?(?:associated press|reuters|afp|bloomberg|dpa|kyodo|ap)(?: (?:writer|news))?$",
    re.IGNORECASE,
)
COMPANY = re.compile(
    r"\b(?:inc|ltd|llc|corp|plc|gmbh|e\. ?v)\.?$|^(?:株式会社|有限会社)|(?:株式会社|有限公司)$", re.IGNORECASE
)
"""The form of a company, by which a name is no person's."""
ACCOUNT = re.compile(
    r"\b(?:feeds?|newsfeed|import(?:er)?|api|bots?|cms|system|syndication|automation|rss|autopost"
    r"|content (?:hub|team)"
    r"|web ?services?|test|noreply|no-reply|default|wp ?admin|super ?user)$",
    re.IGNORECASE,
)
"""A name that is that of an account of the publisher's software."""
ADMINISTRATOR = re.compile(
    r"\S{0,12}admin\w?|гость|администратор|редакци[яи]|[\w-]*redaktion|[\w-]*redactie|toimitus"
    r"|redakce|redaksi|szerkesztőség"
    r"|\w{0,12}(?:編集部|編輯部|编辑部|뉴스팀|편집부)|本[報报][訊讯]",
    re.IGNORECASE,
)
"""A single word that is the name of an account of the publisher's software, or of all its editors."""
HANDLE = re.compile(r"([a-z]{3,})[._]([a-z]{3,})")
"""A given and a family name in the name of an account."""
BOTH_PARTS = re.compile(
    r"\b(?:words|text|story|written|reporting|texte|texto|testo|tekst)\s(?:and|und|et|y|e|og|och|en|&)\s"
    r"[\w-]+\s*(?:by\b|von\b|de\b|:)",
    re.IGNORECASE,
)
"""What a byline says of those who wrote the article and took another part in it."""
SENT_BY = (
    r"(?:(?:eine? )?(?:\w*bericht|reportage|analyse|\w*kommentar|(?:gast)?beitrag|artikel|interview|porträt)"
    r" (?:von|vom)\s*:?\s+"
    r"|(?:von unsere[mr]|(?:d[eu]|par) notre|(?:de|por) nuestr[oa]|dal(?:la)? nostr[oa]|d[oa] nosso"
    r"|(?:van|door) onze) (?:\w+ )?"
    r"(?:korrespondent|reporter|redakteur|correspondante?|envoyée? spéciale?|corresponsal"
    r"|enviad[oa](?: especial)?|inviat[oa]|corrispondente|correspondente|verslaggever"
    r"|redacteur|redactrice|medewerk(?:er|ster))(?:in)?"
    r"(?:\s(?:à|a|en|in|aus|em|te|da)\s[\w'’-]+,)?\s*:?\s+"
    r"|(?:propos recueillis|entretien réalisé) par\s+|(?:reportagem|matéria) de\s+|a cura di\s+"
    r"|(?:servizio|articolo|intervista|analisi|commento) di\s+|aus [\w-]+ berichtet(?:e|en)?\s+"
    r"|(?:opracował[ai]?|oprac\.|rozmawiał[ai]?|reporter(?:in|ka)?\s*:|redakteur(?:in)?\s*:|journaliste\s*:)\s*:?\s+)"
)
"""The words before the name of a writer in some bylines: *Ein Bericht von*, *dal nostro inviato*."""
SENT_FROM = re.compile(rf"^\W*{SENT_BY}(?<=, )", re.IGNORECASE)
"""Those of them that say from where, with a comma behind the place: *De notre envoyé à Douai, …*."""
_WRITER = r"\b(?:written|words|text|story|reported|reporting)\b\s*(?:by\b|:)"
_DONE_BY = (
    r"(?:reviewed|checked|verified|translated|translation|illustrated|illustrations?|photographed|photograph(?:s|y)?"
    r"|photos?|pictures?|images?|graphics?|videos?|produced|narrated|hosted|sponsored|presented|powered)"
    r"(?: and [a-z-]+)? by\b"
    r"|(?<!^)edit(?:ed|ing)(?: and [a-z-]+)? by\b"  # alone it may be all that a page says
)
_DONE = (
    r"(?:photo(?:s|graph(?:s|y)?|graphies)?|pictures?|images?|graphics?|videos?|vidéos?|illustration(?:s|en|er)?|translation"
    r"|edit(?:ed|ing|ors?)|zdjęci[ae]|fot\.|fotos?|foto's|fotograf(?:ie|i|ía)|bild(?:er)?|übersetzung|bearbeitung|redaktion|traducción|edición"
    r"|traduction|traduzione|фото)(?: (?:and|und|et|y|e) [\w-]+)?\s*:"
    r"|(?:fotos?|photos?|bilder|vidéos?|illustrations?)\s(?:de|von|di|av|door|par)\s"
    r"|(?<=[a-zà-ÿ] )(?-i:Fotografia|Fotografía|Fotografie|Fotos?|Photos?|Bilder|Zdjęcia) (?-i:(?=[A-ZÀ-Þ]))"
)
OTHER_PART = re.compile(
    r"(?:^|[\s.,;|·–—-]+)(?:(?:additional|(?:medically|legally|clinically|expert|fact)[- ]?)\s*)?"
    rf"(?:{_DONE_BY}|{_DONE})"
    rf"(?:(?!{_WRITER}).)*",
    re.IGNORECASE,
)
"""What a byline says of those who took another part in the article than writing it."""
PHOTOGRAPHER = re.compile(
    r"(?:(?:\s*,|\s(?:und|and|et|y|e|en|och|i))\s)[^\W\d_][^(),;]{2,40}"
    r"\s\((?:fotos?|photos?|bilder|pictures|zdjęcia|foto's)\)",
    re.IGNORECASE,
)
"""Another name in a byline, with what it stands for in brackets: *… (Text) und Bernd Kaul (Fotos)*."""
DEGREE = re.compile(
    r"[A-Z]{2,6}®?|(?:[A-Z][a-z]?\.){1,4}(?:[A-Z][a-z]?)?(?: \w+)?|(?:Ph|Ed|Psy|Pharm)\.?D\.?"
)
"""A degree or a licence, as it is behind a name and a comma."""
OUTLET = re.compile(
    r"\b(?:news|times|post|gazette|herald|tribune|media|magazine|online|tv|radio|daily|network|business"
    r"|newspapers?|group|inc|ltd"
    r"|llc|corp|gmbh|broadcasting|weekly|journal)\.?$",
    re.IGNORECASE,
)
OUTLET_AFTER = re.compile(
    r"\s+(?:for|at|of|from|on behalf of|für|bei|pour|para|(?-i:in|aus|à|a))\s+(?:the\s+)?(?-i:[A-ZÀ-Þ]).*$",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"(?:staff|team|newsroom|desk|bureau|redaktion|rédaction|redacción|agencies|agency|wire|編集部)\W*$",
    re.IGNORECASE,
)
"""The end of a name that is an organisation's, of which no part is a person's name."""
ROLE = re.compile(
    r"^(?:guest|user|root)$"  # family names too
    r"|(?:^|[\s,(]+)(?:(?:the|our|your|a|an|senior|junior|deputy|managing|executive|associate|contributing|news"
    r"|staff|chief"
    r"|web|digital|online|editorial|guest|special|business|automotive|auto|freelance|technology|political|sports|foreign"
    r"|national|bureau|trial|marketing|content|creative|general|trending|lifestyle|health|science|features|research"
    r"|politics|world|culture|entertainment|climate|education|crime|economics|finance|markets|energy|security|travel|tech"
    r"|motoring|motors|consumer|money|transport|court|royal|showbiz|sport|city|environment|industry|employment"
    r"|community|audience|multimedia|investigative|breaking|site|for|at|of|to|by)\s)*"
    r"(?:admin(?:istrator)?|staff|team|editors?(?:-in-chief|-at-large)?|editorial|newsroom|bureau|desk|reporters?|writers?"
    r"|sponsored|partner content|(?:vice[- ])?president|opinion|chief [a-z]+ officer|head of [\w &-]+"
    r"|CEO|CFO|CTO|COO|(?:co-?)?founder|director|attorney|manager|analyst|consultant|specialist|strategist|professor"
    r"|photographer|dietitian|nutritionist|economist|researcher|redakteur(?:in)?|korrespondent(?:in)?|journaliste"
    r"|rédact(?:eur|rice)|periodista|corresponsal|redactora?|giornalista|verslaggever|корреспондент"
    r"|журналист|редактор"
    r"|correspondents?|journalists?|contributors?|columnists?|bloggers?|publisher|webmaster|author|unknown"
    r"|anonymous|redact(?:eur|rice)(?: [a-z]+)?"
    r"|staff reports?|redactie(?: [a-z]+)?|redazione(?: [a-zà-ÿ]+)?|redakcja|redaktionen"
    r"|envoyée? spéciale?|enviad[oa] especial|inviat[oa](?: speciale)?|corrispondente|correspondante?"
    r"|correspondente|repórter|jornalista|reporterka|dziennikarz|dziennikarka"
    r"|commentators?|(?:redaktion|rédaction|redacción|redação)(?: (?:web|online|digitale?|numérique))?"
    r"|agencies|agency|wire|編集部|MD|MS|MBA|RDN?|Ph\.?D|CFA|JD|Esq)\.?\)?$",
    re.IGNORECASE,
)
"""A role, alone or behind a name."""
