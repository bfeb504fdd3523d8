import { defineTexts } from '../../app/language.tsx';

export const servedTexts = defineTexts(
  {
    servedFor: '本次检索服务于',
    nobody: '本机构自用（不登记）',
    public: '公众',
    about: '选定服务对象后，本次检索登记为一条服务记录，计入其检索次数；服务记录不含检索式。同一天同一检索只计一次。',
    recordOnly: '只登记，不导出',
    recorded: (hits: string) => `已登记检索服务，命中 ${hits} 件。`,
    title: '为服务对象做的检索',
    titleAbout: '在检索页“导出”中登记；检索式只有检索人员能看到，服务记录里没有。登记错了的，到服务记录中撤销。',
    on: '日期',
    whom: '服务对象',
    query: '检索式',
    withdrawn: '含已撤回',
    hits: '命中',
    exported: '导出',
    again: (query: string) => `再次检索 ${query}`,
  },
  {
    servedFor: 'This search is for',
    nobody: 'The house itself (not recorded)',
    public: 'The public',
    about:
      'With a beneficiary the search becomes a service record and counts as one search for them; the record does not hold the query. The same search on one day counts once.',
    recordOnly: 'Record without export',
    recorded: (hits: string) => `The search is recorded as a service: ${hits} hits.`,
    title: 'Searches done for others',
    titleAbout:
      'Recorded by “Export” on the search page. Only those who search see the queries; the service records do not hold them. What was recorded by mistake is withdrawn among the services.',
    on: 'Day',
    whom: 'For',
    query: 'Query',
    withdrawn: 'with withdrawn',
    hits: 'Hits',
    exported: 'Exported',
    again: (query: string) => `Search ${query} again`,
  },
);
