import { toId18 } from '../data/ids.ts';
import type { RecordTypeDef } from './types.ts';

/** Record types of an object, the first being the default one; `start` keeps their ids apart between objects. */
export function recordTypes(start: number, ...names: string[]): RecordTypeDef[] {
  return names.map((name, at) => ({
    id: toId18(`012Hs0000008Qm${start + at}`) ?? '',
    name,
    developerName: name.replace(/\W+/g, '_'),
    isDefault: at === 0,
  }));
}
