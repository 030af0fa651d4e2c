"""The address after redirects is known."""


def _step(base):
    import urllib.request
    import requests
    response = requests.post(base + "/tap/async", data={"LANG": "ADQL", "QUERY": "SELECT TOP 1 id FROM nb.stars"})
    job = response.url
    requests.post(job, data={"ACTION": "DELETE"})
    with urllib.request.urlopen(base + "/tap/availability") as answer:
        return ["/async/" in job, answer.status, answer.geturl()]
