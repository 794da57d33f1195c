import { nameObject } from './objects/setup.ts';
import type { ChildRelationship, FieldDef, ObjectDef } from './types.ts';

interface ObjectIndex {
  fields: Map<string, FieldDef>;
  relationships: Map<string, FieldDef>;
  children: Map<string, ChildRelationship>;
}

/** The objects of one org, found by name in any case, as SOQL and REST paths take them. */
export class Schema {
  readonly objects: readonly ObjectDef[];
  readonly #byName = new Map<string, ObjectDef>();
  readonly #byPrefix = new Map<string, ObjectDef>();
  readonly #index = new Map<ObjectDef, ObjectIndex>();

  constructor(objects: readonly ObjectDef[]) {
    this.objects = [...objects].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const object of [...objects, nameObject]) {
      this.#byName.set(object.name.toLowerCase(), object);
      if (object.keyPrefix) this.#byPrefix.set(object.keyPrefix, object);
      this.#index.set(object, {
        fields: new Map(object.fields.map((field) => [field.name.toLowerCase(), field])),
        relationships: new Map(
          object.fields.flatMap((field) =>
            field.relationshipName ? [[field.relationshipName.toLowerCase(), field]] : [],
          ),
        ),
        children: new Map(),
      });
    }
    for (const child of objects) {
      for (const field of child.fields) {
        for (const parent of field.referenceTo) this.#addChild(parent, child, field);
      }
    }
  }

  #addChild(parentName: string, child: ObjectDef, field: FieldDef): void {
    const parent = this.object(parentName);
    if (!parent) return;
    this.#index
      .get(parent)
      ?.children.set((field.childRelationshipName ?? `${child.name}.${field.name}`).toLowerCase(), {
        childSObject: child.name,
        field: field.name,
        relationshipName: field.childRelationshipName,
        cascadeDelete: field.cascadeDelete,
      });
  }

  object(name: string): ObjectDef | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  /** The object whose ids begin like this one. */
  objectOfId(id: string): ObjectDef | undefined {
    return this.#byPrefix.get(id.slice(0, 3));
  }

  field(object: ObjectDef, name: string): FieldDef | undefined {
    return this.#index.get(object)?.fields.get(name.toLowerCase());
  }

  /** The lookup behind a relationship name (`Owner` → `OwnerId`). */
  relationship(object: ObjectDef, name: string): FieldDef | undefined {
    return this.#index.get(object)?.relationships.get(name.toLowerCase());
  }

  /** The child relationship of that name (`Contacts`), for a query in a query. */
  child(object: ObjectDef, relationshipName: string): ChildRelationship | undefined {
    const found = this.#index.get(object)?.children.get(relationshipName.toLowerCase());
    return found?.relationshipName ? found : undefined;
  }

  children(object: ObjectDef): ChildRelationship[] {
    return [...(this.#index.get(object)?.children.values() ?? [])];
  }

  /** The field that names a record: Name, CaseNumber, Subject, Title. */
  nameField(object: ObjectDef): FieldDef | undefined {
    return object.fields.find((field) => field.nameField) ?? this.field(object, 'Subject');
  }
}
