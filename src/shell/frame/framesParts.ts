import type { OpenPart } from '../../../workers/wire/serveParts.ts';
import type { Read } from '../../catalogue/read.ts';
import type { FrameMode, FrameRights } from '../../notebook/framePolicy.ts';
import type { Opened, ShellPort } from '../../notebook/port.ts';
import type { Far } from '../../store/keptReads.ts';
import type { Gestures } from '../gestures.ts';
import type { FrameTrouble } from './frameWatch.ts';
import type { Stage } from './stage.ts';

/** The methods of a frame's port that are about frames. */
export type FramePort = Pick<
  ShellPort,
  'ahead' | 'opened' | 'drawn' | 'run' | 'allow' | 'letPlay' | 'alive' | 'flushed' | 'handOver' | 'typed'
>;

/** What frames show and may do, as of now. */
export type Now = Pick<Opened, 'html' | 'stored' | 'results' | 'controls' | 'folder'> & {
  /** That folder, where its Python looks as if it opened files there. */
  readonly beside?: string | undefined;
  readonly title: string;
  readonly rights: Omit<FrameRights, 'mode'>;
};

/** What the frames of an open notebook work with. */
export type FramesParts = {
  readonly siteUrl: string;
  readonly stage: Stage;
  readonly openPart: OpenPart;
  /** Has files be on their way that a frame will open. */
  readonly beginParts: (paths: readonly string[]) => void;
  /** Reads files of servers for this notebook. */
  readonly reader: (far: Far) => Read;
  readonly gestures: Gestures;
  readonly now: () => Now;
  /** Told of what the frame that is seen does; undefined where none is seen any more. */
  readonly onMode: (mode: FrameMode | undefined) => void;
  /** Whether a frame may be made ready before it is wanted: where there is room, and bytes are not paid for. */
  readonly mayStandBy: () => boolean;
  /** Lets the notebook ask a host, if the reader agrees; rejects if not. */
  readonly allow: (host: string) => Promise<void>;
  /** Resolves once storage has all that was saved: a frame may begin to run at once. */
  readonly settled: () => Promise<void>;
  /** Told what ails the frames, and when that is over. */
  readonly onTrouble: (trouble: FrameTrouble | undefined) => void;
  /** The rest of the port. */
  readonly port: Omit<ShellPort, keyof FramePort>;
};
