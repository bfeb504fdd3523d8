import { App, Button, Checkbox, DatePicker, Flex, Form, Typography } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import type { ProfileSettings, ProfileView } from '../../../shared/profile-views.ts';
import { put } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Field } from './field.tsx';
import { useRenewProfiles } from './standing-actions.tsx';
import { profileTexts } from './texts.ts';

/** From when till when a profile runs, and whether the enterprise has to agree first. */
export function SettingsForm(props: { readonly profile: ProfileView; readonly disabled: boolean }): ReactNode {
  const { profile, disabled } = props;
  const t = useTexts(profileTexts);
  const { message } = App.useApp();
  const renew = useRenewProfiles();
  const stored: ProfileSettings = {
    needsSignOff: profile.needsSignOff,
    validFrom: profile.validFrom,
    validTo: profile.validTo,
  };
  const [settings, setSettings] = useState(stored);
  const [problem, setProblem] = useState<unknown>();
  const save = async (): Promise<void> => {
    try {
      await put(`/api/profiles/${profile.id}/settings`, settings);
      setProblem(undefined);
      await renew();
      void message.success(t.settingsSaved);
    } catch (failure) {
      setProblem(failure);
    }
  };
  const today = dayjs();
  const later = settings.validTo !== null && dayjs(settings.validTo).isAfter(today) ? dayjs(settings.validTo) : today;
  return (
    <Form layout="vertical" component="div" disabled={disabled}>
      <ProblemNotice problem={problem} />
      <Checkbox
        checked={settings.needsSignOff}
        onChange={({ target }) => setSettings({ ...settings, needsSignOff: target.checked })}
      >
        {t.needsSignOff}
      </Checkbox>
      <Typography.Paragraph type="secondary" style={{ fontSize: 12, margin: '4px 0 12px 24px' }}>
        {t.needsSignOffAbout}
      </Typography.Paragraph>
      <Flex gap={12} wrap>
        {(['validFrom', 'validTo'] as const).map((end) => (
          <Field key={end} id={`settings-${end}`} label={t[end]} about={end === 'validTo' ? t.openEnd : undefined}>
            <DatePicker
              id={`settings-${end}`}
              value={settings[end] === null ? null : dayjs(settings[end])}
              onChange={(day) => setSettings({ ...settings, [end]: day?.format('YYYY-MM-DD') ?? null })}
            />
          </Field>
        ))}
      </Flex>
      {!disabled && (
        <Flex gap={8} wrap>
          <Button
            type="primary"
            disabled={JSON.stringify(settings) === JSON.stringify(stored)}
            onClick={() => void save()}
          >
            {t.saveSettings}
          </Button>
          {settings.validTo !== null && (
            <Button onClick={() => setSettings({ ...settings, validTo: later.add(1, 'year').format('YYYY-MM-DD') })}>
              {t.extend}
            </Button>
          )}
        </Flex>
      )}
    </Form>
  );
}
