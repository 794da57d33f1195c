import { type ReactElement, useEffect, useState } from 'react';
import type { Run } from '../../lib/storage/run.ts';
import { runWords } from './run-words.ts';

/** Says where the newest run stands, politely, and only when that changes while one is there to hear it. */
export function RunAnnouncer({ run }: { run: Run | undefined }): ReactElement {
  const now = run ? `${run.id}\n${runWords(run)}` : '';
  // Null once something has happened: from then on the same words are news again.
  const [first, setFirst] = useState<string | null>(now);
  useEffect(() => {
    if (first === null || now === first) return;
    // It only now came from the database: nothing has happened.
    setFirst(now === '' || first === '' ? now : null);
  }, [now, first]);
  return (
    <p className="ui-hidden" role="status">
      {run && now !== first && first !== '' ? runWords(run) : ''}
    </p>
  );
}
