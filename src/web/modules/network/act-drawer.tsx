import { Form, Input, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { ORGANISATION_KINDS, type OrganisationKind, type OrganisationList } from '../../../shared/network.ts';
import type { ActName } from '../../../shared/network-acts.ts';
import { KIND_WORDS } from '../../../shared/network-words.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { DayField } from './day-field.tsx';
import { FormDrawer } from './form-drawer.tsx';
import { unitTexts } from './unit-texts.ts';
import { useLabel } from './use-label.ts';

interface Filled {
  readonly on: string;
  readonly document?: string;
  readonly note?: string;
  readonly name?: string;
  readonly kind?: OrganisationKind;
  readonly parentId?: number | null;
  readonly merged?: number[];
  readonly names?: string;
  readonly goesOn?: boolean;
}

/** Does something to an organisation, from a day on and by a document. */
export function ActDrawer(props: {
  readonly act: ActName;
  readonly unit: { readonly id: number; readonly name: string; readonly kind: OrganisationKind };
  readonly onClose: () => void;
}): ReactNode {
  const { act, unit, onClose } = props;
  const t = useTexts(unitTexts);
  const about = act === 'merge' ? t.mergedAbout : act === 'close' ? t.closeAbout : undefined;
  const path = `/api/network/units/${unit.id}`;
  return (
    <FormDrawer<Filled>
      title={`${t.act[act]} · ${unit.name}`}
      {...(about === undefined ? {} : { about })}
      initial={{ goesOn: true, kind: unit.kind, name: act === 'rename' ? unit.name : '' }}
      renews={[path, '/api/network/units', '/api/organisations']}
      send={(filled) => post(`${path}/${act}`, bodyOf(act, filled))}
      onClose={onClose}
    >
      <ActFields act={act} unitId={unit.id} />
      <DayField name="on" label={t.on} about={t.onAbout} />
      <Form.Item name="document" label={t.document}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="note" label={t.note}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDrawer>
  );
}

function bodyOf(act: ActName, filled: Filled): object {
  const { on, document = '', note = '', name = '', kind, parentId = null, merged = [], names = '', goesOn } = filled;
  const when = { on, document, note };
  const born = names.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const bodies: Readonly<Record<ActName, object>> = {
    rename: { ...when, name },
    reclassify: { ...when, kind },
    move: { ...when, parentId },
    merge: { ...when, merged },
    split: { ...when, names: born, goesOn },
    close: when,
  };
  return bodies[act];
}

function ActFields({ act, unitId }: { readonly act: ActName; readonly unitId: number }): ReactNode {
  const t = useTexts(unitTexts);
  const label = useLabel();
  const asks = act === 'move' || act === 'merge';
  const { data } = useGet<OrganisationList>('/api/organisations', {}, { enabled: asks });
  const others = (data?.organisations ?? [])
    .filter(({ id }) => id !== unitId && (act === 'move' || id !== data?.houseId))
    .map(({ id, name }) => ({ value: id, label: name }));
  const required = [{ required: true, message: t.required }];
  const found = { optionFilterProp: 'label' } as const;
  switch (act) {
    case 'rename':
      return (
        <Form.Item name="name" label={t.newName} rules={required}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
      );
    case 'reclassify':
      return (
        <Form.Item name="kind" label={t.newKind} rules={required}>
          <Select options={ORGANISATION_KINDS.map((value) => ({ value, label: label(KIND_WORDS[value]) }))} />
        </Form.Item>
      );
    case 'move':
      return (
        <Form.Item name="parentId" label={t.newParent} extra={t.newParentAbout}>
          <Select allowClear showSearch={found} options={others} />
        </Form.Item>
      );
    case 'merge':
      return (
        <Form.Item name="merged" label={t.merged} rules={required}>
          <Select mode="multiple" showSearch={found} options={others} />
        </Form.Item>
      );
    case 'split':
      return (
        <>
          <Form.Item name="names" label={t.names} extra={t.namesAbout} rules={required}>
            <Input.TextArea autoFocus autoSize={{ minRows: 2 }} />
          </Form.Item>
          <Form.Item name="goesOn" label={t.goesOn} valuePropName="checked">
            <Switch />
          </Form.Item>
        </>
      );
    case 'close':
      return null;
  }
}
