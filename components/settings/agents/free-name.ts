const LONGEST = 80;

/** A name that none of the others has: itself, or with a number behind it. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const others = new Set(taken.map((name) => name.toLowerCase()));
  let name = wanted.slice(0, LONGEST);
  for (let number = 2; others.has(name.toLowerCase()); number++) {
    const behind = ` ${number}`;
    name = `${wanted.slice(0, LONGEST - behind.length).trimEnd()}${behind}`;
  }
  return name;
}
