# Python makes controls too. Like that of JavaScript above, cells of every language can read it.
column = ui.radio(["distance_pc", "hpmag", "b_v"], label="Histogram of")
