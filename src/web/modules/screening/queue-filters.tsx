import { Flex, Segmented, Select, Switch, Tooltip } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import type { QueueChoices } from '../../../shared/screening-queue.ts';
import { useTexts } from '../../app/language.tsx';
import type { QueueAddress } from './queue-part.ts';
import { queueTexts } from './texts.ts';

const STATES = ['decided', 'open', 'waiting', 'conflict', 'keep', 'drop', 'maybe'] as const;

/** Which part of the queue, and how it is looked at. */
export function QueueFilters({
  address,
  choices,
}: {
  readonly address: QueueAddress;
  readonly choices: QueueChoices | undefined;
}): ReactNode {
  const t = useTexts(queueTexts);
  const { part, view, order, state, go } = address;
  const profiles = (choices?.profiles ?? []).filter(
    ({ enterprise }) => part.enterprise === undefined || enterprise === part.enterprise,
  );
  return (
    <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
      <Segmented
        aria-label={t.view}
        value={view}
        onChange={(chosen) => go({ view: chosen, item: undefined })}
        options={[
          { value: 'reading', label: t.reading },
          { value: 'list', label: t.list },
        ]}
      />
      <Choice
        name={t.enterprise}
        value={part.enterprise}
        options={(choices?.enterprises ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(enterprise) => go({ enterprise, profile: undefined, item: undefined })}
      />
      <Choice
        name={t.profile}
        value={part.profile}
        options={profiles.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(profile) => go({ profile, item: undefined })}
      />
      <Choice
        name={t.run}
        value={part.run}
        options={(choices?.runs ?? []).map(({ id, at, items }) => ({
          value: id,
          label: t.runOption(id, dayjs(at).format('YYYY-MM-DD'), items),
        }))}
        onChange={(run) => go({ run, item: undefined })}
      />
      {view === 'list' ? (
        <Select
          aria-label={t.state}
          value={state}
          style={{ minWidth: 130 }}
          onChange={(chosen: string) => go({ state: chosen })}
          options={STATES.map((value) => ({ value, label: t.states[value] }))}
        />
      ) : (
        <Tooltip title={t.suggestedAbout}>
          <Flex gap={6} align="center" component="label">
            <Switch
              size="small"
              aria-label={t.suggested}
              checked={order === 'suggested'}
              onChange={(on) => go({ order: on ? 'suggested' : undefined, item: undefined })}
            />
            {t.suggested}
          </Flex>
        </Tooltip>
      )}
    </Flex>
  );
}

function Choice(props: {
  readonly name: string;
  readonly value: number | undefined;
  readonly options: readonly { readonly value: number; readonly label: string }[];
  readonly onChange: (chosen: number | undefined) => void;
}): ReactNode {
  const { name, value, options, onChange } = props;
  return (
    <Select<number>
      allowClear
      aria-label={name}
      placeholder={name}
      {...(value !== undefined && options.some((option) => option.value === value) ? { value } : {})}
      style={{ minWidth: 120, maxWidth: 220 }}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={[...options]}
      onChange={(chosen: number | undefined) => onChange(chosen)}
    />
  );
}
