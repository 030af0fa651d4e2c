import type { Bring, DatabaseFiles } from '../pool/databaseFiles.ts';
import type { Member } from '../pool/member.ts';
import type { PartFile } from './part.ts';

/** Makes files of parts known to a database, all of them by one message; what brings those of their bytes it lacks. */
export async function openPartFiles(member: Member, wanted: readonly PartFile[], files: DatabaseFiles): Promise<Bring> {
  return files.open(
    member,
    await Promise.all(wanted.map(async (part) => ({ file: await part.footer(), ranges: part.ranges }))),
  );
}
