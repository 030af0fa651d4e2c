import { make } from '../../dom/make.ts';
import { columnWidth } from './columnWidth.ts';
import type { GridData } from './gridData.ts';
import { gridHeader } from './gridHeader.ts';
import { placeAfterKey } from './gridKeys.ts';
import type { Place } from './gridKeys.ts';
import { gridRow } from './gridRow.ts';
import type { ColumnSpan } from './gridRow.ts';
import { NO_ROWS, selectRow } from './rowSelection.ts';
import type { RowSelection, SelectionMode } from './rowSelection.ts';
import { rowPresses } from './rowPresses.ts';
import { rowsText } from './rowsText.ts';
import { sortRows } from './sortRows.ts';
import { tallScroll } from './tallScroll.ts';
import type { TallScroll } from './tallScroll.ts';
import { itemAt } from '../../known/itemAt.ts';
import { lastOf } from '../../known/lastOf.ts';

const ROW_PX = 26;
const ROWS_SHOWN = 12;
const OVERSCAN_PX = 240;

/** Told of the chosen rows (row numbers of the data) when they change. */
export type OnSelect = (rows: ReadonlySet<number>) => void;

/**
 * A scrolling grid that keeps only visible cells in the page, so that a million rows stay quick. Headers sort and
 * resize; arrows, Page Up and Down, Home and End move; chosen rows copy as tab-separated values.
 */
export class Grid {
  readonly element: HTMLElement;
  readonly #data: GridData;
  readonly #onSelect: OnSelect;
  readonly #content = make('div', { class: 'grid-content', role: 'presentation' });
  readonly #pane = make('div', { class: 'grid-pane', role: 'presentation' });
  readonly #head = make('div', { class: 'grid-head', role: 'row', 'aria-rowindex': 1 });
  readonly #body = make('div', { class: 'grid-body', role: 'rowgroup' });
  readonly #resized = new ResizeObserver(() => this.#measure());
  readonly #headPx: number;
  #widths: number[];
  #order: Uint32Array | undefined;
  #sorted: { readonly column: number; readonly descending: boolean } | undefined;
  #scroll: TallScroll;
  #viewPx: number;
  #top = 0;
  #setOffsetPx = 0;
  #active: Place = { row: 0, column: 0 };
  #selection: RowSelection = NO_ROWS;
  #drawn = new Map<number, HTMLElement>();
  #span: ColumnSpan = { from: 0, to: 0, leftPx: [0] };

