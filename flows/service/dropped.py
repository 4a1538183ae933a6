"""Read the files of the inbox as arrivals, and word what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from flows.input_reading import read_input_files
from flows.intake.files import is_feed_document
from flows.jobs.workers import Workers
from flows.service.inbox import Outcome
from flows.service.spool import make_arrival
from transforms.records import Arrival, ArrivalOutcome

_MAX_REASONS = 20  # lines of a note


class DroppedFiles:
    """The arrivals in some files; it remembers which file each came from.

    Args:
        files: Pairs of origin and file.
        workers: The processes to read them in.
        received_at: The time of the pass.
    """

    def __init__(self, files: Iterable[tuple[str, Path]], *, workers: Workers, received_at: datetime) -> None:
        self._files = list(files)
        self._workers = workers
        self._received_at = received_at
        self._arrivals: dict[Path, dict[str, str]] = {path: {} for _, path in self._files}

    def read(self) -> Iterator[Arrival]:
        """Read one page or feed document after the other."""
        for origin, path in self._files:
            for one in read_input_files(self._workers, [(origin, path)]):
                is_document = is_feed_document(one)
                arrival = make_arrival(
                    one.body,
                    corpus="inbox",
                    origin=one.origin,
                    received_at=self._received_at,
                    url=one.url,
                    feed=f"urn:newswire:inbox:{quote(one.origin)}" if is_document else None,
                    media_type=one.media_type,
                    charset=one.charset,
                    fault=one.fault,
                )
                self._arrivals[path][arrival.arrival_id] = one.origin
                yield arrival

    def word_outcomes(self, outcomes: Mapping[str, ArrivalOutcome]) -> Iterator[tuple[Path, Outcome, bool]]:
        """Yield each file with what became of it, and whether another try may end otherwise.

        Args:
            outcomes: The outcome of each arrival, by its identifier.
        """
        for path, arrivals in self._arrivals.items():
            of_file = {origin: outcomes[name] for name, origin in arrivals.items()}
            yield path, _word_outcome(of_file), any(one.is_transient for one in of_file.values())


def _word_outcome(outcomes: Mapping[str, ArrivalOutcome]) -> Outcome:
    if not outcomes:
        return Outcome(refused=True, note="There is no page in this file.")
    refused = {origin: one.words for origin, one in outcomes.items() if one.refusal}
    taken = Counter(one.words for one in outcomes.values() if not one.refusal)
    lines = [words if count == 1 else f"{words}: {count}" for words, count in sorted(taken.items())]
    lines += [f"{origin}: {words}" for origin, words in list(refused.items())[:_MAX_REASONS]]
    if len(refused) > _MAX_REASONS:
        lines.append(f"and {len(refused) - _MAX_REASONS} more")
    return Outcome(refused=not taken, note="\n".join(lines))
