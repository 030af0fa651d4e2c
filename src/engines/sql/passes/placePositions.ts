import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { IN_NAMED_FRAME, POSITION_ARGUMENTS } from '../../../catalogue/adql/positionArguments.ts';
import { EPOCH_PROP } from '../../../catalogue/adql/spaceMotion.ts';
import { ucdFrame } from '../../../catalogue/position/findPair.ts';
import { icrsOf } from '../../../catalogue/position/icrsOf.ts';
import { isTextType } from '../../../catalogue/position/isTextType.ts';
import type { NamedColumn } from '../../../catalogue/position/namedColumn.ts';
import { placedPair, type PlacedPair } from '../../../catalogue/position/placedPair.ts';
import { numberOf } from '../../../catalogue/split/constantOf.ts';
import { call } from '../../../catalogue/split/nodes.ts';
import type { Expression, SelectNode, Statement } from '../../../catalogue/split/tree.ts';
import { isExpression, expressionsIn, replaceIn } from '../../../catalogue/split/walk.ts';
import { inUnit } from './inUnit.ts';
import type { Names } from './expressionFacts.ts';
import { unitOf } from './unitOf.ts';
import { zonedComparison, zonedDifference } from './zonedDifference.ts';
import { namesIn, knownRelation, withQueries, type KnownTables, type Scope } from './knownRelation.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { lastOf } from '../../../known/lastOf.ts';
import { present } from '../../../known/present.ts';
import { isCall, isColumnRef, type Call } from '../../../catalogue/split/expressionKinds.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

const SAID: Readonly<Partial<Record<PlacedPair['frame'], string>>> = {
  fk4: 'equatorial of B1950 (FK4)',
  ecliptic: 'ecliptic',
  galactic: 'galactic',
  supergalactic: 'supergalactic',
};

/**
 * A query with rewritten geometry whose positions are columns of other units or frames than ICRS degrees, as far as
 * that is known of them, changed to these; and sentences that tell the reader of frames. The very same query where all
 * are ICRS degrees. Likewise IN_UNIT and a star's motion in their units, and times of a zone beside others. Fails with
 * kind `sql` on a unit or frame that is not known.
 */
export function placePositions(
  node: SelectNode,
  tables: KnownTables,
  timeZone = 'UTC',
): { readonly node: SelectNode; readonly notes: readonly string[] } {
  const notes = new Set<string>();
  let changed = false;
  const scope: Scope = { tables, queries: new Map(), outer: () => undefined };
  const seen = <T>(found: T | undefined): T | undefined => {
    changed ||= found !== undefined;
    return found;
  };
  const place = (pair: Parameters<Place>[0], names: Names) => seen(placedAt(pair, names, notes));
  const placed = inQuery(
    node,
    scope,
    Object.assign(place, {
      measure: (of: Call, names: Names) => seen(inUnit(of, names) ?? zonedDifference(of, names, timeZone)),
      compare: (of: Expression, names: Names) => seen(zonedComparison(of, names, timeZone)),
    }),
  );
  return changed ? { node: placed, notes: [...notes] } : { node, notes: [] };
}

type At = readonly [lon: Expression, lat: Expression];
/** How a call takes a position: in a frame that the query names, or with motions along its frame's axes. */
type Taken = { readonly inNamedFrame?: boolean; readonly motions?: readonly Expression[] };
type Place = {
  (pair: At & Taken, names: Names): At | undefined;
  /** A call whose values are of units. */
  readonly measure: (expression: Call, names: Names) => Expression | undefined;
  /** A comparison of times of which some have a zone. */
  readonly compare: (expression: Expression, names: Names) => Expression | undefined;
};

function inQuery(node: SelectNode, around: Scope, place: Place): SelectNode {
  const scope = withQueries(node, around);
  const queries = new Map(around.queries);
  const ctes = (node.cte_map?.map ?? []).map((cte) => {
    const own = { ...around, queries: new Map(queries) };
    const query = { ...cte.value.query, node: inQuery(cte.value.query.node, own, place) };
    queries.set(sqlKey(cte.key), present(scope.queries.get(sqlKey(cte.key))));
    return { ...cte, value: { ...cte.value, query } };
  });
  const { cte_map: map, left, right, ...own } = node;
  const names: Names =
    node.type === 'SELECT_NODE' ? namesIn(node, scope) : { column: () => undefined, scalar: () => ({}) };
  const inner = { ...scope, outer: (path: readonly string[]) => names.column(path) ?? scope.outer(path) };
  const recursive =
    node.type === 'RECURSIVE_CTE_NODE' && left
      ? {
          ...scope,
          queries: new Map(scope.queries).set(sqlKey(node.cte_name ?? ''), knownRelation(left, scope)),
        }
      : scope;
  return {
    ...inExpressions(own, names, inner, place),
    ...(map && { cte_map: { ...map, map: ctes } }),
    ...(left && { left: inQuery(left, scope, place) }),
    ...(right && { right: inQuery(right, recursive, place) }),
  } as SelectNode;
}

