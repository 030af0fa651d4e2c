"""astropy reads a table by its address."""


def _step(base):
    from astropy.table import Table
    table = Table.read(base + "/stars/q/cone/scs.xml?RA=56.75&DEC=24.12&SR=0.05&VERB=1", format="votable")
    table.sort("id")
    return table
