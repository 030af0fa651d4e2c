import type { Frame } from './frame.ts';

/** UCDs of longitude and latitude, in the order they are trusted: UCD1+ and UCD1. */
export const POSITION_UCDS: readonly { readonly frame: Frame; readonly words: readonly [lon: string, lat: string] }[] =
  [
    { frame: 'icrs', words: ['pos.eq.ra', 'pos.eq.dec'] },
    { frame: 'icrs', words: ['pos_eq_ra', 'pos_eq_dec'] },
    { frame: 'galactic', words: ['pos.galactic.lon', 'pos.galactic.lat'] },
    { frame: 'galactic', words: ['pos_gal_lon', 'pos_gal_lat'] },
    { frame: 'ecliptic', words: ['pos.ecliptic.lon', 'pos.ecliptic.lat'] },
    { frame: 'ecliptic', words: ['pos_ec_lon', 'pos_ec_lat'] },
    { frame: 'supergalactic', words: ['pos.supergalactic.lon', 'pos.supergalactic.lat'] },
  ];

type Names = {
  readonly frame: Frame;
  readonly pairs: readonly (readonly [lon: string, lat: string])[];
  /** Names that mean other things too where they have no unit. */ readonly needUnits?: boolean;
};

/** Names in the order they are trusted, those of ICRS first; a pair is taken only when both are there. */
export const POSITION_NAMES: readonly Names[] = [
  {
    frame: 'icrs',
    pairs: [
      ['ra', 'dec'],
      ['ra', 'de'],
      ['ra_icrs', 'de_icrs'],
      ['raicrs', 'deicrs'],
      ['_ra_icrs', '_de_icrs'],
      ['ra_icrs', 'dec_icrs'],
      ['ra_j2000', 'dec_j2000'],
      ['_raj2000', '_dej2000'],
      ['raj2000', 'dej2000'],
      ['_ra', '_de'],
      ['ra_deg', 'dec_deg'],
      ['radeg', 'dedeg'],
      ['radeg', 'decdeg'],
      ['ra2000', 'dec2000'],
      ['s_ra', 's_dec'],
      ['ramean', 'decmean'],
      ['ra_mean', 'dec_mean'],
      ['meanra', 'meandec'],
      ['mean_ra', 'mean_dec'],
      ['source_ra', 'source_dec'],
      ['coord_ra', 'coord_dec'],
      ['raj2000', 'decj2000'],
      ['alpha_j2000', 'delta_j2000'],
      ['alphawin_j2000', 'deltawin_j2000'],
      ['right_ascension', 'declination'],
      ['rightascension', 'declination'],
      ['ra_rad', 'dec_rad'],
      ['alpha', 'delta'],
      ['lon', 'lat'],
    ],
  },
  {
    frame: 'fk4',
    pairs: [
      ['rab1950', 'deb1950'],
      ['_rab1950', '_deb1950'],
      ['rab1950', 'decb1950'],
      ['ra_b1950', 'de_b1950'],
      ['ra_b1950', 'dec_b1950'],
      ['ra1950', 'dec1950'],
      ['ra1950', 'de1950'],
    ],
  },
  {
    frame: 'galactic',
    pairs: [
      ['glon', 'glat'],
      ['_glon', '_glat'],
      ['gal_lon', 'gal_lat'],
      ['gallon', 'gallat'],
      ['galactic_longitude', 'galactic_latitude'],
    ],
  },
  {
    frame: 'ecliptic',
    pairs: [
      ['elon', 'elat'],
      ['_elon', '_elat'],
      ['ecl_lon', 'ecl_lat'],
      ['ecliptic_longitude', 'ecliptic_latitude'],
    ],
  },
  {
    frame: 'supergalactic',
    pairs: [
      ['sglon', 'sglat'],
      ['sgl', 'sgb'],
    ],
  },
  { frame: 'galactic', needUnits: true, pairs: [['l', 'b']] },
];
