/** Tells a person at a terminal that something long is getting on. */
export interface Progress {
  /** Takes the newest state, `12,345 publications`; it is shown when the next line is due. */
  update(state: string): void;
  /** No more lines. */
  stop(): void;
}

const firstLineAfter = 2_000;
const nextLineAfter = 2_000;

/**
 * Writes `<what>: <state>` on stderr, where it does not disturb what the command prints, from the third second on.
 * What is quicker than that stays silent.
 */
export function startProgress(what: string, write: (line: string) => void = toStderr): Progress {
  let state = '';
  const show = () => write(state ? `${what}: ${state}` : `${what} …`);
  let timer = setTimeout(() => {
    show();
    timer = setInterval(show, nextLineAfter).unref();
  }, firstLineAfter).unref();
  return {
    update(newest) {
      state = newest;
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
