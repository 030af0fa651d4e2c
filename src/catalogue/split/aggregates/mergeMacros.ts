/** Macros that merged queries call; the database that merges must have them. */
export const MERGE_MACROS: readonly string[] = [
  `CREATE OR REPLACE MACRO skybook_population_variance(squares, n) AS CASE WHEN n > 0 THEN squares / n END`,
  `CREATE OR REPLACE MACRO skybook_sample_variance(squares, n) AS CASE WHEN n > 1 THEN squares / (n - 1) END`,
  `CREATE OR REPLACE MACRO skybook_distinct(lists) AS list_distinct(flatten(lists))`,
  `CREATE OR REPLACE MACRO skybook_count_distinct(lists) AS coalesce(len(skybook_distinct(lists)), 0)::BIGINT`,
  `CREATE OR REPLACE MACRO skybook_sum_distinct(lists) AS CASE WHEN len(skybook_distinct(lists)) > 0 THEN list_sum(skybook_distinct(lists)) END`,
  `CREATE OR REPLACE MACRO skybook_avg_distinct(lists) AS CASE WHEN len(skybook_distinct(lists)) > 0 THEN list_avg(skybook_distinct(lists)) END`,
  `CREATE OR REPLACE MACRO skybook_bins(entries) AS list_transform(list_sort(list_distinct(list_transform(entries, lambda e: e.key))),
     lambda k: {'key': k, 'value': list_sum(list_transform(list_filter(entries, lambda f: f.key = k), lambda g: g.value))::UBIGINT})`,
  `CREATE OR REPLACE MACRO skybook_merge_histograms(lists) AS CASE WHEN len(flatten(lists)) > 0 THEN map_from_entries(skybook_bins(flatten(lists))) END`,
  `CREATE OR REPLACE MACRO skybook_least(lists, n) AS list_slice(list_sort(flatten(lists)), 1, n)`,
  `CREATE OR REPLACE MACRO skybook_greatest(lists, n) AS list_slice(list_reverse_sort(flatten(lists)), 1, n)`,
  `CREATE OR REPLACE MACRO skybook_values(entries) AS list_transform(entries, lambda e: e.value)`,
  `CREATE OR REPLACE MACRO skybook_hashes(lists) AS list_slice(list_sort(list_distinct(flatten(lists))), 1, 1024)`,
  `CREATE OR REPLACE MACRO skybook_count_of_hashes(lists) AS coalesce(CASE WHEN len(skybook_hashes(lists)) < 1024 THEN len(skybook_hashes(lists))
     ELSE (1023.0 / (skybook_hashes(lists)[1024]::DOUBLE / 18446744073709551615.0))::BIGINT END, 0)`,
  `CREATE OR REPLACE MACRO skybook_resampled(grid, points) AS list_select(grid, list_transform(range(points), lambda j: floor((j + 0.5) * len(grid) / points)::BIGINT + 1))`,
  `CREATE OR REPLACE MACRO skybook_quantile_weight(summaries) AS greatest(1.0::DOUBLE, list_sum(list_transform(summaries, lambda s: s.n))::DOUBLE / (400 * len(summaries)))`,
  `CREATE OR REPLACE MACRO skybook_quantile_points(summaries) AS list_sort(flatten(list_transform([{'list': summaries, 'weight': skybook_quantile_weight(summaries)}],
     lambda given: list_transform(given.list, lambda s: skybook_resampled(s.grid, round(s.n / given.weight)::BIGINT)))[1]))`,
  `CREATE OR REPLACE MACRO skybook_quantiles(summaries, q) AS list_transform([skybook_quantile_points(summaries)],
     lambda points: CASE WHEN len(points) > 0 THEN list_transform(q, lambda level: points[greatest(1, ceil(level::DOUBLE * len(points)))::BIGINT]) END)[1]`,
  `CREATE OR REPLACE MACRO skybook_quantile(summaries, q) AS skybook_quantiles(summaries, [q])[1]`,
];

/** Macros that partial queries call; every database that reads partitions must have them. */
export const PARTIAL_MACROS: readonly string[] = [
  `CREATE OR REPLACE MACRO skybook_least_hashes(items) AS list_slice(list_sort(list_transform(items, lambda item: hash(item))), 1, 1024)`,
  `CREATE OR REPLACE MACRO skybook_even_ranks(items) AS CASE WHEN len(items) <= 200 THEN list_sort(items)
     ELSE list_select(list_sort(items), list_transform(range(200), lambda j: ceil((j + 0.5) * len(items) / 200)::BIGINT)) END`,
];
