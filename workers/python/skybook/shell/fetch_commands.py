"""Commands that fetch files and unpack them."""

import os
import shutil
from urllib.parse import urlsplit

from skybook.shell.told import tell
from skybook.shell.words import option, plain


def fetched(words: list[str]) -> str:
    """`wget`."""
    from urllib.request import urlretrieve

    target, folder = (
        option(words, "-O", "--output-document", "-o", "--output"),
        option(words, "-P", "--directory-prefix"),
    )
    for address in (word for word in plain(words) if "://" in word):
        name = target or os.path.basename(urlsplit(address).path) or "index.html"
        place = os.path.join(folder, name) if folder else name
        if os.path.exists(place) and any(word in words for word in ("-nc", "--no-clobber")):
            continue
        urlretrieve(address, place)
        tell(f"{place}: {os.path.getsize(place):,} bytes from {urlsplit(address).hostname}")
    return ""


def curled(words: list[str]) -> str:
    """`curl`."""
    if option(words, "-o", "--output") or any(word.startswith("-") and "O" in word for word in words):
        return fetched([word for word in words if "O" not in word or not word.startswith("-")])
    from urllib.request import urlopen

    texts: list[str] = []
    for address in (word for word in words if "://" in word):
        with urlopen(address) as answer:
            texts.append(answer.read().decode(errors="replace"))
    return "".join(texts)


def unzipped(words: list[str]) -> str:
    """`unzip`."""
    target = option(words, "-d") or "."
    archive = next(word for word in plain(words) if word != target)
    shutil.unpack_archive(archive, target, "zip")
    return ""


def untarred(words: list[str]) -> str:
    """`tar`, as far as it unpacks."""
    import tarfile

    target = option(words, "-C", "--directory") or "."
    archive = next((word for word in words if ".tar" in word or word.endswith((".tgz", ".tbz2", ".txz"))), words[-1])
    with tarfile.open(archive) as file:
        file.extractall(target, filter="data")
    return ""
