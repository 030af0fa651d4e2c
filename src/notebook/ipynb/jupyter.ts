/** A text in nbformat 4: whole, or in pieces to be joined. */
export type Multiline = string | readonly string[];

/** An output of nbformat 4, as far as Skybook reads and writes it. */
export type JupyterOutput = {
  readonly output_type?: string;
  readonly name?: string;
  readonly text?: Multiline;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly execution_count?: number | null;
  readonly ename?: string;
  readonly evalue?: string;
  readonly traceback?: readonly string[];
};

/** What Skybook leaves in a cell's metadata, to read its own file back without loss. */
export type SkybookMark = {
  readonly language: string;
  readonly text: string;
  readonly source: string;
  readonly output?: string;
  readonly pinned: boolean;
  readonly hidden: boolean;
};

/** A cell of nbformat 4. */
export type JupyterCell = {
  readonly cell_type?: string;
  readonly id?: string;
  readonly source?: Multiline;
  readonly outputs?: readonly JupyterOutput[];
  readonly execution_count?: number | null;
  readonly attachments?: Readonly<Record<string, Readonly<Record<string, Multiline>>>>;
  readonly metadata?: Readonly<Record<string, unknown>> & {
    readonly skybook?: SkybookMark | { readonly added: string };
  };
};

/** A notebook of nbformat 4. */
export type JupyterNotebook = {
  readonly nbformat?: number;
  readonly nbformat_minor?: number;
  readonly cells: readonly JupyterCell[];
  readonly metadata?: {
    readonly title?: string;
    /** What Skybook leaves of the notebook itself. */
    readonly skybook?: { readonly order?: string };
    readonly kernelspec?: { readonly name?: string; readonly display_name?: string; readonly language?: string };
    readonly language_info?: { readonly name?: string };
  };
};

/** A text of nbformat in one piece; empty where a file has something else in its place. */
export function joined(text: unknown): string {
  if (typeof text === 'string') return text;
  return Array.isArray(text) ? text.filter((piece) => typeof piece === 'string').join('') : '';
}
