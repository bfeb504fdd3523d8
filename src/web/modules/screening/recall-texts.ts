import { defineTexts } from '../../app/language.tsx';

export const recallTexts = defineTexts(
  {
    title: '还要看多少',
    left: (profile: string, left: number, open: number) =>
      `${profile}：按建议顺序再看 ${left} 件（剩 ${open} 件），有九成把握已找到 95 % 的相关文献`,
    all: (profile: string, open: number) =>
      `${profile}：决定尚少，要有九成把握找到 95 % 的相关文献，剩余的 ${open} 件都须看完`,
    basis: (n: number, relevant: number, judged: number) =>
      `依据 ${n} 个决定（相关 ${relevant}${judged > 0 ? `，其中 ${judged} 个以企业评价为准` : ''}）`,
    tooFew: (profile: string, n: number, needed: number, relevant: number) =>
      `${profile}：决定尚少（${n} 个），满 ${needed} 个且相关不少于 ${relevant} 个后给出估计`,
    method: [
      '它承诺什么：按建议顺序再看这么多件，有九成把握找到全部相关文献的 95 %。',
      '怎样得出：从本画像已作的决定学习标题与摘要的字词、分类号和申请人（朴素贝叶斯）；企业评价过的，以企业评价为准。按“未学过它时”的得分把已决定的条目分组，每组的相关比例只按该组件数所允许的程度采信；再按这些比例对未看的条目随机推演 200 次，取十次中九次够用的件数。',
      '决定越少，要看的越多，直至“全部要看”；决定或其中相关的太少时不作估计。',
      '何时不可靠：出现新的技术话题、画像刚修改过，或未看的条目与已看的明显不同。它用来安排一上午的工作，不能证明没有遗漏。',
    ],
    about: '估计方法说明',
  },
  {
    title: 'How many are left',
    left: (profile: string, left: number, open: number) =>
      `${profile}: ${left} more in the suggested order (of ${open}), and 95 % of what is relevant is found with 90 % confidence`,
    all: (profile: string, open: number) =>
      `${profile}: too few decisions to spare any; all ${open} left have to be read to find 95 % of what is relevant with 90 % confidence`,
    basis: (n: number, relevant: number, judged: number) =>
      `from ${n} decisions (${relevant} relevant${judged > 0 ? `; ${judged} by the enterprise’s own judgement` : ''})`,
    tooFew: (profile: string, n: number, needed: number, relevant: number) =>
      `${profile}: too few decisions (${n}); an estimate comes with ${needed}, ${relevant} of them relevant`,
    method: [
      'What it promises: whoever reads so many more in the suggested order has, with 90 % confidence, found 95 % of all that is relevant.',
      'How it comes about: from the decisions on this profile it learns words of titles and abstracts, classes and applicants (naive Bayes); where the enterprise judged, its word counts. Decided items are grouped by their scores as if they had not been learned from, and the relevant share of a group is trusted only as far as its count allows. By these shares the open items are drawn 200 times; what is enough in nine draws of ten is the answer.',
      'The fewer the decisions, the more has to be read, up to all; where decisions, or relevant ones among them, are too few nothing is estimated.',
      'When not to rely on it: a new topic, a profile just revised, or open items unlike the decided ones. It helps to plan a morning and proves not that nothing was missed.',
    ],
    about: 'How this is estimated',
  },
);
