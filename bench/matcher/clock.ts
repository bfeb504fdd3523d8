export interface Spent {
  readonly wallS: number;
  /** User and system, of all threads of this process. */
  readonly cpuS: number;
}

export function spentOn(work: () => void): Spent {
  const stop = startClock();
  work();
  return stop();
}

export function startClock(): () => Spent {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { wallS: (performance.now() - wall) / 1000, cpuS: (user + system) / 1e6 };
  };
}
