import type { Page } from '@playwright/test';

/** What stands in plain beside a sealed run; read from any page of the extension. */
export interface PlainRun {
  readonly id: string;
  readonly conversationId: string;
  readonly status: string;
  readonly updatedAt: number;
}

export function plainRuns(page: Page): Promise<PlainRun[]> {
  return page.evaluate(
    () =>
      new Promise<PlainRun[]>((resolve, reject) => {
        const opening = indexedDB.open('recordside');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('runs').objectStore('runs').getAll();
          all.onsuccess = () => {
            opening.result.close();
            const rows = all.result as PlainRun[];
            resolve(
              rows.map(({ id, conversationId, status, updatedAt }) => ({
                id,
                conversationId,
                status,
                updatedAt,
              })),
            );
          };
        };
      }),
  );
}
