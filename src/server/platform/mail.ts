import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { writeDurably } from './durable-files.ts';
import { type Problem, ProblemError } from './problems.ts';

export interface Mail {
  /**
   * `<issue-12-enterprise-3@example.cn>`, made by the caller from what the mail is, so that sending it again after a crash
   * can be recognised as the same mail by servers, by readers' programs and by the folder.
   */
  readonly messageId: string;
  readonly date: Date;
  readonly from: string;
  readonly to: readonly string[];
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly MailAttachment[];
  /** Further header fields, `{ 'List-Unsubscribe': '<https://…>' }`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface MailReceipt {
  readonly accepted: readonly string[];
  /** Addresses that the server refused while it took the mail for others. */
  readonly rejected: readonly string[];
}

export interface MailTransport {
  /** @throws MailFailure when nobody's mail was taken. */
  send(mail: Mail): Promise<MailReceipt>;
  close(): void;
}

/** A mail that was not taken. `temporary` tells whether trying later can help. */
export class MailFailure extends ProblemError {
  readonly temporary: boolean;

  constructor(problem: Problem, temporary: boolean, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'MailFailure';
    this.temporary = temporary;
  }
}

export type MailPlace = { readonly smtp: string } | { readonly folder: string };

/** Mail through an SMTP server (`smtp://user:password@host:587`, `smtps://…`), or into a folder as `.eml` files. */
export function openMail(place: MailPlace): MailTransport {
  return 'smtp' in place ? openSmtp(place.smtp) : openMailFolder(place.folder);
}

function openSmtp(url: string): MailTransport {
  const server = new URL(url);
  const timeouts = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };
  const transport = createTransport({ url, pool: true, maxConnections: 2, ...timeouts });
  return {
    async send(mail) {
      try {
        const { accepted, rejected } = await transport.sendMail(messageOf(mail));
        return { accepted: accepted.map(addressOf), rejected: rejected.map(addressOf) };
      } catch (error) {
        throw failureOf(error, server.host);
      }
    },
    close() {
      transport.close();
    },
  };
}

/**
 * One file for each Message-ID, written whole: the same mail sent again overwrites its file with the same bytes, so that
 * repeating never doubles.
 */
function openMailFolder(folder: string): MailTransport {
  mkdirSync(folder, { recursive: true });
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(mail) {
      const { message } = await composer.sendMail(messageOf(mail));
      writeDurably(join(folder, mailFileName(mail.messageId)), message as Buffer);
      return { accepted: mail.to, rejected: [] };
    },
    close() {
      composer.close();
    },
  };
}

/** The name of a mail's file: its Message-ID, and a hash behind it where the id holds signs that file names cannot. */
export function mailFileName(messageId: string): string {
  const id = messageId.replace(/^<|>$/g, '');
  const safe = id
    .replaceAll(/[^A-Za-z0-9@._-]/g, '_')
    .replace(/^\.+/, '_')
    .slice(0, 120);
  if (safe === id) return `${safe}.eml`;
  return `${safe}-${createHash('sha256').update(id).digest('hex').slice(0, 12)}.eml`;
}

function messageOf(mail: Mail) {
  return {
    messageId: mail.messageId,
    // Derived, where the library would draw it, so that the same mail is the same bytes.
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 16),
    date: mail.date,
    from: mail.from,
    to: [...mail.to],
    subject: mail.subject,
    text: mail.text,
    ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
    ...(mail.html === undefined ? {} : { html: mail.html }),
    ...(mail.headers === undefined ? {} : { headers: { ...mail.headers } }),
    attachments: (mail.attachments ?? []).map((attachment) => ({
      filename: attachment.filename,
      contentType: attachment.contentType,
      content: Buffer.from(attachment.content),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function addressOf(recipient: string | { readonly address: string }): string {
  return typeof recipient === 'string' ? recipient : recipient.address;
}

/** SMTP (RFC 5321 §4.2.1): a reply 5yz is final, 4yz and everything below SMTP may pass. */
function failureOf(error: unknown, host: string): MailFailure {
  const reply = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : undefined;
  const reason = error instanceof Error ? error.message : String(error);
  const final = reply !== undefined && reply >= 500;
  const problem: Problem = final
    ? {
        code: 'mail.refused',
        zh: `邮件服务器 ${host} 拒收：${reason}。请检查收件地址和发件设置。`,
        en: `The mail server ${host} refused the mail: ${reason}. Check the recipients and the sender's settings.`,
      }
    : {
        code: 'mail.unreachable',
        zh: `邮件服务器 ${host} 暂时没有收下邮件：${reason}。稍后会重试。`,
        en: `The mail server ${host} did not take the mail for now: ${reason}. It will be tried again.`,
      };
  return new MailFailure(problem, !final, { cause: error });
}
