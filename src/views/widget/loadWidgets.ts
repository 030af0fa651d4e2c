import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { PART } from '../../../workers/wire/partPath.ts';
import type { SiteParts } from '../../engines/siteParts.ts';
import type { HostNeeds, WidgetHost } from './widgetHost.ts';

/** Loads what draws widgets, and begins. */
export async function loadWidgets(parts: SiteParts, needs: HostNeeds): Promise<WidgetHost> {
  const { startHost } = (await parts.module(PART.widgets).catch((cause: unknown) => {
    throw new NotebookError(
      { kind: 'view', message: 'Widgets could not be loaded', advice: 'Check the connection and run the cell again.' },
      { cause },
    );
  })) as { readonly startHost: (needs: HostNeeds) => WidgetHost };
  return startHost(needs);
}
