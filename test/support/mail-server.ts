import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll } from 'vitest';

/** A mail that the server took, as it was sent. */
export interface TakenMail {
  readonly messageId: string;
  readonly recipients: readonly string[];
  readonly bytes: string;
}

export interface MailServer {
  readonly url: string;
  /** From now on mails come into this list, each when the server has said that it took it. */
  collect(): readonly TakenMail[];
}

/** An SMTP server on this machine for the tests of one file. */
export function useMailServer(): MailServer {
  let taken: TakenMail[] = [];
  let url = '';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      text(stream).then((bytes) => {
        done();
        const messageId = /^Message-ID: (.+)\r$/im.exec(bytes)?.[1] ?? '';
        taken.push({ messageId, bytes, recipients });
      }, done);
    },
  });
  server.on('error', () => {
    // A client was killed in the middle of a mail, as it is meant to be.
  });
  beforeAll(async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const listening = server.listen(0, '127.0.0.1', resolve);
    await promise;
    const address = listening.address();
    if (address === null || typeof address === 'string') throw new Error('The mail server has no port.');
    url = `smtp://127.0.0.1:${address.port}`;
  });
  afterAll(async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    server.close(resolve);
    await promise;
  });
  return {
    get url() {
      return url;
    },
    collect() {
      taken = [];
      return taken;
    },
  };
}
