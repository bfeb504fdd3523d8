import { FileOutlined, FolderOutlined } from '@ant-design/icons';
import { Breadcrumb, Button, Modal, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FolderEntry, FolderPage, ImportsAsked } from '../../../shared/imports.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { instantFor } from '../../ui/instants.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { sizeOf } from './import-state.tsx';
import { importTexts } from './import-texts.ts';

/** Chooses files from the folder on the server that the configuration names. */
export function ImportFolder(props: { readonly onAsked: () => void; readonly onClose: () => void }): ReactNode {
  const { onAsked, onClose } = props;
  const t = useTexts(importTexts);
  const { language } = useLanguage();
  const [path, setPath] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<unknown>();
  const { data, error, isPending } = useGet<FolderPage>('/api/imports/folder', { path });
  const enter = (next: string): void => {
    setChosen([]);
    setPath(next);
  };
  const ask = async (): Promise<void> => {
    try {
      await post<ImportsAsked>('/api/imports/folder', { files: chosen });
      onAsked();
      onClose();
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <Modal
      open
      width={720}
      title={t.folderTitle}
      onCancel={onClose}
      cancelText={t.cancel}
      okText={t.importChosen(chosen.length)}
      okButtonProps={{ disabled: chosen.length === 0 }}
      onOk={ask}
    >
      <ProblemNotice problem={error ?? problem} />
      <Breadcrumb
        style={{ marginBottom: 8 }}
        items={stepsTo(path).map(({ name, to }) => ({
          key: to,
          title: (
            <Button type="link" size="small" style={{ padding: 0 }} onClick={() => enter(to)}>
              {name || t.folderRoot}
            </Button>
          ),
        }))}
      />
      <Table<FolderEntry>
        size="small"
        rowKey="path"
        loading={isPending}
        dataSource={data?.entries ?? []}
        pagination={false}
        scroll={{ y: 320 }}
        locale={whenEmpty(data, <EmptyState about={t.folderEmpty} />)}
        {...(data?.cut === true ? { footer: () => t.folderCut } : {})}
        rowSelection={{
          selectedRowKeys: [...chosen],
          onChange: (keys) => setChosen(keys.map(String)),
          getCheckboxProps: ({ kind, name }) => ({ disabled: kind === 'folder', 'aria-label': name }),
        }}
        columns={[
          {
            title: t.file,
            key: 'name',
            render: (_, { kind, name, path: to }) =>
              kind === 'file' ? (
                <span>
                  <FileOutlined /> {name}
                </span>
              ) : (
                <Button
                  type="link"
                  size="small"
                  icon={<FolderOutlined />}
                  style={{ padding: 0 }}
                  onClick={() => enter(to)}
                >
                  {name}
                </Button>
              ),
          },
          {
            title: t.size,
            key: 'size',
            width: 100,
            align: 'right',
            render: (_, { kind, bytes }) => (kind === 'file' ? sizeOf(bytes) : ''),
          },
          {
            title: t.changed,
            key: 'changed',
            width: 170,
            render: (_, { changedAt }) => instantFor(language, changedAt),
          },
        ]}
      />
    </Modal>
  );
}

function stepsTo(path: string): { readonly name: string; readonly to: string }[] {
  const parts = path === '' ? [] : path.split('/');
  return [{ name: '', to: '' }, ...parts.map((name, at) => ({ name, to: parts.slice(0, at + 1).join('/') }))];
}
