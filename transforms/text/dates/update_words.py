"""The words by which publishers say that a date is that of a change, in the languages of our feeds."""

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


def names_update(folded: str) -> bool:
    """Return whether a folded text has a word that says that a date is that of a change."""
    return _UPDATE.search(folded) is not None
