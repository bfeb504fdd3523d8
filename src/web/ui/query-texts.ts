import { defineTexts } from '../app/language.tsx';

export const queryTexts = defineTexts(
  {
    and: '都要',
    or: '任一',
    not: '排除',
    near: '最多隔 5 个位置，先后不限',
    adj: '最多隔 5 个位置，前者在前',
  },
  {
    and: 'both',
    or: 'either',
    not: 'without',
    near: 'at most 5 positions between, either order',
    adj: 'at most 5 positions between, in this order',
  },
);
