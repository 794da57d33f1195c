/** jsforce's Query copies its rows into a stream that nobody here reads. */
export class Serializable {
  push(_record: unknown): boolean {
    return true;
  }
  emit(_event: string, _value: unknown): boolean {
    return false;
  }
}

/** Bulk update and delete from a query, CSV in and out: not part of the extension. */
export class RecordStream {
  static map(): never {
    throw new Error('record streams are left out of this build');
  }
  static recordMapStream(): never {
    return RecordStream.map();
  }
}

export default RecordStream;
