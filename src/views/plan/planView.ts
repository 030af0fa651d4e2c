import type { ShownPlan } from '../../../workers/wire/shownPlan.ts';
import type { Drawn } from '../drawn.ts';
import { make } from '../../dom/make.ts';
import './plan.css';

/** What a query reads: a line that opens to all of it; open from the start where nothing else is shown. */
export function planView({ summary, text }: ShownPlan, isOpen = false): Drawn {
  const details = make(
    'details',
    { class: 'plan', 'data-view': 'plan' },
    make('summary', { title: 'What was read for this' }, summary),
    make('pre', {}, text),
  );
  details.open = isOpen;
  return { element: details, dispose: () => undefined };
}
