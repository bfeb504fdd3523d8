import { defineTexts } from '../app/language.tsx';

export const classTexts = defineTexts(
  {
    add: '从 IPC 表中选择',
    title: '国际专利分类（IPC）',
    search: '按分类号或标题查找',
    hint: '如：H01M10/05、固体电解质；留空按层级展开',
    chosen: '已选分类',
    nothingChosen: '还没有选择分类。在下面展开或查找，勾选所需的分类。',
    tree: '分类表',
    notLoaded: '尚未载入 IPC 标题。请系统管理员用 chuanli import-ipc 载入；在此之前可以直接填写分类号。',
    nothingFound: '没有符合的分类。请减少词语，或换用另一种语言的标题。',
    cut: '结果太多，只列出前一部分。请写得更具体。',
    edition: (year: number) => `${year} 版`,
    noTitle: '（此版无标题）',
    done: '完成',
    cancel: '取消',
    remove: (symbol: string) => `去掉 ${symbol}`,
  },
  {
    add: 'Choose from the IPC',
    title: 'International Patent Classification (IPC)',
    search: 'Find by symbol or title',
    hint: 'For example: H01M10/05, solid electrolyte; empty shows the tree',
    chosen: 'Chosen classes',
    nothingChosen: 'No class is chosen yet. Open the tree or search below, and tick the classes wanted.',
    tree: 'Classification',
    notLoaded:
      'The titles of the IPC are not loaded. The system administrator loads them with chuanli import-ipc; until then symbols can be typed.',
    nothingFound: 'No class fits. Use fewer words, or the other language of the titles.',
    cut: 'There are too many; the first ones are listed. Be more specific.',
    edition: (year: number) => `edition ${year}`,
    noTitle: '(no title in this edition)',
    done: 'Done',
    cancel: 'Cancel',
    remove: (symbol: string) => `Remove ${symbol}`,
  },
);
