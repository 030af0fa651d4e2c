"""Records give position and identifier."""


def _step(base):
    import pyvo
    service = pyvo.dal.SCSService(base + "/stars/q/cone/scs.xml?")
    records = sorted(service.search(pos=(56.75, 24.12), radius=0.2), key=lambda record: int(record.id))
    return [[record.id, record.pos.ra.deg, record.pos.dec.deg] for record in records[:5]]
