import { expect, test } from 'vitest';
import { separation, vectorAt } from '../healpix/sphere.ts';
import type { Frame } from './frame.ts';
import { toIcrs } from './toIcrs.ts';

/** What astropy 7.2 makes of positions: `SkyCoord(lon, lat, unit='deg', frame=…).icrs`. */
const ICRS: readonly (readonly [Frame, lonDeg: number, latDeg: number, raDeg: number, decDeg: number])[] = [
  ['galactic', 120.5, -21.3, 9.83301445709618, 41.514577037445996],
  ['galactic', 0, 0, 266.4049882865447, -28.936177761791473],
  ['galactic', 359.9, 89.5, 193.32933311700688, 26.854917986519556],
  ['galactic', 200, -60, 43.52770553767106, -17.17594248581965],
  ['supergalactic', 120.5, -21.3, 174.10283454556173, -9.305006169915192],
  ['supergalactic', 359.9, 89.5, 283.9867653057392, 16.156077833268046],
  ['fk5', 120.5, -21.3, 120.49999339421643, -21.299993954161287],
  ['fk5', 0, 0, 359.9999936388889, -2.527777777777777e-6],
  ['fk5', 359.9, 89.5, 359.8993607280137, 89.49999746254778],
  ['fk4', 120.5, -21.3, 121.04696097662107, -21.44244330633152],
  ['fk4', 0, 0, 0.6406846126253535, 0.2784069696545816],
  ['fk4', 359.9, 89.5, 0.8207468284631685, 89.77830563950873],
  ['fk4', 200, -60, 200.80969462243468, -60.26101366273031],
  ['ecliptic', 120.5, -21.3, 118.22368305012814, -0.7994270800795864],
  ['ecliptic', 0, 0, 359.9999959443933, 4.615870597715376e-6],
  ['ecliptic', 359.9, 89.5, 271.25675524171834, 66.55481478865555],
  ['icrs', 12, 34, 12, 34],
];

test.each(ICRS)(
  'a position in %s at %f, %f is where astropy has it, to a millionth of an arcsecond',
  (frame, lonDeg, latDeg, raDeg, decDeg) => {
    const [ra, dec] = toIcrs(frame, lonDeg, latDeg);
    const offArcsec = (separation(vectorAt(ra, dec), vectorAt(raDeg, decDeg)) * 180 * 3600) / Math.PI;
    expect(offArcsec).toBeLessThan(1e-6);
    expect(ra).toBeGreaterThanOrEqual(0);
    expect(ra).toBeLessThan(360);
  },
);
