import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import type { Row, Store } from '../store.ts';
import { type ProfileRights, rightsOfProfile } from './profiles.ts';
import { orgWideDefault, type SharingRule, sharingRules } from './sharing-model.ts';

/** What a user may do with one record: nothing, read, edit, or what its owner may (delete, hand over). */
const NONE = 0;
const READ = 1;
const EDIT = 2;
const FULL = 3;

/** Fields no profile can hide: without them a record is not a record. */
const ALWAYS = new Set([
  'Id',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
]);

/** What one user may see and do: object rights and field security of the profile, then sharing of each record. */
export class Access {
  readonly #store: Store;
  readonly #userId: string;
  #generation = -1;
  #rights: ProfileRights = rightsOfProfile('');
  #levels = new Map<string, number>();
  #below = new Set<string>();
  #queues = new Set<string>();
  #rules: { rule: SharingRule; owners: Set<string> }[] = [];

  constructor(store: Store, userId: string) {
    this.#store = store;
    this.#userId = userId;
  }

  /** Roles, groups and records change; what follows from them is worked out anew when they did. */
  #refresh(): void {
    if (this.#generation === this.#store.generation) return;
    this.#generation = this.#store.generation;
    this.#levels.clear();
    const me = this.#store.get(this.#userId);
    const profileRow = this.#store.get(String(me?.values.ProfileId ?? ''));
    this.#rights = rightsOfProfile(String(profileRow?.values.Name ?? ''));
    const users = this.#store.list('User');
    const branch = (roleId: string, self: boolean): Set<string> => {
      const roles = this.#rolesUnder(roleId);
      if (!self) roles.delete(roleId);
      return new Set(
        users.filter((user) => roles.has(String(user.values.UserRoleId))).map((user) => user.id),
      );
    };
    const myRole = me?.values.UserRoleId;
    this.#below = typeof myRole === 'string' ? branch(myRole, false) : new Set();
    const groups = this.#store
      .list('GroupMember')
      .filter((member) => member.values.UserOrGroupId === this.#userId);
    this.#queues = new Set(groups.map((member) => String(member.values.GroupId)));
    this.#rules = sharingRules.flatMap((rule) => {
      const target = this.#roleNamed(rule.sharedWith);
      if (!target || !branch(target, true).has(this.#userId)) return [];
      const ownersRole = this.#roleNamed(rule.ownersUnder);
      const owners =
        rule.ownedBy === 'queue'
          ? new Set(this.#store.list('Group').map((group) => group.id))
          : ownersRole
            ? branch(ownersRole, true)
            : new Set<string>();
      return [{ rule, owners }];
    });
  }

  #roleNamed(developerName: string): string | undefined {
    return this.#store.find('UserRole', (role) => role.values.DeveloperName === developerName)?.id;
  }

  #rolesUnder(roleId: string): Set<string> {
    const found = new Set([roleId]);
    const roles = this.#store.list('UserRole');
    for (let grew = true; grew; ) {
      const before = found.size;
      for (const role of roles) if (found.has(String(role.values.ParentRoleId))) found.add(role.id);
      grew = found.size > before;
    }
    return found;
  }

  #letters(object: ObjectDef): string {
    this.#refresh();
    return this.#rights.objects[object.name] ?? this.#rights.others;
  }

  /** Modify All Data: approvals do not hold this user. */
  get modifiesAll(): boolean {
    this.#refresh();
    return this.#rights.allData;
  }

  readsObject(object: ObjectDef): boolean {
    return this.#letters(object).includes('R') || object.name === 'Name';
  }

  creates(object: ObjectDef): boolean {
    return object.createable && this.#letters(object).includes('C');
  }

  edits(object: ObjectDef): boolean {
    return object.updateable && this.#letters(object).includes('E');
  }

  deletes(object: ObjectDef): boolean {
    return object.deletable && this.#letters(object).includes('D');
  }

  readsField(object: ObjectDef, field: FieldDef): boolean {
    this.#refresh();
    if (ALWAYS.has(field.name) || this.#rights.allData) return true;
    return !this.#rights.hiddenFields.includes(`${object.name}.${field.name}`);
  }

  editsField(object: ObjectDef, field: FieldDef): boolean {
    return (
      this.readsField(object, field) && !this.#rights.readOnlyFields.includes(`${object.name}.${field.name}`)
    );
  }

  canRead(row: Row): boolean {
    return this.readsObject(row.object) && this.#level(row) >= READ;
  }

  canEdit(row: Row): boolean {
    return this.edits(row.object) && this.#level(row) >= EDIT;
  }

  canDelete(row: Row): boolean {
    return this.deletes(row.object) && this.#level(row) >= FULL;
  }

  #level(row: Row): number {
    const letters = this.#letters(row.object);
    if (this.#rights.allData || letters.includes('M')) return FULL;
    let level = this.#levels.get(row.id);
    if (level === undefined) {
      // A record that is asked for while its own level is being worked out adds nothing to it.
      this.#levels.set(row.id, NONE);
      level = Math.max(this.#shared(row), letters.includes('V') ? READ : NONE);
      this.#levels.set(row.id, level);
    }
    return level;
  }

  #owns(ownerId: unknown): boolean {
    return (
      typeof ownerId === 'string' &&
      (ownerId === this.#userId || this.#below.has(ownerId) || this.#queues.has(ownerId))
    );
  }

  #shared(row: Row): number {
    const owner = row.values.OwnerId;
    if (this.#owns(owner)) return FULL;
    const hasOwner = this.#store.schema.field(row.object, 'OwnerId') !== undefined;
    const open = orgWideDefault(row.object.name, hasOwner);
    if (open === 'ReadWrite') return EDIT;
    let level = open === 'Read' ? READ : NONE;
    // Setup data without an owner is governed by the profile alone.
    if (!hasOwner && typeof open === 'string') return FULL;
    if (typeof open === 'object')
      level = Math.max(level, this.#throughParents(row, open.controlledBy, hasOwner));
    for (const { rule, owners } of this.#rules) {
      if (rule.object !== row.object.name || typeof owner !== 'string' || !owners.has(owner)) continue;
      level = Math.max(level, rule.level === 'Read' ? READ : EDIT);
    }
    if (level === NONE && row.object.name === 'Account' && this.#ownsChild(row)) level = READ;
    return level;
  }

  #throughParents(row: Row, fields: readonly string[], hasOwner: boolean): number {
    let best = NONE;
    for (const field of fields) {
      const parent = this.#store.get(String(row.values[field] ?? ''));
      if (!parent || !this.readsObject(parent.object)) continue;
      const level = this.#level(parent);
      // An activity of somebody else's can be read with its record, not changed.
      const activity = row.object.name === 'Task' || row.object.name === 'Event';
      best = Math.max(best, activity ? Math.min(level, READ) : !hasOwner && level >= EDIT ? FULL : level);
    }
    return best;
  }

  /** Who owns an opportunity or a case may read its account. */
  #ownsChild(account: Row): boolean {
    return ['Opportunity', 'Case'].some((name) => {
      const object = this.#store.schema.object(name);
      if (!object) return false;
      return this.#store
        .referencing(object, 'AccountId', account.id)
        .some((child) => !child.deleted && this.#owns(child.values.OwnerId));
    });
  }
}
