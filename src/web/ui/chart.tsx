import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTheme } from '../app/theme.tsx';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export type ChartOption = Parameters<ECharts['setOption']>[0];

/** A chart that follows the brightness and the width of its place. Its table stands beside it, so it is one picture with a name. */
export function Chart(props: {
  readonly label: string;
  readonly option: ChartOption;
  readonly height: number;
  /** Told the index of the bar that was clicked. */
  readonly onBar?: (at: number) => void;
}): ReactNode {
  const { label, option, height, onBar } = props;
  const { brightness } = useTheme();
  const place = useRef<HTMLDivElement>(null);
  const clicked = useRef(onBar);
  clicked.current = onBar;
  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current, brightness === 'dark' ? 'dark' : null, { renderer: 'svg' });
    chart.setOption({ backgroundColor: 'transparent', animation: false, ...option });
    chart.on('click', ({ dataIndex }) => clicked.current?.(dataIndex));
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [option, brightness]);
  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
