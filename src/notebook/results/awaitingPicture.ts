import type { Shown } from '../../../workers/wire/shown.ts';

const TEXT = 'text/plain';

/** What is kept of a view of which only a picture can be kept, before there is one: out of sight it is never drawn. */
export function awaitingPicture({ metadata, ...shown }: Shown): Shown {
  return { ...shown, metadata: { ...metadata, [TEXT]: { ...metadata?.[TEXT], awaitsPicture: true } } };
}

/** Whether a picture was still to come when this was kept. */
export function awaitsPicture({ metadata }: Shown): boolean {
  return metadata?.[TEXT]?.['awaitsPicture'] === true;
}
