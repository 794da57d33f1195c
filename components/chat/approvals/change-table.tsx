import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { PreviewField } from '../../../lib/storage/preview.ts';
import { Icon } from '../../ui/icon.tsx';
import { EditField } from './edit-field.tsx';
import type { Editing } from './editing.ts';
import { draftKey } from './edits.ts';
import { inputKind } from './field-draft.ts';
import { plainLine } from './plain-text.ts';
import { RecordLink } from './record-link.tsx';
import { ValueText } from './value-text.tsx';

interface ChangeTableProps {
  /** Index into the preview's records. */
  readonly record: number;
  readonly fields: readonly PreviewField[];
  /** A new record has nothing before. */
  readonly isNew: boolean;
  readonly lightningHost: string | null;
  readonly editing: Editing | null;
}

/** What becomes of each field: its value now, struck out, and the one it would get. */
export function ChangeTable(props: ChangeTableProps): ReactElement {
  const { fields, isNew, ...rest } = props;
  return (
    <table className="approval-table" data-editing={rest.editing !== null || undefined}>
      <colgroup>
        <col className="approval-labels" />
        <col />
      </colgroup>
      <thead className="ui-hidden">
        <tr>
          <th scope="col">{t('approval_field')}</th>
          <th scope="col">{t(isNew ? 'approval_value' : 'approval_change')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <ChangeRow key={field.name} field={field} isNew={isNew} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

type ChangeRowProps = Omit<ChangeTableProps, 'fields'> & { readonly field: PreviewField };

function ChangeRow({ field, record, isNew, lightningHost, editing }: ChangeRowProps): ReactElement {
  const label = plainLine(field.label || field.name, 60);
  const edits = editing !== null && inputKind(field) !== 'fixed';
  const missing = field.required && field.after === null;
  return (
    <tr>
      <th scope="row" title={field.name}>
        <bdi>{label}</bdi>
        {field.required && (isNew || editing !== null) && (
          <span className="approval-required">{t('approval_required')}</span>
        )}
      </th>
      <td data-new={isNew || undefined}>
        {!isNew && (
          <del className="approval-before">
            <span className="ui-hidden">{t('approval_before')} </span>
            <ValueText text={field.before} type={field.type} />
          </del>
        )}{' '}
        {edits ? (
          <EditField id={draftKey(record, field)} field={field} label={label} editing={editing} />
        ) : (
          <ins className="approval-after">
            {!isNew && <Icon name="arrowRight" size={12} />}
            <span className="ui-hidden">{t('approval_after')} </span>
            {field.type === 'reference' && typeof field.value === 'string' ? (
              <RecordLink recordId={field.value} name={field.after} lightningHost={lightningHost} />
            ) : (
              <ValueText text={field.after} type={field.type} />
            )}
          </ins>
        )}
        {!field.editable && <Flag icon="lock">{t('approval_not_editable')}</Flag>}
        {missing && !edits && <Flag icon="alert">{t('approval_required_empty')}</Flag>}
        {editing !== null && field.editable && !edits && (
          <span className="approval-fixed">
            {typeof field.value === 'string' && <code>{plainLine(field.value, 40)}</code>}{' '}
            {t('approval_fixed')}
          </span>
        )}
      </td>
    </tr>
  );
}

function Flag({ icon, children }: { icon: 'lock' | 'alert'; children: string }): ReactElement {
  return (
    <span className="approval-flag">
      <Icon name={icon} size={12} />
      {children}
    </span>
  );
}
