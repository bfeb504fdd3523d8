import { Flex, Input } from 'antd';
import type { ReactNode } from 'react';
import type { EntryEdit } from '../../../shared/ledger-pages.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { DayField } from './day-field.tsx';
import { ledgerTexts } from './ledger-texts.ts';
import { ledgerWords } from './word-texts.ts';

/** What a matter is, who does it, and by when. */
export function MatterFields(props: {
  readonly matter: EntryEdit;
  readonly onChange: (matter: EntryEdit) => void;
}): ReactNode {
  const { matter, onChange } = props;
  const t = useTexts(ledgerTexts);
  const { field } = useTexts(ledgerWords);
  const { stops } = useLanguage();
  return (
    <>
      <label htmlFor="matter-matter">
        {field.matter}
        <Input.TextArea
          id="matter-matter"
          autoSize={{ minRows: 2 }}
          maxLength={1000}
          value={matter.matter}
          onChange={({ target }) => onChange({ ...matter, matter: target.value })}
        />
      </label>
      <label htmlFor="matter-assisting">
        {field.assisting}
        <Input
          id="matter-assisting"
          placeholder={t.assistingAbout}
          defaultValue={matter.assisting.join(stops.list)}
          onChange={({ target }) => onChange({ ...matter, assisting: unitsIn(target.value) })}
        />
      </label>
      <Flex gap={12} wrap>
        <label htmlFor="matter-person" style={{ flex: 1 }}>
          {field.person}
          <Input
            id="matter-person"
            maxLength={60}
            value={matter.person ?? ''}
            onChange={({ target }) => onChange({ ...matter, person: target.value || null })}
          />
        </label>
        {(['startOn', 'dueOn'] as const).map((day) => (
          <label key={day} htmlFor={`matter-${day}`} style={{ flex: 1 }}>
            {field[day]}
            <DayField
              id={`matter-${day}`}
              value={matter[day] ?? ''}
              onChange={(chosen) => onChange({ ...matter, [day]: chosen || (day === 'startOn' ? null : '') })}
            />
          </label>
        ))}
      </Flex>
    </>
  );
}

function unitsIn(text: string): string[] {
  return text
    .split(/[、,，;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 50);
}
