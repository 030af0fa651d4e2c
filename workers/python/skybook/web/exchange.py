"""One request and its answer, whoever asks."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Request:
    """What is asked; `silence_s` is how long nothing may arrive before the request counts as failed."""

    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    silence_s: float | None = None


@dataclass(frozen=True)
class Answer:
    """What came: the address after all redirects, and the body with its coding undone."""

    status: int
    url: str
    headers: dict[str, str]
    body: bytes
