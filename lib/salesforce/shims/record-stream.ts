/** jsforce's Query copies its rows into a stream that nobody here reads. */
export class Serializable {
  push(_record: unknown): boolean {
    return true;
  }
  emit(_event: string, _value: unknown): boolean {
    return false;
  }
}

function leftOut(): never {
  throw new Error('record streams are left out of this build');
}

/** Bulk update and delete from a query, CSV in and out: not part of the extension. */
export const RecordStream = { map: leftOut, recordMapStream: leftOut };

export default RecordStream;
