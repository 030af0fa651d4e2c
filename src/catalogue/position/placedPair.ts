import type { AngleForm } from './angle.ts';
import { angleForm } from './angleForm.ts';
import { findPair, ucdFrame } from './findPair.ts';
import type { Frame } from './frame.ts';
import { frameNamed } from './frameNamed.ts';
import type { NamedColumn } from './namedColumn.ts';

/** How the values of a longitude (or right ascension) and a latitude (or declination) become positions. */
export type PlacedPair = { readonly raForm: AngleForm; readonly decForm: AngleForm; readonly frame: Frame };

/**
 * The form and the frame of two columns that are taken for positions: by what their source says, their UCDs, names,
 * units and types. Throws in words where their unit or frame is not known.
 */
export function placedPair(lon: NamedColumn, lat: NamedColumn): PlacedPair {
  const frame = frameOf(lon, lat);
  const isEquatorial = frame === 'icrs' || frame === 'fk4' || frame === 'fk5';
  return { raForm: angleForm(lon, isEquatorial ? 'ra' : 'dec'), decForm: angleForm(lat, 'dec'), frame };
}

/** What the source says counts for equatorial positions, of which UCDs and names tell no equinox. */
function frameOf(lon: NamedColumn, lat: NamedColumn): Frame {
  const meant = findPair([lon, lat], true)?.frame ?? ucdFrame(lon) ?? ucdFrame(lat) ?? 'icrs';
  const said = lon.frame ?? lat.frame;
  if (said === undefined || meant === 'galactic' || meant === 'supergalactic') return meant;
  const frame = frameNamed(said);
  // Headers tell a system for all angles of a table, ecliptic ones of the same equinox among them.
  if (meant === 'ecliptic' && (frame === 'icrs' || frame === 'fk5')) return meant;
  if (typeof frame !== 'string' || (meant === 'ecliptic' && frame !== 'ecliptic'))
    throw new RangeError(
      `the positions in \`${lon.name}\` are in the frame “${said.trim()}”, which is not known here: change them to ICRS first`,
    );
  return frame;
}
