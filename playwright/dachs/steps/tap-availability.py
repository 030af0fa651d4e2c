"""The service says that it is up."""


def _step(base):
    import requests
    from xml.etree import ElementTree
    return ElementTree.fromstring(requests.get(base + "/tap/availability").content)[0].text
