import { describe, expect, it } from 'vitest';
import { dueAfter } from './point-dues.ts';
import { stateAfter, stepFault, type TakenStep } from './service-point-rules.ts';

const step = (name: TakenStep['step'], on: string, more: Partial<TakenStep> = {}) => ({
  ...{ step: name, year: Number(on.slice(0, 4)), on, rank: null, result: null, rectifyBy: null },
  ...{ document: '', note: '', ...more },
});
const RUNS = [step('apply', '2016-09-01'), step('file', '2016-12-01'), step('start', '2017-02-28')];

describe('what a service point has to come through', () => {
  it('is an evaluation, three years after it started or was evaluated last', () => {
    expect(dueAfter(RUNS.slice(0, 2))).toBeUndefined();
    expect(dueAfter(RUNS)).toEqual({ act: 'evaluate', on: '2020-02-28' });
    const reported = [...RUNS, step('report', '2019-12-20')];
    expect(dueAfter(reported)).toEqual({ act: 'evaluate', on: '2020-02-28' });
    const evaluated = [...reported, step('evaluate', '2020-02-29', { result: 'excellent' })];
    expect(dueAfter(evaluated)).toEqual({ act: 'evaluate', on: '2023-02-28' });
  });

  it('is being put right, by the day that was set or within three months, and not after it', () => {
    const failed = [...RUNS, step('evaluate', '2020-11-30', { result: 'unqualified' })];
    expect(dueAfter(failed)).toEqual({ act: 'rectify', on: '2021-02-28' });
    const set = [...RUNS, step('evaluate', '2020-11-30', { result: 'unqualified', rectifyBy: '2021-05-31' })];
    expect(dueAfter(set)).toEqual({ act: 'rectify', on: '2021-05-31' });
    expect(stepFault(set, step('rectify', '2021-05-31'))).toBeUndefined();
    const late = stepFault(set, step('rectify', '2021-06-01'));
    expect([late?.code, late?.zh]).toEqual([
      'network.service-point.rectify-late',
      expect.stringContaining('2021-05-31'),
    ]);
  });

  it('that was not put right in time is evaluated anew or withdrawn', () => {
    const set = [...RUNS, step('evaluate', '2020-11-30', { result: 'unqualified', rectifyBy: '2020-12-31' })];
    const again = step('evaluate', '2021-02-01', { result: 'qualified' });
    expect(stepFault(set, again)).toBeUndefined();
    expect(stateAfter([...set, again])).toBe('running');
    expect(stepFault(set, step('withdraw', '2021-02-01'))).toBeUndefined();
  });

  it('has a day to be put right only where it was found unqualified, and later than that', () => {
    const code = (more: Partial<TakenStep>) => stepFault(RUNS, step('evaluate', '2020-02-01', more))?.code;
    expect(code({ result: 'qualified', rectifyBy: '2020-05-01' })).toBe('network.service-point.rectify-by');
    expect(code({ result: 'unqualified', rectifyBy: '2020-02-01' })).toBe('network.service-point.rectify-by');
    expect(code({ result: 'unqualified', rectifyBy: '2020-02-02' })).toBeUndefined();
  });
});
