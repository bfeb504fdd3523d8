import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTheme } from '../../app/theme.tsx';

echarts.use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

export interface WeekBar {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** Hits by week as bars, the oldest first; a bar can be clicked. Its table stands beside it. */
export default function WeeklyChart(props: {
  readonly weeks: readonly WeekBar[];
  readonly name: string;
  readonly chosen: string | undefined;
  readonly onChoose: (from: string) => void;
}): ReactNode {
  const { weeks, name, chosen, onChoose } = props;
  const place = useRef<HTMLDivElement>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const { brightness } = useTheme();
  useEffect(() => {
    if (place.current === null) return;
    const chart = echarts.init(place.current, brightness === 'dark' ? 'dark' : null);
    const colour = brightness === 'dark' ? '#5aa2e6' : '#0b5cad';
    const shaded = brightness === 'dark' ? '#39556e' : '#9dbfe0';
    chart.setOption({
      animation: false,
      backgroundColor: 'transparent',
      grid: { left: 8, right: 8, top: 24, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'category', data: weeks.map(({ to }) => to.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        {
          name,
          type: 'bar',
          barMaxWidth: 36,
          label: { show: weeks.length <= 26, position: 'top' },
          data: weeks.map(({ count, from }) => ({
            value: count,
            itemStyle: { color: chosen === undefined || from === chosen ? colour : shaded },
          })),
        },
      ],
    });
    chart.on('click', ({ dataIndex }) => {
      const week = weeks[dataIndex];
      if (week !== undefined) choose.current(week.from);
    });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [weeks, name, chosen, brightness]);
  return <div ref={place} role="img" aria-label={name} style={{ height: 240, width: '100%' }} />;
}
