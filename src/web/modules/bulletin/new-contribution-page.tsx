import { Button, Flex, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { CONTRIBUTION_KINDS, type ContributionContent, type ContributionKind } from '../../../shared/bulletin.ts';
import { KIND_WORDS } from '../../../shared/bulletin-words.ts';
import { post } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ProgrammeYear, yearNow } from '../../ui/programme-year.tsx';
import { ContentFields } from './content-fields.tsx';
import { contributionTexts } from './texts.ts';

/** A contribution is begun. */
export default function NewContributionPage(): ReactNode {
  const t = useTexts(contributionTexts);
  const { tell } = useLanguage();
  const navigate = useNavigate();
  const [kind, setKind] = useState<ContributionKind>('case');
  const [year, setYear] = useState(yearNow());
  const [content, setContent] = useState<ContributionContent>({ title: '', parts: {} });
  const { busy, problem, run } = useChange('/api/contributions');
  const save = async (): Promise<void> => {
    const made = await run(() => post<{ id: number }>('/api/contributions', { kind, year, content }), t.saved);
    if (made !== undefined) void navigate(`/contributions/${made.id}`, { replace: true });
  };
  return (
    <div style={{ maxWidth: 900 }}>
      <PageHeader title={t.newTitle} actions={<LinkButton to="/contributions">{t.back}</LinkButton>} />
      <Flex gap={12} wrap style={{ marginBottom: 12 }}>
        <Segmented<ContributionKind>
          aria-label={t.kind}
          value={kind}
          onChange={setKind}
          options={CONTRIBUTION_KINDS.map((value) => ({ value, label: tell(KIND_WORDS[value]) }))}
        />
        <ProgrammeYear year={year} onChange={setYear} />
      </Flex>
      <ContentFields kind={kind} content={content} onChange={setContent} />
      <div style={{ marginTop: 16 }}>
        <ProblemNotice problem={problem} />
        <Button type="primary" loading={busy} disabled={content.title.trim() === ''} onClick={() => void save()}>
          {t.save}
        </Button>
      </div>
    </div>
  );
}
