"""Asks every service of services.json as a sandboxed page would, and says where the table is wrong. Needs the network;
run by hand: python3 probe_services.py"""

import json
import urllib.error
import urllib.request
from pathlib import Path

_TABLE = Path(__file__).parent.parent / "skybook/web/services.json"


def lets_pages_read(url: str) -> bool:
    """Whether the answer allows the origin `null`, which sandboxed frames have; raises OSError where there is no
    answer."""
    request = urllib.request.Request(url, headers={"Origin": "null", "User-Agent": "Mozilla/5.0"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            headers = answer.headers
    except urllib.error.HTTPError as error:
        headers = error.headers
    return headers.get("Access-Control-Allow-Origin") in ("*", "null")


def main() -> None:
    """One line a service."""
    for service in json.loads(_TABLE.read_text(encoding="utf-8"))["services"]:
        try:
            is_open = lets_pages_read(service["probe"])
        except OSError as error:
            print(f"no answer  {service['name']}: {error}")
            continue
        verdict = "as known  " if is_open == service["open"] else "CHANGED   "
        print(f"{verdict} {service['name']}: {'open' if is_open else 'closed'}")


if __name__ == "__main__":
    main()
