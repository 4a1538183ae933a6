"""Decide whose figure it is, by the grammar around the names that tagging found.

The first of these that the sentence offers: the model that is counted, the model or plant that the words
belong to, the company that possesses them, the company that acts. Otherwise it is the figure of the article's
only subject.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from transforms.claims import owner_grammar as grammar
from transforms.claims.bystanders import has_bystander, is_of_market
from transforms.claims.figured_sentences import FiguredSentence
from transforms.claims.fronted_clauses import find_subject_behind
from transforms.claims.joint_models import is_joint
from transforms.claims.kin import UNTAGGED, find_kin
from transforms.claims.linking import Link
from transforms.claims.named_owners import find_behind, find_beside
from transforms.claims.named_places import NamedPlace, list_named_places
from transforms.claims.opening_plants import find_opening_plant
from transforms.claims.possessives import find_possessing_part
from transforms.claims.relative_clauses import (
    drop_bracketed,
    drop_inserted,
    find_antecedent,
    find_interrupted,
)
from transforms.claims.salaries import is_of_person
from transforms.claims.sentences_before import find_previous, read_before
from transforms.claims.sites import is_about_site, is_of_site
from transforms.claims.unions import is_of_union
from transforms.records import ArticleTag, TagKind
from transforms.tagging.article_matches import ArticleMatches
from transforms.tagging.passages import Passage
from transforms.tagging.taxonomy import Taxonomy

_THE_MODEL = re.compile(
    r"\b(?:[Tt]he|[Ii]ts) (?:[\w-]+ )?(?:pickup|truck|SUV|crossover|car|sedan|hatch|(?:mini)?van|model)s?\b"
    r"|同車|同モデル|该车|该款|이 차"
)
_NAMED_KINDS: tuple[TagKind, ...] = ("company", "model", "plant", "person", "programme")
_TITLE_REACH = 400  # characters of a text in which "the plant" is that of the title; later it may be another
_OWNER_KINDS: tuple[TagKind, ...] = ("company", "model", "plant")


class OwnerFinder:
    """Finds the owners of the figures of one article."""

    def __init__(self, article: ArticleMatches, tags: Sequence[ArticleTag]) -> None:
        self._kinds, self._parents = _index_tags(article.taxonomy)
        self._names = {
            passage.field: list_named_places(article, number, self._kinds)
            for number, passage in enumerate(article.passages)
        }
        subjects = [each.tag for each in tags if each.relevance == "subject"]
        self._subjects = {kind: self._choose_single(subjects, kind) for kind in _OWNER_KINDS}

    @property
    def has_names(self) -> bool:
        """Whether the article names a company, model or plant at all."""
        return any(name.kind in _OWNER_KINDS for names in self._names.values() for name in names)

    def list_names(self, passage: Passage) -> Sequence[NamedPlace]:
        """Return the names of companies, models, plants and persons in a passage, in order."""
        return self._names[passage.field]

    def find_company(self, tag: str | None) -> str | None:
        """Return the company that an owner is or belongs to."""
        if tag is None or self._kinds.get(tag) == "company":
            return tag
        parent = self._parents.get(tag)
        return parent if parent in self._kinds else None

    def is_nobodys(self, link: Link, sentence: FiguredSentence) -> bool:
        """Return whether a figure is that of people or firms in general: "carmakers sold 17 million cars".

        So is one of a person, and of no company: "Ivan Espinosa will earn 1.2 million dollars".
        """
        if link.amount.counted is not None and "model" in link.quantity.owners:
            return False  # "dealers sold 4,000 Leafs"
        if link.quantity.owners == ("model",) and any(name.kind == "model" for name in sentence.names):
            return False  # "buyers of the Leaf can choose between packs of 52 and 75 kWh"
        if link.amount.is_money and is_of_person(link, sentence):
            return True
        companies = [name for name in sentence.names if name.kind == "company"]
        if is_of_union(link, sentence.text, companies) or self._find_kin(link, sentence) == UNTAGGED:
            return True
        named = [name for name in sentence.names if name.kind != "person"]
        return has_bystander(link, sentence.text, named) or is_of_market(link, sentence.text, named)

    def find_owner(self, link: Link, sentence: FiguredSentence) -> str | None:
        """Return the tag of the owner of a figure, or `None` where the article leaves that open.

        A figure of several models together is that of their maker.
        """
        owner = self._find_owner(link, sentence)
        if owner is None or self._kinds.get(owner) != "model" or "company" not in link.quantity.owners:
            return owner
        return self.find_company(owner) if is_joint(owner, sentence.text, sentence.names) else owner

    def _find_owner(self, link: Link, sentence: FiguredSentence) -> str | None:
        kinds = link.quantity.owners
        names = [name for name in sentence.names if name.kind in kinds]
        names = drop_bracketed(sentence.text, names, link.amount.start)
        counted = [name.tag for name in names if name.start == link.amount.counted]
        if counted and "model" in kinds:
            return counted[0]
        text = sentence.text
        has_opening = bool(names) and names[0].kind == "plant"
        opening = (
            find_opening_plant(link, text, names) if has_opening else find_subject_behind(link, text, names)
        )
        named = (
            opening
            or find_beside(link, sentence, names)
            or find_possessing_part(link, text, sentence.names, kinds)
            or find_interrupted(text, names, link.start)
            or find_behind(link, sentence, names)
        )
        if named:
            return named
        if "company" not in kinds:
            return find_antecedent(link, text, names) or self._find_only_part(link, sentence)
        site = self._find_site(link, sentence) if "plant" in kinds else None
        return site or self._find_actor(link, sentence)

    def refers_to_site(self, link: Link, sentence: FiguredSentence) -> bool:
        """Return whether a figure is that of "the plant", or of what is "there"."""
        actors = [name.end for name in sentence.names if name.kind == "company" and name.end <= link.start]
        return is_of_site(link, sentence.text.lower(), max(actors, default=0))

    def _find_only_part(self, link: Link, sentence: FiguredSentence) -> str | None:
        """Return the model of which the article is, unless the sentence names something else."""
        default = self._find_default(link, sentence)
        others = {name.tag for name in sentence.names if name.kind == "company"}
        is_other = not others <= {self.find_company(default)} or grammar.has_other_name(
            link, sentence.text, sentence.names
        )
        return None if is_other else default

    def _find_site(self, link: Link, sentence: FiguredSentence) -> str | None:
        """Return the plant that "the plant" or "there" means: the last one that was named."""
        if not self.refers_to_site(link, sentence):
            return None
        own = [name.tag for name in sentence.names if name.kind == "plant" and name.end <= link.start]
        if own:
            return own[-1]
        passage, start = sentence.passage, sentence.start
        paragraph = passage.text.rfind("\n", 0, start) + 1
        before = [
            name.tag
            for name in self._names[passage.field]
            if name.kind == "plant"
            and paragraph <= name.start < start
            and not grammar.is_destination(passage.text, name)
        ]
        if before:
            return before[-1]
        titled = {name.tag for name in self._names["title"] if name.kind == "plant"}
        return titled.pop() if len(titled) == 1 and start < _TITLE_REACH else None

    def _find_actor(self, link: Link, sentence: FiguredSentence) -> str | None:
        """Return the company that acts, by its name, by a pronoun, or after "by" and "at"."""
        text, kinds = sentence.text, link.quantity.owners
        wanted = [name for name in sentence.names if name.kind == "company" or name.kind in kinds]
        wanted = drop_inserted(text, [name for name in wanted if not grammar.has_kin(text, name)], link.start)
        antecedent = find_antecedent(link, text, wanted)
        if antecedent:
            return antecedent
        if between := grammar.find_topic_between(text, link, wanted):
            return between
        clause = grammar.find_clause(text, link.start)
        unknown = grammar.find_unknown(text, clause, link.start, sentence.names)
        actors = [
            name for name in wanted if name.end <= link.start and (unknown is None or name.start > unknown)
        ]
        acting = next((name for name in reversed(actors) if not grammar.is_object(text, name)), None)
        if acting is not None:
            pronoun = grammar.has_pronoun(text, max(clause, acting.end), link.start)
            is_former = pronoun and acting.start < clause and self._subjects["company"]
            return self._find_default(link, sentence) if is_former else acting.tag
        if unknown is not None:
            return None
        inside = [name for name in actors if name.start >= clause]
        is_holder = link.quantity.quantity == "stake"  # the company that is held is no holder
        if inside and not is_holder and not grammar.has_pronoun(text, clause, link.start):
            return inside[-1].tag
        companies = [name for name in wanted if name.kind == "company"]
        after = grammar.find_after(link, text, companies)
        only = {name.tag for name in companies}  # "mit 1.987 Neuzulassungen kam Nissan auf"
        return after or self._find_default(link, sentence) or (only.pop() if len(only) == 1 else None)

    def _find_default(self, link: Link, sentence: FiguredSentence) -> str | None:
        """Return whose figure it is where the sentence leaves that open.

        That is who "its" means; the article's only subject of a fitting kind; in an article on several, who
        acts before "the company"; the only one that the paragraph names; or who acted last in the text.
        """
        passage, start = sentence.passage, sentence.start
        meant = self._find_kin(link, sentence) or self._find_meant(link, sentence)
        meant = meant or self._find_other_subject(link, sentence)
        if meant:
            return meant
        for kind in link.quantity.owners:
            subject = self._subjects[kind]
            is_other = kind == "plant" or (
                kind == "model"
                and (_is_of_no_model(link, sentence.text) or not self._is_meant(subject, link, sentence))
            )
            if subject is not None and not is_other:
                return subject
        meant = find_previous(link, sentence, self._names[sentence.passage.field])
        if meant and grammar.has_pronoun(sentence.text, 0, link.end):
            return meant
        paragraph = passage.text.rfind("\n", 0, start) + 1
        before = {
            name.tag
            for name in self._names[passage.field]
            if paragraph <= name.start < start and name.kind in link.quantity.owners
        }
        return before.pop() if len(before) == 1 else meant

    def _is_meant(self, model: str | None, link: Link, sentence: FiguredSentence) -> bool:
        """Return whether a figure may be that of the article's only model, and is not rather its company's.

        It is where the title names the model, or nothing, or the sentence says "the pickup".
        """
        titled = {name.tag for name in self._names["title"]}
        is_named = not titled or model in titled or _THE_MODEL.search(sentence.text, 0, link.end)
        return bool(is_named) or "company" not in link.quantity.owners

    def _find_meant(self, link: Link, sentence: FiguredSentence) -> str | None:
        """Return the company of a programme in the sentence, or the one of the sentence before for "its"."""
        owners = {self._parents.get(name.tag) for name in sentence.names if name.kind == "programme"}
        if len(owners) == 1:
            return owners.pop()
        if "company" not in link.quantity.owners or not grammar.has_possessive(sentence.text, link.end):
            return None
        before, names = read_before(sentence, self._names[sentence.passage.field])
        if "\n" in before:
            return None
        actors = [name.tag for name in names if not grammar.is_object(before, name)]
        tags = set(actors or (name.tag for name in names))
        return tags.pop() if len(tags) == 1 else None

    def _find_kin(self, link: Link, sentence: FiguredSentence) -> str | None:
        """Return the supplier or the like that the sentence goes on about; see :func:`find_kin`."""
        if "company" not in link.quantity.owners or any(name.kind == "company" for name in sentence.names):
            return None
        return find_kin(
            sentence.text, link.start, *read_before(sentence, self._names[sentence.passage.field])
        )

    def _find_other_subject(self, link: Link, sentence: FiguredSentence) -> str | None:
        """Return the company on which the sentence before is, if it is not the one of the article.

        "Hino said its profit rose 7 percent. Group sales rose 10 percent" is on Hino in an article on Nissan.
        """
        subject = self._subjects["company"]
        if subject is None or "company" not in link.quantity.owners or sentence.names:
            return None
        _, names = read_before(sentence, self._names[sentence.passage.field])
        if len(names) != 1 or names[0].tag == subject or self._parents.get(names[0].tag) == subject:
            return None
        if grammar.find_unknown(sentence.text, 0, link.end, ()) is not None:
            return None
        return names[0].tag if names[0].start == 0 else None

    def _choose_single(self, tags: Sequence[str], kind: TagKind) -> str | None:
        """Return the only tag of a kind, leaving out those that are parts of another."""
        fitting = [tag for tag in tags if self._kinds.get(tag) == kind]
        whole = [tag for tag in fitting if self._parents.get(tag) not in fitting]
        return whole[0] if len(whole) == 1 else None


@lru_cache(maxsize=4)
def _index_tags(taxonomy: Taxonomy) -> tuple[Mapping[str, TagKind], Mapping[str, str | None]]:
    """Return the kind of each tag that has names, and the parent of every tag."""
    kinds = {tag.tag: tag.kind for tag in taxonomy.tags if tag.kind in _NAMED_KINDS}
    return kinds, {tag.tag: tag.parent for tag in taxonomy.tags}


def _is_of_no_model(link: Link, text: str) -> bool:
    """Return whether a sentence is on "the brand", or on a plant without a tag."""
    return is_about_site(text, link.start) or (
        "company" in link.quantity.owners and grammar.has_organisation(text, link.start)
    )
