import type { Colormap } from '../../catalogue/plot/plot.ts';
import { itemAt } from '../../known/itemAt.ts';

type Color = readonly [red: number, green: number, blue: number];

/** Colours a sixteenth of each map apart, as its authors published it (Matplotlib; cividis: Nuñez et al. 2018). */
const STOPS: Readonly<Record<Colormap, string>> = {
  viridis:
    '440154 481a6c 472f7d 414487 39568c 31688e 2a788e 23888e 1f988b 22a884 35b779 54c568 7ad151 a5db36 d2e21b fde725',
  cividis:
    '00224e 00306f 2a3f6d 434e6c 575d6d 696d71 7d7c78 8e8b78 a19c76 b3ac6f c8be65 dccf55 f0e13e f6e536 fae72f fee838',
  plasma:
    '0d0887 330597 5002a2 6a00a8 8405a7 9c179e b12a90 c33d80 d35171 e16462 ed7953 f68f44 fca636 fec029 f9dc24 f0f921',
  inferno:
    '000004 0c0826 240c4f 420a68 5d126e 781c6d 932667 ae305c c73e4c dd513a ed6925 f8850f fca50a fac62d f2e661 fcffa4',
  magma:
    '000004 0b0924 20114b 3b0f70 57157e 721f81 8c2981 a8327d c43c75 de4968 f1605d fa7f5e fe9f6d febf84 fddea0 fcfdbf',
  grey: '262626 333333 404040 4d4d4d 595959 666666 737373 808080 8c8c8c 999999 a6a6a6 b3b3b3 bfbfbf cccccc d9d9d9 e6e6e6',
};

function colorsOf(name: Colormap): readonly Color[] {
  return STOPS[name].split(' ').map((hex) => {
    const byte = (at: number): number => parseInt(hex.slice(at, at + 2), 16);
    return [byte(0), byte(2), byte(4)] as const;
  });
}

/** A map of colours in 256 steps, as CSS has them. */
export function paletteOf(name: Colormap): readonly string[] {
  const stops = colorsOf(name);
  return Array.from({ length: 256 }, (_, i) => {
    const at = (i / 255) * (stops.length - 1);
    const below = Math.min(stops.length - 2, Math.floor(at));
    const [from, to] = [itemAt(stops, below), itemAt(stops, below + 1)];
    const channel = (k: 0 | 1 | 2): string =>
      Math.round(from[k] + (to[k] - from[k]) * (at - below))
        .toString(16)
        .padStart(2, '0');
    return `#${channel(0)}${channel(1)}${channel(2)}`;
  });
}
