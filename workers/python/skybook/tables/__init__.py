"""Tables of Python's packages to and from the page's form: one buffer a column, as Arrow lays it out."""
