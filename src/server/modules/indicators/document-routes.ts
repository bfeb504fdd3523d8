import { type IndicatorSearch, indicatorSheetSearch } from '../../../shared/indicators.ts';
import { provinceCoded } from '../../../shared/regions.ts';
import { DOCUMENT_FORMATS, sendDocument } from '../../platform/documents/index.ts';
import { type HttpServer, type Principal, principalOf } from '../../platform/http/index.ts';
import { findOrganisation } from '../network/index.ts';
import { planOfYear } from '../plan/index.ts';
import { askedFor } from './asked-for.ts';
import { indicatorsPolicy } from './policy.ts';
import type { IndicatorsRouteMeans } from './route-means.ts';
import { indicatorTableOf } from './table.ts';
import type { WrittenLanguage } from './written/number-tables.ts';
import { numbersDocument } from './written/numbers-document.ts';

const NATION = { zh: '全国', en: 'The whole country' };
const NO_PROVINCE = { zh: '未注明省份', en: 'No province told' };

/** The numbers of the nation, a province or a unit as a document, in the language of its reader. */
export function documentRoutes(app: HttpServer, means: IndicatorsRouteMeans): void {
  const { db, house } = means;

  for (const format of DOCUMENT_FORMATS) {
    app.get(
      `/api/indicators/table.${format}`,
      { config: { access: indicatorsPolicy.read }, schema: { querystring: indicatorSheetSearch } },
      async (request, reply) => {
        const { language, ...search } = request.query;
        const person = principalOf(request);
        const filter = await askedFor(means, person, search);
        const plan = await planOfYear(db, house, filter.year);
        const document = numbersDocument(await indicatorTableOf(db, house, filter, means), {
          ...{ house: await nameOf(house.organisationId), task: filter.task, tasks: plan?.tasks ?? [], language },
          place: await placeOf(search, person, language),
        });
        return sendDocument(reply, `指标-${filter.year}`, format, document);
      },
    );
  }

  /** Whose numbers they are. */
  async function placeOf(
    { unit, province }: Pick<IndicatorSearch, 'unit' | 'province'>,
    { organisationId }: Principal,
    language: WrittenLanguage,
  ): Promise<string> {
    if (unit !== undefined) return nameOf(unit);
    if (province === '') return NO_PROVINCE[language];
    const known = province === undefined ? undefined : provinceCoded(province);
    if (known !== undefined) return { zh: known.name, en: known.en }[language];
    return organisationId === house.organisationId ? NATION[language] : nameOf(organisationId);
  }

  async function nameOf(id: number): Promise<string> {
    return (await findOrganisation(db, house, { id }))?.name ?? '';
  }
}
