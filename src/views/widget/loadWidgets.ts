import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { PART } from '../../../workers/wire/partPath.ts';
import type { SiteParts } from '../../engines/siteParts.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { HostNeeds, WidgetHost } from './widgetHost.ts';

/** Loads what draws widgets, and begins. */
export async function loadWidgets(parts: SiteParts, needs: HostNeeds): Promise<WidgetHost> {
  const { startHost } = recordOf(
    await parts.module(PART.widgets).catch((cause: unknown) => {
      throw new NotebookError(
        {
          kind: 'view',
          message: 'Widgets could not be loaded',
          advice: 'Check the connection and run the cell again.',
        },
        { cause },
      );
    }),
  );
  if (typeof startHost !== 'function') throw new TypeError('the part that draws widgets is another');
  return startHost(needs);
}
