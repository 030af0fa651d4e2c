sky(hyades, pleiades, target="61 20", fov=28)