  constructor(data: GridData, onSelect: OnSelect = () => undefined) {
    this.#data = data;
    this.#onSelect = onSelect;
    this.#headPx = data.columns.some((column) => column.unit) ? 42 : 28;
    this.#viewPx = Math.min(data.rows, ROWS_SHOWN) * ROW_PX;
    this.#scroll = tallScroll(data.rows, ROW_PX, this.#viewPx);
    this.#widths = data.columns.map((column) => columnWidth(column, data.rows));
    this.element = make('div', {
      class: 'grid',
      role: 'grid',
      tabindex: 0,
      'aria-rowcount': data.totalRows + 1,
      'aria-colcount': data.columns.length,
      'aria-multiselectable': 'true',
      'aria-label': data.name ?? 'Table',
    });
    this.element.append(this.#content);
    this.#content.append(this.#pane);
    this.#pane.append(this.#head, this.#body);
    this.#head.style.height = `${this.#headPx}px`;
    this.element.style.height = `${this.#headPx + this.#viewPx + 2}px`;
    this.#layOut();
    this.#listen();
    this.#resized.observe(this.element);
  }

  dispose(): void {
    this.#resized.disconnect();
  }

  /** Chooses rows, and tells nobody; the first of them comes into view where none is. */
  choose(rows: ReadonlySet<number>): void {
    this.#selection = { rows, anchor: 0 };
    const isSeen = [...this.#drawn.keys()].some((place) => rows.has(this.#rowAt(place)));
    const first = isSeen || rows.size === 0 ? -1 : this.#firstPlace(rows);
    if (first >= 0) this.#scrollTo(first);
    else this.#mark();
  }

  #firstPlace(rows: ReadonlySet<number>): number {
    for (let place = 0; place < this.#data.rows; place++) if (rows.has(this.#rowAt(place))) return place;
    return -1;
  }

  #rowAt(place: number): number {
    return this.#order?.[place] ?? place;
  }

  #listen(): void {
    const { element } = this;
    element.addEventListener('scroll', () => {
      // What was set below comes back rounded; only the reader's own scrolling moves the exact place.
      if (Math.abs(element.scrollTop - this.#setOffsetPx) >= 1) this.#top = this.#scroll.rowAt(element.scrollTop);
      this.#setOffsetPx = element.scrollTop;
      this.#draw();
    });
    element.addEventListener(
      'wheel',
      (event) => {
        if (!this.#scroll.scaled || event.deltaY === 0 || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        this.#scrollTo(
          this.#top + (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY / ROW_PX : event.deltaY),
        );
      },
      { passive: false },
    );
    element.addEventListener('keydown', (event) => this.#key(event));
    element.addEventListener('copy', (event) => {
      if (this.#selection.rows.size === 0 || !getSelection()?.isCollapsed) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', this.text());
    });
    const focus = () => element.focus({ preventScroll: true });
    rowPresses(this.#body, focus, ({ row, column, mode }) => {
      this.#active = { row, column: column ?? this.#active.column };
      this.#select(mode);
    });
  }

  /** The chosen rows in display order, as tab-separated values. */
  text(): string {
    const places = this.#order ?? Uint32Array.from({ length: this.#data.rows }, (_, row) => row);
    return rowsText(
      this.#data.columns,
      Array.from(places).filter((row) => this.#selection.rows.has(row)),
    );
  }

  /** Orders rows by a column: ascending, then descending, then as they came. */
  sort(column: number): void {
    const before = this.#sorted?.column === column ? this.#sorted : undefined;
    this.#sorted = before?.descending ? undefined : { column, descending: before !== undefined };
    this.#order =
      this.#sorted && sortRows(itemAt(this.#data.columns, column), this.#data.rows, this.#sorted.descending);
    this.#drawn.clear();
    this.#layOut();
  }

  #key(event: KeyboardEvent): void {
    const { rows, columns } = this.#data;
    const withControl = event.ctrlKey || event.metaKey;
    if (event.key.toLowerCase() === 'a' && withControl) {
      this.#selection = { rows: new Set(Array(rows).keys()), anchor: 0 };
      this.#mark();
      this.#onSelect(this.#selection.rows);
    } else if (event.key === 'Enter' && event.target === this.element) this.sort(this.#active.column);
    else if (event.key === 'Escape' && this.#selection.rows.size > 0) {
      this.#selection = NO_ROWS;
      this.#mark();
      this.#onSelect(NO_ROWS.rows);
    } else {
      const to = placeAfterKey(
        event.key,
        withControl,
        this.#active,
        rows,
        columns.length,
        Math.max(1, Math.floor(this.#viewPx / ROW_PX) - 1),
      );
      if (!to || rows === 0) return;
      const moved = to.row !== this.#active.row;
      this.#active = to;
      this.#reveal();
      if (moved) this.#select(event.shiftKey ? 'range' : 'one');
      else this.#mark();
    }
    event.preventDefault();
  }

  #select(mode: SelectionMode): void {
    this.#selection = selectRow(this.#selection, this.#active.row, mode, (place) => this.#rowAt(place));
    this.#mark();
    this.#onSelect(this.#selection.rows);
  }

  #reveal(): void {
    const { row, column } = this.#active;
    const whole = this.#viewPx / ROW_PX;
    if (row < this.#top) this.#scrollTo(row);
    else if (row + 1 > this.#top + whole) this.#scrollTo(row + 1 - whole);
    const [left = 0, right = 0] = this.#span.leftPx.slice(column, column + 2);
    const { scrollLeft, clientWidth } = this.element;
    if (left < scrollLeft) this.element.scrollLeft = left;
    else if (right > scrollLeft + clientWidth) this.element.scrollLeft = Math.min(left, right - clientWidth);
    this.#draw();
  }

  #scrollTo(row: number): void {
    this.#top = Math.max(0, Math.min(row, this.#data.rows - this.#viewPx / ROW_PX));
    this.element.scrollTop = this.#scroll.offsetAt(this.#top);
    this.#setOffsetPx = this.element.scrollTop;
    this.#draw();
  }

  #measure(): void {
    if (this.element.clientHeight === 0) return;
    // A scroll bar below takes room from the last row of a table that is otherwise whole.
    const barPx = this.element.offsetHeight - this.element.clientHeight - 2;
    if (barPx > 0 && this.element.style.height === `${this.#headPx + this.#viewPx + 2}px`)
      this.element.style.height = `${this.#headPx + this.#viewPx + 2 + barPx}px`;
    this.#viewPx = this.element.clientHeight - this.#headPx;
    this.#scroll = tallScroll(this.#data.rows, ROW_PX, this.#viewPx);
    this.#layOut();
  }

  #layOut(): void {
    const leftPx = [0];
    for (const width of this.#widths) leftPx.push(lastOf(leftPx) + width);
    this.#span = { ...this.#span, leftPx };
    this.#content.style.width = `max(100%, ${leftPx.at(-1)}px)`;
    this.#content.style.height = `${this.#scroll.contentPx + this.#headPx}px`;
    this.#pane.style.height = `${this.#viewPx + this.#headPx}px`;
    this.#head.replaceChildren(
      ...this.#data.columns.map((column, index) => {
        const sorted =
          this.#sorted?.column === index ? (this.#sorted.descending ? 'descending' : 'ascending') : undefined;
        const resize = (px: number) => this.#resize(index, px);
        const header = gridHeader(column, index, sorted, {
          sort: () => this.sort(index),
          resize,
          fit: () => resize(columnWidth(column, this.#data.rows, Infinity)),
        });
        header.style.left = `${leftPx[index]}px`;
        header.style.width = `${this.#widths[index]}px`;
        return header;
      }),
    );
    this.#drawn.clear();
    this.#draw();
  }

  #resize(index: number, widthPx: number): void {
    this.#widths[index] = widthPx;
    // The headers stay, for one of them holds the pointer that drags.
    const leftPx = [0];
    for (const width of this.#widths) leftPx.push(lastOf(leftPx) + width);
    this.#span = { ...this.#span, leftPx };
    this.#content.style.width = `max(100%, ${leftPx.at(-1)}px)`;
    [...this.#head.children].forEach((header, at) => {
      if (!(header instanceof HTMLElement)) return;
      header.style.left = `${leftPx[at]}px`;
      header.style.width = `${this.#widths[at]}px`;
    });
    this.#drawn.clear();
    this.#draw();
  }

  #draw(): void {
    const { columns, rows } = this.#data;
    const { leftPx } = this.#span;
    const from = this.element.scrollLeft - OVERSCAN_PX;
    const to = this.element.scrollLeft + (this.element.clientWidth || 1200) + OVERSCAN_PX;
    const first = columns.findIndex((_, i) => itemAt(leftPx, i + 1) > from);
    const after = columns.findIndex((_, i) => itemAt(leftPx, i) > to);
    const span = { from: Math.max(0, first), to: after < 0 ? columns.length : after, leftPx };
    if (span.from !== this.#span.from || span.to !== this.#span.to) this.#drawn.clear();
    this.#span = span;
    const drawn = new Map<number, HTMLElement>();
    const last = Math.min(rows, Math.ceil(this.#top + this.#viewPx / ROW_PX));
    for (let place = Math.floor(this.#top); place < last; place++) {
      const row = this.#drawn.get(place) ?? gridRow(columns, this.#rowAt(place), place, span);
      row.style.transform = `translateY(${(place - this.#top) * ROW_PX}px)`;
      drawn.set(place, row);
    }
    for (const child of [...this.#body.children])
      if (
        !drawn.has(Number(child.getAttribute('aria-rowindex')) - 2) ||
        drawn.get(Number(child.getAttribute('aria-rowindex')) - 2) !== child
      )
        child.remove();
    for (const row of drawn.values()) if (row.parentElement !== this.#body) this.#body.append(row);
    this.#drawn = drawn;
    this.#mark();
  }

  #mark(): void {
    for (const [place, row] of this.#drawn) {
      row.setAttribute('aria-selected', String(this.#selection.rows.has(this.#rowAt(place))));
      for (const cell of row.children)
        cell.classList.toggle(
          'active',
          place === this.#active.row && Number(cell.getAttribute('aria-colindex')) - 1 === this.#active.column,
        );
    }
  }
}
