let pairs: ReadonlyMap<string, readonly [number, number]> | undefined;

/** Text in GB18030. Node decodes it and does not encode it, so the table of two-byte characters is taken from the decoder. */
export function gb18030(text: string): Buffer {
  pairs ??= twoByteCharacters();
  const bytes = [...text].flatMap((char) => {
    if (char.charCodeAt(0) < 0x80) return [char.charCodeAt(0)];
    const pair = pairs!.get(char);
    if (!pair) throw new Error(`no two-byte code for ${char}`);
    return [...pair];
  });
  return Buffer.from(bytes);
}

function twoByteCharacters(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Buffer.from([lead, trail]));
      if (!table.has(char)) table.set(char, [lead, trail]);
    }
  }
  return table;
}
