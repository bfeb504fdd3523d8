import type { Generated } from 'kysely';
import type { ClassLevel } from '../../../../shared/classes.ts';
import type { Parents } from './levels.ts';

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
  ipc_levels: {
    id: Generated<number>;
    organisation_id: number;
    loaded_at: Date;
    parents: Parents;
  };
}
