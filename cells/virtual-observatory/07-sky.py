sky(around_pleiades, target=pleiades_centre, fov=3 * radius_deg)
