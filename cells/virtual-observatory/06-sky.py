sky(around_pleiades, target=pleiades_centre, fov=3)
