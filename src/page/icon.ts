const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  run: 'M5 3.2v9.6L12.5 8z',
  stop: 'M4 4h8v8H4z',
  share: 'M8 10V2.5M5.2 5 8 2.2 10.8 5M4 7.5H3v6h10v-6h-1',
  download: 'M8 2.5V10M5.2 7.4 8 10.2l2.8-2.8M3 12.8h10',
  data: 'M3 4.2c0-1 2.2-1.7 5-1.7s5 .7 5 1.7-2.2 1.7-5 1.7-5-.7-5-1.7zM3 4.2v7.6c0 1 2.2 1.7 5 1.7s5-.7 5-1.7V4.2M3 8c0 1 2.2 1.7 5 1.7s5-.7 5-1.7',
  undo: 'M6 3 3 6l3 3M3.2 6H9a3.7 3.7 0 0 1 0 7.4H6.5',
  redo: 'm10 3 3 3-3 3M12.8 6H7a3.7 3.7 0 0 0 0 7.4h2.5',
  keys: 'M2 4.5h12v7H2zM4.5 7h.5M7 7h.5M9.5 7h.5M12 7h.1M5 9.4h6',
  plus: 'M8 3.2v9.6M3.2 8h9.6',
  up: 'M8 13V3.5M4.4 7 8 3.4 11.6 7',
  down: 'M8 3v9.5M4.4 9 8 12.6 11.6 9',
  delete: 'M3 4.5h10M6.3 4.3V2.8h3.4v1.5M4.4 4.7l.6 8.5h6l.6-8.5M6.8 7v4M9.2 7v4',
  hide: 'M2.5 8S4.6 4.2 8 4.2 13.5 8 13.5 8 11.4 11.8 8 11.8 2.5 8 2.5 8zM8 6.4a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2',
  show: 'M2.5 8S4.6 4.2 8 4.2 13.5 8 13.5 8 11.4 11.8 8 11.8 2.5 8 2.5 8zM3 13 13 3',
  pin: 'M6 2.5h4M6.6 2.5v4L4.6 9h6.8l-2-2.5v-4M8 9v4.5',
  edit: 'm3.2 12.8.6-2.8 6.6-6.6 2.2 2.2L6 12.2zM9 4.8 11.2 7',
} as const;

/** The name of a picture on a button. */
export type IconName = keyof typeof PATHS;

/** A 16-pixel line drawing in the text's colour, unseen by screen readers. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [attribute, value] of Object.entries({
    class: `icon icon-${name}`,
    viewBox: '0 0 16 16',
    width: '16',
    height: '16',
    'aria-hidden': 'true',
  })) {
    svg.setAttribute(attribute, value);
  }
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
