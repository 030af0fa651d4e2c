"""What is known of services of the field: whether they let pages of other origins read them, and who else has their
data."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Mirror:
    """An open service with the same data, and how they are called there."""

    name: str
    url: str
    data: str


@dataclass(frozen=True)
class Service:
    """One service of services.json, as found on the day `checked` (ISO 8601)."""

    name: str
    hosts: tuple[str, ...]
    open: bool
    probe: str
    mirrors: tuple[Mirror, ...]
    checked: str


@cache
def services() -> tuple[Service, ...]:
    """All services of the table."""
    table = json.loads(Path(__file__).with_name("services.json").read_text(encoding="utf-8"))
    return tuple(
        Service(
            entry["name"],
            tuple(entry["hosts"]),
            entry["open"],
            entry["probe"],
            tuple(Mirror(**mirror) for mirror in entry["mirrors"]),
            table["checked"],
        )
        for entry in table["services"]
    )


def service_of(host: str) -> Service | None:
    """The service that answers at `host`."""
    return next((service for service in services() if host.lower() in service.hosts), None)