function inExpressions<T>(tree: T, names: Names, inner: Scope, place: Place): T {
  return replaceIn(tree, (part) => {
    const query = part.subquery as Statement | undefined;
    if (query?.node) {
      const { subquery, ...rest } = part;
      return {
        ...inExpressions(rest, names, inner, place),
        subquery: { ...query, node: inQuery(query.node, inner, place) },
      };
    }
    if (!isExpression(part)) return undefined;
    if (isCall(part)) return inCall(part, names, inner, place);
    const compared = place.compare(part, names);
    return compared && inExpressions(compared, names, inner, place);
  });
}

function inCall(written: Call, names: Names, inner: Scope, place: Place): Expression | undefined {
  const measured = place.measure(written, names);
  const expression = measured && isCall(measured) ? measured : written;
  const name = expression.function_name;
  const inNamedFrame = IN_NAMED_FRAME.has(name);
  const places = inNamedFrame ? [0] : POSITION_ARGUMENTS.get(name);
  if (!places) return measured && inExpressions(measured, names, inner, place);
  const children = [...expression.children];
  for (const i of places) {
    const taken = { inNamedFrame, ...(name === EPOCH_PROP && { motions: [itemAt(children, 3), itemAt(children, 4)] }) };
    const at = place(Object.assign([itemAt(children, i), itemAt(children, i + 1)] as const, taken), names);
    if (at) [children[i], children[i + 1]] = at;
  }
  return { ...expression, children: children.map((child) => inExpressions(child, names, inner, place)) };
}

/** A position as ICRS degrees; `undefined` where it is that, as far as is known. */
function placedAt(pair: Parameters<Place>[0], names: Names, notes: Set<string>): At | undefined {
  const [lon, lat] = pair;
  for (const motion of pair.motions ?? []) refuseTurned([toldOf(motion, names)], ucdFrame(toldOf(motion, names)));
  if (numberOf(lon) !== undefined && numberOf(lat) !== undefined) return undefined;
  const told = [toldOf(lon, names), toldOf(lat, names)] as const;
  const read = pairOf(told, pair.inNamedFrame === true);
  if (pair.motions) refuseTurned(told, read.frame);
  const { ra, dec } = icrsOf(lon, lat, read, (macro, given) => call(macro, given));
  const said = SAID[read.frame];
  if (said)
    notes.add(
      `\`${told[0].name}\` and \`${told[1].name}\` are ${said}, and are compared as ICRS, in which all numbers of a region are. For a region that is ${said}, write its frame first: CIRCLE('${frameWord(read.frame)}', …).`,
    );
  return ra === lon && dec === lat ? undefined : [ra, dec];
}

/** Refuses what is along the axes of a frame other than those of ICRS, which FK5 shares but for some mas. */
function refuseTurned(told: readonly NamedColumn[], frame: PlacedPair['frame'] | undefined): void {
  const said = frame && SAID[frame];
  if (!said) return;
  const columns = told.map(({ name }) => `\`${name}\``).join(' and ');
  throw new NotebookError({
    kind: 'sql',
    message: `EPOCH_PROP moves positions by motions of the same frame, ICRS or FK5; ${columns} ${told.length > 1 ? 'are' : 'is'} ${said}.`,
    advice: 'Change positions and motions to ICRS first: SkyCoord(…).icrs of astropy in a Python cell turns both.',
  });
}

function frameWord(frame: PlacedPair['frame']): string {
  return frame.toUpperCase();
}

function pairOf([lon, lat]: readonly [NamedColumn, NamedColumn], inNamedFrame: boolean): PlacedPair {
  try {
    return inNamedFrame ? { ...placedPair(nameless(lon), nameless(lat)), frame: 'icrs' } : placedPair(lon, lat);
  } catch (error) {
    throw new NotebookError(
      {
        kind: 'sql',
        message: `The position (${lon.name}, ${lat.name}) cannot be taken: ${error instanceof Error ? error.message : String(error)}.`,
      },
      { cause: error },
    );
  }
}

/** Without what tells its frame; longitudes of a frame that is named are in degrees where they are texts. */
function nameless({ name, unit, text }: NamedColumn): NamedColumn {
  return { name, ...(unit !== undefined && { unit }), text, ucd: 'pos.galactic.lon' };
}

/** What is known of an expression as if it were a column: of one that is made of a column, its frame and own unit. */
function toldOf(expression: Expression, names: Names): NamedColumn {
  const columns = expressionsIn(expression, isColumnRef);
  const paths = new Set(columns.map(({ column_names: path }) => sqlKey(path.join('.'))));
  const path = columns[0]?.column_names;
  if (!path || paths.size !== 1)
    return { name: 'an expression', unit: unitOf(expression, names) ?? 'deg', text: false };
  const name = lastOf(path);
  const known = names.column(path);
  const { unit, ucd, frame, type } = known === undefined || known === 'any' ? {} : known;
  const about = { name, ...(ucd && { ucd }), ...(frame && { frame }) };
  return expression.class === 'COLUMN_REF'
    ? { ...about, ...(unit && { unit }), text: isTextType(type) }
    : { ...about, unit: unitOf(expression, names) ?? 'deg', text: false };
}
