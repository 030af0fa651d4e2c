"""Ways for a request to end without an answer."""


class NoAnswer(ConnectionError):
    """The browser gave nothing at all: offline, no such host, a certificate it refuses, or no leave for pages of other
    origins."""


class BrokenOff(ConnectionError):
    """The answer had begun and did not end."""


class Silence(TimeoutError):
    """Nothing arrived within the time given."""
