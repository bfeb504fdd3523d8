/** A mail as a person reads it. */
export interface ReadMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly date: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly ReadAttachment[];
}

export interface ReadAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const DEEPEST = 5;

/**
 * Reads a mail that `openMail` wrote into a folder: MIME (RFC 2045–2047) as far as our own mails use it. Bytes are taken as Latin-1 on
 * the way, so that each keeps its value until the encoding of its part is known.
 */
export function readMail(bytes: Buffer): ReadMail {
  const whole = partOf(bytes.toString('latin1'));
  const leaves = leavesOf(whole, 0);
  const textOf = (type: string): string => {
    const leaf = leaves.find((part) => typeOf(part) === type && !isAttachment(part));
    return leaf === undefined ? '' : contentOf(leaf).toString('utf8');
  };
  const header = (name: string): string => decodedWords(whole.headers.get(name) ?? '');
  return {
    from: header('from'),
    to: header('to'),
    subject: header('subject'),
    date: header('date'),
    text: textOf('text/plain'),
    html: textOf('text/html'),
    attachments: leaves.filter(isAttachment).map((part) => ({
      filename: parameterOf(part.headers.get('content-disposition') ?? '', 'filename') ?? 'attachment',
      contentType: typeOf(part),
      content: contentOf(part),
    })),
  };
}

function partOf(text: string): Part {
  const end = text.indexOf('\r\n\r\n');
  const head = (end < 0 ? text : text.slice(0, end)).replaceAll(/\r\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end < 0 ? '' : text.slice(end + 4) };
}

/** The parts that hold something, in their order. */
function leavesOf(part: Part, depth: number): Part[] {
  const boundary = parameterOf(part.headers.get('content-type') ?? '', 'boundary');
  if (boundary === undefined || depth > DEEPEST) return [part];
  return `\r\n${part.body}`
    .split(`\r\n--${boundary}`)
    .slice(1)
    .filter((piece) => !piece.startsWith('--'))
    .flatMap((piece) => leavesOf(partOf(piece.replace(/^[ \t]*\r\n/, '')), depth + 1));
}

const typeOf = ({ headers }: Part): string => (headers.get('content-type') ?? 'text/plain').split(';')[0]!.trim();

const isAttachment = ({ headers }: Part): boolean =>
  headers.get('content-disposition')?.startsWith('attachment') === true;

function parameterOf(header: string, name: string): string | undefined {
  const found = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return found?.[1] ?? found?.[2];
}

function contentOf({ headers, body }: Part): Buffer {
  switch (headers.get('content-transfer-encoding')?.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return unquoted(body.replaceAll(/[ \t]+\r\n/g, '\r\n').replaceAll('=\r\n', ''));
    default:
      return Buffer.from(body, 'latin1');
  }
}

function unquoted(text: string): Buffer {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_sign, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}

/** `=?UTF-8?B?…?=`; what stands between two such words is only there to fold the line. */
function decodedWords(header: string): string {
  const word = /=\?utf-8\?([bq])\?([^?]*)\?=/gi;
  const joined = header.replaceAll(/\?=\s+=\?/g, '?==?');
  const pieces: Buffer[] = [];
  let at = 0;
  for (const { 0: all, 1: encoding, 2: text = '', index } of joined.matchAll(word)) {
    pieces.push(Buffer.from(joined.slice(at, index), 'latin1'));
    pieces.push(encoding?.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : unquoted(text.replaceAll('_', ' ')));
    at = index + all.length;
  }
  return Buffer.concat([...pieces, Buffer.from(joined.slice(at), 'latin1')]).toString('utf8');
}
