"""A missing page is an HTTP error with its status."""


def _step(base):
    import requests
    try:
        requests.get(base + "/no/such/page", timeout=20).raise_for_status()
    except requests.HTTPError as error:
        return [error.response.status_code, error.response.url]
