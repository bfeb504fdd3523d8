import type { ClassLevel } from '../../../../shared/classes.ts';

export interface IpcTables {
  ipc_class: {
    organisation_id: number;
    symbol: string;
    level: ClassLevel;
    parent: string | null;
    dots: number | null;
    title_zh: string | null;
    title_en: string | null;
    edition_zh: number | null;
    edition_en: number | null;
  };
}
