import { type BrokenAutomation, OrgError } from '../../contract.ts';

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** As Salesforce tells of it: a flow's error is for the user and names the flow, a trigger's names the line. */
function failure({ kind, name, message }: BrokenAutomation, on: string): OrgError {
  if (kind === 'apex') {
    const text = `${name}: execution of After${capitalized(on)}\n\ncaused by: ${message}\n\nTrigger.${name}: line 12, column 1`;
    return new OrgError(400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', text, []);
  }
  const text = `We can't save this record because the “${name}” process failed. Give your Salesforce admin these details. ${message} Error ID: 1207361935-168372 (-1893654321)`;
  return new OrgError(400, 'CANNOT_EXECUTE_FLOW_TRIGGER', text, []);
}

/** Automations that were made to fail. The others of an org do nothing that a test could wait for. */
export class Automations {
  #broken: BrokenAutomation[] = [];

  break(automation: BrokenAutomation): void {
    this.#broken.push({ ...automation });
  }

  /** Throws what the first automation that is broken for this save says. Its turn is used up even if all is undone. */
  run(object: string, on: 'create' | 'update' | 'delete'): void {
    const broken = this.#broken.find(
      (one) => one.object.toLowerCase() === object.toLowerCase() && (one.on ?? on) === on,
    );
    if (!broken) return;
    if (broken.times === 1) this.#broken = this.#broken.filter((one) => one !== broken);
    else if (broken.times > 1) broken.times -= 1;
    throw failure(broken, on === 'create' ? 'insert' : on);
  }

  list(): BrokenAutomation[] {
    return this.#broken.map((one) => ({ ...one }));
  }

  clear(): void {
    this.#broken = [];
  }
}
