import type { Column } from '../../../../workers/wire/column.ts';
import { conjuncts } from '../../../catalogue/split/conjuncts.ts';
import type { Expression, SelectNode } from '../../../catalogue/split/tree.ts';
import { expressionsIn, someIn } from '../../../catalogue/split/walk.ts';
import { DISTANCE_NOTES, matchColumns, type MatchColumn } from '../../../catalogue/xmatch/matchColumns.ts';
import { DISTANCE_COLUMN, matchSql } from '../../../catalogue/xmatch/matchSql.ts';
import type { Member } from '../pool/member.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { columnsNamed } from '../passes/columnsNamed.ts';
import type { LeftPart, MatchOperand } from './matchOperand.ts';
import type { Part, Planning, Source, SourcePlan } from './part.ts';

/** A cross-match as a source: a part is a part of its left side with all of the right that can match it. */
export class MatchSource implements Source {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly #columns: readonly MatchColumn[];
  readonly #left: MatchOperand;
  readonly #right: MatchOperand;
  readonly #radiusArcsec: number;
  readonly #nearest: number | undefined;
  readonly #coordinator: Member;

  constructor(left: MatchOperand, right: MatchOperand, radiusArcsec: number, nearest: number | undefined, coordinator: Member) {
    this.name = `${left.name} × ${right.name}`;
    this.#columns = matchColumns(left.columns, right.columns);
    this.columns = [...this.#columns.map(({ column }) => column), DISTANCE_NOTES];
    this.#left = left;
    this.#right = right;
    this.#radiusArcsec = radiusArcsec;
    this.#nearest = nearest;
    this.#coordinator = coordinator;
  }

  async createTable(table: string): Promise<void> {
    const [left, right] = [await this.#left.types(), await this.#right.types()];
    const typeOf = ({ side, source }: MatchColumn) => (side === 'left' ? left : right).get(source)!;
    const columns = [...this.#columns.map((column) => `${identifier(column.column.name)} ${typeOf(column)}`), `${DISTANCE_COLUMN} DOUBLE`];
    await this.#coordinator.query(`CREATE OR REPLACE TABLE ${identifier(table)} (${columns.join(', ')})`);
  }

  async plan(partial: SelectNode, planning: Planning): Promise<SourcePlan> {
    const named = columnsNamed(partial);
    const wanted = this.#columns.filter(({ column }) => named.has(column.name.toLowerCase()));
    const needed = (side: MatchColumn['side'], { position }: MatchOperand) => new Set([...wanted.filter((column) => column.side === side).map(({ source }) => source), position.ra, position.dec]);
    const [leftNames, rightNames] = [needed('left', this.#left), needed('right', this.#right)];
    const radiusDeg = this.#radiusArcsec / 3600;
    const lefts = await this.#left.parts(leftNames, this.#leftConditions(partial), this.#right.reach(radiusDeg), planning);
    const rights = await Promise.all(lefts.map((left) => this.#right.around(left, radiusDeg, rightNames, planning)));
    const parts = lefts.flatMap((left, i) => (rights[i] ? [this.#part(left, rights[i], wanted)] : []));
    return { parts, ofParts: this.#left.partCount, columns: [...new Set([...leftNames, ...rightNames])] };
  }

  async release(): Promise<void> {
    await this.#left.release();
    await this.#right.release();
  }

  #part(left: LeftPart, right: Part, wanted: readonly MatchColumn[]): Part {
    const side = (name: MatchColumn['side'], { position }: MatchOperand, rows: string) => ({
      rows: `(${rows})`,
      ra: identifier(position.ra),
      dec: identifier(position.dec),
      columns: wanted.filter((column) => column.side === name).map(({ source, column }) => ({ source: identifier(source), result: identifier(column.name) })),
    });
    return {
      label: left.label,
      files: [...left.files, ...right.files],
      shipped: [...(left.shipped ?? []), ...(right.shipped ?? [])],
      rowsSql: (nameOf) => matchSql(side('left', this.#left, left.rowsSql(nameOf)), side('right', this.#right, right.rowsSql(nameOf)), this.#radiusArcsec, this.#nearest),
      ...(left.slice && { slice: (i: number, n: number) => this.#part({ ...left.slice!(i, n), coverage: left.coverage }, right, wanted) }),
      rowGroups: left.rowGroups + right.rowGroups,
      rows: left.rows + right.rows,
      bytes: left.bytes + right.bytes,
      unpackedBytes: left.unpackedBytes + right.unpackedBytes,
    };
  }

  /** The conditions that concern the left side alone: rows that they drop match nothing that is asked for. */
  #leftConditions(partial: SelectNode): readonly Expression[] {
    const own = new Set(this.#columns.filter(({ side }) => side === 'left').map(({ column }) => column.name.toLowerCase()));
    return conjuncts(partial.where_clause).filter(
      (condition) => !someIn(condition, (part) => part.class === 'SUBQUERY') && expressionsIn(condition, (part) => part.class === 'COLUMN_REF').every((part) => own.has(part.column_names!.at(-1)!.toLowerCase()) && part.column_names!.length === 1),
    );
  }
}
