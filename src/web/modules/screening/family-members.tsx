import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import type { ScreenedPublication } from '../../../shared/screening.ts';
import type { QueueDossier } from '../../../shared/screening-queue.ts';
import { useTexts } from '../../app/language.tsx';
import { listTexts } from './page-texts.ts';
import { publicationTexts } from './texts.ts';

/** The members of the family that an item stands for, folded until asked for. */
export function FamilyMembers(props: {
  readonly dossier: QueueDossier;
  readonly open: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { dossier, open, onToggle } = props;
  const t = useTexts(publicationTexts);
  const names = useTexts(listTexts);
  if (dossier.members.length < 2) return null;
  return (
    <div style={{ marginTop: 8 }}>
      <Button size="small" aria-expanded={open} onClick={onToggle}>
        {t.family(dossier.members.length)} (F)
      </Button>
      {open && (
        <Table<ScreenedPublication>
          size="small"
          rowKey="id"
          pagination={false}
          style={{ marginTop: 8 }}
          title={() => t.familyAbout}
          dataSource={[...dossier.members]}
          columns={[
            { title: names.number, dataIndex: 'number', width: 160, className: 'tabular' },
            { title: t.published, dataIndex: 'date', width: 110, className: 'tabular' },
            { title: names.name, dataIndex: 'title' },
          ]}
        />
      )}
    </div>
  );
}
