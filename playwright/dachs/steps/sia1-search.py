"""SIA1 finds images and tells what they are."""


def _step(base):
    import pyvo
    service = pyvo.dal.SIAService(base + "/img/q/sia/siap.xml?")
    found = service.search(pos=(250.42, 36.46), size=0.1)
    return [[one.title, one.format, one.naxis, str(one.dateobs), one.filesize] for one in found]
