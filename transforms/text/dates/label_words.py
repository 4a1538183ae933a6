"""The words by which publishers say what a date is that of: publication, or a change."""

from __future__ import annotations

import re

# On folded text: without accents, in any case.
_UPDATE = re.compile(
    r"(?<![^\W\d_])(?:(?:last |re)?(?:updated?|modified|changed|edited|revised|corrected)|upd|"
    r"(?:zuletzt )?(?:aktualisiert|geandert|bearbeitet)|aktualisierung|stand|"
    r"mise? a jour|mis a jour|maj|modifiee?|actualise|"
    r"actualizad[oa]|ultima actualizacion|modificad[oa]|actualitzat|atualizad[oa]|ultima atualizacao|"
    r"aggiornat[oa]|aggiornamento|ultima modifica|bijgewerkt|laatste update|gewijzigd|"
    r"oppdatert|opdateret|uppdaterad|senast andrad|paivitetty|muokattu|uppfaert|"
    r"zaktualizowano|aktualizacja|ostatnia aktualizacja|zmodyfikowano|"
    r"aktualizovano|aktualizace|aktualizovane|"
    r"frissitve|modositva|actualizat|azurirano|posodobljeno|obnovljeno|uuendatud|atnaujinta|atjaunots|perditesuar|"
    r"guncelleme|guncellendi|guncellenme|son guncelleme|yenilendi|"
    r"diperbarui|diperbaharui|dikemas kini|cap nhat|"
    r"обновлено|обновлен[ао]?|изменено|оновлено|змінено|обновена|актуализирана?|ажурирано|"
    r"ενημερωθηκε|ενημερωση|τελευταια ενημερωση|"
    r"עודכן|עדכון|עדכון אחרון|تحدیث|اخر تحدیث|تم التحدیث|به روز رسانی|بروزرسانی|به‌روزرسانی|"
    r"अपडेटेड|अपडेट|अद्यतन|আপডেট|อัปเดต|อัพเดต|ปรับปรุงล่าสุด|แก้ไขล่าสุด)(?![^\W\d_])"
    r"|更新|改訂|修正|訂正|再掲|수정|업데이트|最終",
    re.IGNORECASE,
)

_PUBLICATION = re.compile(
    r"(?<![^\W\d_])(?:(?:first |originally )?(?:published|posted|released|issued|created)|date|"
    r"veroffentlicht|erstellt|erschienen|gepostet|verfasst|geschrieben|publiziert|"
    r"datum|publie|paru|publicado|publicada|fecha|publicat|pubblicato|data|gepubliceerd|publicerad|publisert|"
    r"offentliggjort|udgivet|julkaistu|opublikowano|publikovano|zverejnene|megjelent|objavljeno|"
    r"yayinlanma|yayin tarihi|tarih|diterbitkan|dipublikasikan|опубликовано|дата|опубліковано|публикувано|"
    r"δημοσιευση|פורסם|نشر|تاریخ|प्रकाशित|ngay dang)(?![^\W\d_])"
    r"|เผยแพร่|公開|掲載|配信|発行|投稿|发布|發布|发表|입력|등록|게시",
    re.IGNORECASE,
)


def names_publication(folded: str) -> bool:
    """Return whether a folded text has a word that says that a date is that of publication."""
    return _PUBLICATION.search(folded) is not None


def names_update(folded: str) -> bool:
    """Return whether a folded text has a word that says that a date is that of a change."""
    return _UPDATE.search(folded) is not None
