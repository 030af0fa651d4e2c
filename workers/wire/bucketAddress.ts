/**
 * The web address of what `s3://bucket/key`, `gs://bucket/key` or `hf://datasets/owner/name[@revision]/path` names, as
 * public buckets and data sets answer at; the very same address where it is none of these.
 */
export function bucketAddress(address: string): string {
  const [, scheme = '', place = ''] = /^\s*(s3a?|gs|gcs|hf):\/\/([^]*)$/i.exec(address) ?? [];
  const [bucket = '', ...keys] = place.trim().split('/');
  // What is no name of a bucket could become another host than it reads as.
  if (!/^[\w.-]+$/.test(bucket)) return address;
  const key = keys.join('/');
  switch (scheme.toLowerCase()) {
    case 's3':
    case 's3a':
      // A certificate holds for one name before the host: buckets with dots in theirs go by the path.
      return bucket.includes('.')
        ? `https://s3.amazonaws.com/${bucket}/${key}`
        : `https://${bucket}.s3.amazonaws.com/${key}`;
    case 'gs':
    case 'gcs':
      return `https://storage.googleapis.com/${bucket}/${key}`;
    case 'hf': {
      const [, owner = '', name = '', written = 'main', path = ''] =
        /^([^/]*)\/([^/@]*)(?:@(refs\/(?:convert|pr)\/[^/]*|[^/]*))?\/?([^]*)$/.exec(key) ?? [];
      // The Hub's own name for what it has made of a data set in Parquet.
      const revision = written === '~parquet' ? 'refs/convert/parquet' : written;
      const kind = bucket === 'models' ? '' : `${bucket}/`;
      return `https://huggingface.co/${kind}${owner}/${name}/resolve/${revision.replaceAll('/', '%2F')}/${path}`;
    }
    default:
      return address;
  }
}
