import { defineTexts } from '../../app/language.tsx';

export const sessionTexts = defineTexts(
  {
    none: '没有正在使用的会话。',
    started: '登录时间',
    seen: '最近使用',
    address: '来源地址',
    agent: '浏览器',
    actions: '操作',
    current: '本次',
    end: '结束会话',
    ended: '会话已结束。',
  },
  {
    none: 'No session is running.',
    started: 'Signed in',
    seen: 'Last used',
    address: 'From',
    agent: 'Browser',
    actions: 'Actions',
    current: 'This one',
    end: 'End the session',
    ended: 'The session is ended.',
  },
);
