import type { Column } from '../../../workers/wire/column.ts';
import { descriptionIn } from './descriptionIn.ts';
import { attribute, xmlTags, type XmlTag } from './xmlTokens.ts';
import { itemAt } from '../../../src/known/itemAt.ts';

/** A FIELD of a VOTable (VOTable 1.5 §4.1). */
export type Field = {
  readonly column: Column;
  readonly datatype: Datatype;
  /** Elements of a fixed array, `undefined` where it varies; 1 for a scalar. */
  readonly length: number | undefined;
  readonly isArray: boolean;
  /** The lengths of the axes within the last one, the quickest first; empty for a plain list. */
  readonly innerAxes: readonly number[];
  /** Characters that a text may have at most. */
  readonly mostCharacters?: number;
  /** Characters of each text, for an array of texts. */
  readonly textLength?: number;
  /** The text of the value that stands for none. */
  readonly nullText?: string;
  /** The ID of its VALUES, and of those of another field that are its own, too. */
  readonly valuesId?: string;
  readonly valuesRef?: string;
  /** The ID of what it refers to, such as its coordinate system. */
  readonly ref?: string;
};

/** The primitive types of VOTable 1.5 §2.1. */
export type Datatype =
  | 'boolean'
  | 'bit'
  | 'unsignedByte'
  | 'short'
  | 'int'
  | 'long'
  | 'char'
  | 'unicodeChar'
  | 'float'
  | 'double'
  | 'floatComplex'
  | 'doubleComplex';

const DATATYPES: readonly string[] = [
  'boolean',
  'bit',
  'unsignedByte',
  'short',
  'int',
  'long',
  'char',
  'unicodeChar',
  'float',
  'double',
  'floatComplex',
  'doubleComplex',
];
/** What older and looser writers say. */
const OTHER_NAMES: Readonly<Record<string, Datatype>> = {
  string: 'char',
  integer: 'int',
  text: 'char',
  real: 'float',
  bigint: 'long',
  smallint: 'short',
  logical: 'boolean',
  unsignedInt: 'long',
  unsignedShort: 'int',
  signedByte: 'short',
  byte: 'unsignedByte',
};

/** Reads a FIELD from its tag and what stands between it and its closing tag. */
export function fieldOf({ attributes }: XmlTag, body: string): Field {
  const value = (name: string) => attribute(attributes, name) || undefined;
  const [unit, ucd, utype, ref] = [value('unit'), value('ucd'), value('utype'), value('ref')];
  const written = value('datatype') ?? 'char';
  const datatype = (DATATYPES.includes(written) ? written : (OTHER_NAMES[written] ?? 'char')) as Datatype;
  const description = descriptionIn(body);
  const values = [...xmlTags(body)].find(({ name, kind }) => name === 'VALUES' && kind !== 'close')?.attributes ?? '';
  const [nullText, valuesId, valuesRef] = ['null', 'ID', 'ref'].map((name) => attribute(values, name));
  const arraysize = value('arraysize') ?? (OTHER_NAMES[written] === 'char' ? '*' : undefined);
  const column: Column = {
    name: value('name') ?? value('ID') ?? 'column',
    ...(unit && { unit }),
    ...(ucd && { ucd }),
    ...(utype && { utype }),
    ...(description && { description }),
  };
  return {
    column,
    datatype,
    ...shapeOf(datatype, arraysize),
    ...(nullText && { nullText }),
    ...(valuesId && { valuesId }),
    ...(valuesRef && { valuesRef }),
    ...(ref && { ref }),
  };
}

const MOST_AXES = 8;

/**
 * `arraysize` as VOTable 1.5 §2.2 writes it: `*`, `12`, `12*`, `4x*`; of characters, the first number is a text's
 * length.
 */
function shapeOf(
  datatype: Datatype,
  arraysize: string | undefined,
): Pick<Field, 'length' | 'isArray' | 'innerAxes' | 'textLength' | 'mostCharacters'> {
  const axes = (arraysize ?? '').split('x').filter(Boolean);
  const sizes = axes.map((axis) => (axis.endsWith('*') ? undefined : Number(axis)));
  const total = (of: readonly (number | undefined)[]) =>
    of.reduce<number | undefined>(
      (product, size) => (product === undefined || size === undefined ? undefined : product * size),
      1,
    );
  if (datatype === 'char' || datatype === 'unicodeChar') {
    const most = axes.length === 1 ? parseInt(itemAt(axes, 0)) : NaN;
    return {
      length: total(sizes),
      isArray: axes.length > 1,
      innerAxes: [],
      ...(most > 1 && { mostCharacters: most }),
      ...(axes.length > 1 && { textLength: Math.max(1, sizes[0] || 1) }),
    };
  }
  const inner = sizes.slice(0, -1).flatMap((size) => (size === undefined ? [] : [size]));
  // Only the last axis may vary; what is said otherwise is read as one list.
  const isNested = inner.length === sizes.length - 1 && inner.length < MOST_AXES && inner.every((size) => size > 0);
  return {
    length: total(sizes),
    isArray: axes.length > 0 && arraysize !== '1',
    innerAxes: isNested ? inner : [],
  };
}
