import { itemAt } from '../../known/itemAt.ts';

/** A way to give numbers from 0 up to 1, the same for the same seed. */
export type Chance = () => number;

const pick = <T>(chance: Chance, items: readonly T[]): T => itemAt(items, Math.floor(chance() * items.length));
const cast =
  (type: string, ...items: readonly string[]) =>
  (chance: Chance) =>
    `${pick(chance, items)}::${type}`;
const either = (...makers: readonly ((chance: Chance) => string)[]) => makers;

/**
 * SQL expressions of each kind of the table of crossings; of a kind that has several types, a column is of one of them.
 */
export const SQL_VALUES: Readonly<Record<string, readonly ((chance: Chance) => string)[]>> = {
  smallIntegers: either(
    cast('TINYINT', "'-128'", '127', '0'),
    cast('INTEGER', "'-2147483648'", '7'),
    cast('UINTEGER', '4294967295', '0'),
    cast('USMALLINT', '65535'),
  ),
  wideIntegers: either(
    cast('BIGINT', "'-9223372036854775808'", '9007199254740993', '1'),
    cast('BIGINT', '1', '2', '-3'),
    cast('UBIGINT', "'18446744073709551615'", '0'),
  ),
  hugeIntegers: either(
    cast('HUGEINT', "'-170141183460469231731687303715884105728'", "'170141183460469231731687303715884105727'", '1'),
    cast('HUGEINT', '1', '2'),
    cast('DECIMAL(38, 0)', "'12345678901234567890123456789'", '0'),
  ),
  singleFloats: either(cast('FLOAT', '0.1', "'nan'", "'-inf'", "'-0.0'", '3.4028235e38')),
  doubleFloats: either(cast('DOUBLE', '0.1', "'nan'", "'inf'", '5e-324', '1e300', "'-0.0'", '123456789.123')),
  complexNumbers: either(() => "{'re': 1.5::DOUBLE, 'im': -2::DOUBLE}"),
  decimals: either(
    cast('DECIMAL(5, 2)', '1.10', '-0.05', '0'),
    cast('DECIMAL(38, 10)', "'1234567890123456789.0123456789'", '0.0000000001'),
    cast('DECIMAL(18, 6)', '0.1', '-999999.5'),
  ),
  truths: either(cast('BOOLEAN', 'true', 'false')),
  texts: either(
    cast('VARCHAR', "''", "'α'", "'天狼星 🌟'", "' x '", "'it''s'", "'nan'", "'NULL'", 'chr(0)', "('end' || chr(0))"),
  ),
  blobs: either(cast('BLOB', "'\\x00\\xff'", "''", "'text'")),
  enums: either(
    cast("ENUM('STAR', 'GAL')", "'STAR'", "'GAL'"),
    (chance) => `[${pick(chance, ["'STAR'", "'GAL'"])}::ENUM('STAR', 'GAL')]`,
  ),
  dates: either(
    cast('DATE', "'2020-01-01'", "'0044-03-15 (BC)'", "'12000-01-01'"),
    cast('DATE', "'infinity'", "'-infinity'", "'1970-01-01'"),
  ),
  instants: either(
    cast(
      'TIMESTAMP',
      "'1006-04-30 01:02:03.000456'",
      "'2300-01-01'",
      "'0044-03-15 (BC) 12:00:00'",
      "'9999-12-31 23:59:59.999999'",
    ),
    cast('TIMESTAMP', "'infinity'", "'2020-01-01'"),
    cast('TIMESTAMP', "'290309-12-22 (BC) 00:00:00'", "'294247-01-10 04:00:54'"),
    cast('TIMESTAMP_NS', "'2020-01-01 00:00:00.123456789'"),
    cast('TIMESTAMP_S', "'2020-01-01 00:00:01'"),
    cast('TIMESTAMP_MS', "'2020-01-01 00:00:01.5'"),
  ),
  zonedInstants: either(cast('TIMESTAMPTZ', "'2020-01-01 00:00:00+02'", "'1006-04-30 00:00:00Z'")),
  clockTimes: either(
    cast('TIME', "'12:34:56.789'", "'00:00:00'"),
    cast('TIME', "'24:00:00'", "'01:00:00'"),
    cast('TIME_NS', "'01:00:00.123456789'"),
  ),
  intervals: either(
    cast('INTERVAL', "'36 hours'", "'-1 day 00:00:00.5'"),
    cast('INTERVAL', "'2 months 1 day'", "'3 hours'"),
    cast('INTERVAL', "'3000000 hours'"),
  ),
  nulls: either(
    cast('INTEGER', 'NULL', '1'),
    cast('VARCHAR', 'NULL', "'x'"),
    cast('DATE', 'NULL'),
    cast('DOUBLE', 'NULL', "'nan'"),
  ),
  lists: either(
    cast('INTEGER[]', '[]', '[1, NULL]', 'NULL'),
    cast('DECIMAL(4, 2)[]', '[1.5, 2.25]'),
    cast('DATE[]', "['2020-01-01']", '[]'),
    cast('VARCHAR[]', "['a', NULL, '']"),
    cast('BIGINT[]', '[9007199254740993]', '[1]'),
    cast('TIMESTAMP[]', "['2020-01-01 00:00:00.5']", "['infinity']"),
    cast('BLOB[]', "['\\xff'::BLOB]"),
  ),
  nestedLists: either(
    cast('INTEGER[][]', '[[1, 2], [3]]', '[[], NULL]', '[]'),
    cast('DATE[][]', "[['2020-01-01'::DATE]]", 'NULL'),
    cast('VARCHAR[][]', "[['a'], []]"),
    cast('DOUBLE[][]', "[[1.5, 'nan'::DOUBLE]]"),
  ),
  arrays: either(
    cast('INTEGER[3]', '[1, NULL, 3]', 'NULL', '[4, 5, 6]'),
    cast('INTEGER[2][2]', '[[1, 2], [3, 4]]'),
    cast('VARCHAR[2]', "['a', NULL]"),
    cast('DECIMAL(4, 1)[2]', '[0.5, 1.5]'),
  ),
  structs: either(
    cast('STRUCT(a INTEGER, b VARCHAR)', "{'a': 1, 'b': 'x'}", "{'a': NULL, 'b': 'y'}", 'NULL'),
    cast('STRUCT(a INTEGER, b DOUBLE)', "{'a': 1, 'b': 0.5}"),
    cast('STRUCT(a DECIMAL(4, 2), t TIMESTAMP[])', "{'a': 1.25, 't': ['2020-01-01'::TIMESTAMP]}"),
  ),
  maps: either(
    () => "MAP {'a': 1, 'b': NULL}",
    (chance) =>
      pick(chance, ['MAP {1: [1.5]}', 'NULL::MAP(INTEGER, DECIMAL(2, 1)[])', 'MAP {}::MAP(INTEGER, DECIMAL(2, 1)[])']),
  ),
  uuids: either(cast('UUID', "'00000000-0000-0000-0000-000000000001'")),
  sqlOnly: either(
    cast('UHUGEINT', "'340282366920938463463374607431768211455'"),
    cast('BIT', "'0101'"),
    cast('TIMETZ', "'12:00:00+02'"),
    () => 'union_value(num := 2)',
    cast('BIGNUM', "'123456789012345678901234567890123456789012345'"),
    () => "[{'t': INTERVAL '1 month'}]",
  ),
};
