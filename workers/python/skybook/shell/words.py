"""What stands in the words of a command."""


def plain(words: list[str]) -> list[str]:
    """The words that are no options."""
    return [word for word in words if not word.startswith("-")]


def option(words: list[str], *names: str) -> str | None:
    """The value of an option, by any of its names."""
    for at, word in enumerate(words):
        if word in names and at + 1 < len(words):
            return words[at + 1]
        for name in names:
            if name.startswith("--") and word.startswith(f"{name}="):
                return word.partition("=")[2]
    return None
