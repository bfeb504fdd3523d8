import { Card, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ExportServices } from './export-services.tsx';
import { ImportServices } from './import-services.tsx';
import { ServiceForm } from './service-form.tsx';
import { ServiceList } from './service-list.tsx';
import { servicesTexts } from './texts.ts';

/** Services: those who serve record what they did, on a phone as well; below it what was recorded last. */
export default function ServicesPage(): ReactNode {
  const t = useTexts(servicesTexts);
  const mayEnter = useMay('service-point-staff', 'province-contact', 'analyst');
  return (
    <Flex vertical gap={16} style={{ maxWidth: 720 }}>
      <PageHeader title={t.title} about={mayEnter ? t.aboutEntry : t.about} />
      {mayEnter && (
        <Card title={t.enter} size="small">
          <ServiceForm />
        </Card>
      )}
      <ServiceList about={mayEnter ? t.noneYet : t.none} />
      <ExportServices />
      {mayEnter && <ImportServices />}
    </Flex>
  );
}
