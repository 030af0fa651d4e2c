"""An answer in csv comes as the service sent it."""


def _step(base):
    import hashlib
    import requests
    response = requests.post(base + "/tap/sync", data={"LANG": "ADQL", "REQUEST": "doQuery", "FORMAT": "csv", "QUERY": "SELECT TOP 50 id, ra, gmag FROM nb.stars ORDER BY id"})
    response.raise_for_status()
    return [response.headers["content-type"].split(";")[0], hashlib.sha256(response.content).hexdigest()]
