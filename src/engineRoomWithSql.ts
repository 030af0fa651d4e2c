import { openEngines, type EngineRoom, type EngineRoomParts } from './engineRoom.ts';
import { openSql } from './engines/sql/openSql.ts';

/** The engines of a frame that runs a notebook with SQL cells: the code for those comes with the room's. */
export function openEnginesWithSql(parts: EngineRoomParts): EngineRoom {
  return openEngines(parts, async () => openSql);
}
