import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { PlanChoice, TaskChoice } from '../../../shared/ledger-pages.ts';
import { PROVINCES } from '../../../shared/regions.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useProvinceName } from './regions.ts';
import { ledgerWords } from './word-texts.ts';

/** The choice of a plan, and of a task and a province of it. */
export function PlanFilter(props: {
  readonly plans: readonly PlanChoice[];
  readonly plan: PlanChoice | null;
  readonly tasks: readonly TaskChoice[];
  readonly task?: string | undefined;
  readonly province?: string | undefined;
  readonly onChange: (chosen: Readonly<Record<string, string | undefined>>) => void;
}): ReactNode {
  const { plans, plan, tasks, task, province, onChange } = props;
  const t = useTexts(ledgerWords);
  const name = useProvinceName();
  const seesAll = useMay('officer');
  return (
    <>
      {plans.length > 1 && (
        <Select
          aria-label={t.plan}
          value={plan?.id ?? null}
          style={{ minWidth: 120 }}
          onChange={(id) => onChange({ plan: String(id) })}
          options={plans.map(({ id, year, title }) => ({ value: id, label: year, title }))}
        />
      )}
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t.task}
        placeholder={t.allTasks}
        value={task ?? null}
        style={{ width: 240 }}
        popupMatchSelectWidth={false}
        onChange={(chosen) => onChange({ task: chosen ?? undefined })}
        options={tasks.map(({ clause, title }) => ({ value: clause, label: `${clause} ${title}` }))}
      />
      {seesAll && (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t.province}
          placeholder={t.allProvinces}
          value={province ?? null}
          style={{ width: 130 }}
          onChange={(chosen) => onChange({ province: chosen ?? undefined })}
          options={PROVINCES.map(({ code }) => ({ value: code, label: name(code) }))}
        />
      )}
    </>
  );
}
