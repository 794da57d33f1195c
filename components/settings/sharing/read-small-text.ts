/** The text of a file that was chosen; null where it is too large or cannot be read. */
export async function readSmallText(file: Blob, largest: number): Promise<string | null> {
  if (file.size > largest) return null;
  try {
    return await file.text();
  } catch {
    // Moved, deleted or locked since it was chosen.
    return null;
  }
}
