import type { Problem } from '../../../platform/problems.ts';

export const notANotice: Problem = {
  code: 'plan.not-a-notice',
  zh: '没有认出这是一份计划通知：没有文号，也没有“一、”“（一）”“1.”这样的编号条款。请确认选对了文件；也可以从空白页编制计划。',
  en: 'This does not read as the notice of a plan: it has no number of a document and no numbered clauses such as “一、”, “(一)” or “1.”. Check that it is the right file, or make the plan from an empty page.',
};

export function tooLong(length: number, most: number): Problem {
  return {
    code: 'plan.notice-too-long',
    zh: `这份文件有 ${length} 个字符，超过 ${most} 的上限，不会是一份计划通知。请只导入通知本身。`,
    en: `This file has ${length} characters, more than the ${most} that are allowed, and is hardly the notice of a plan. Import the notice alone.`,
  };
}

function ofFile(code: string, zh: string, en: string): Problem {
  return { code: `plan.${code}`, zh, en };
}

export function emptyFile(name: string): Problem {
  return ofFile('file-empty', `文件“${name}”是空的。请重新选择文件。`, `The file "${name}" is empty. Choose it again.`);
}

export function fileTooLarge(name: string, mebibytes: number): Problem {
  return ofFile(
    'file-too-large',
    `文件“${name}”超过 ${mebibytes} MB 的上限。请只导入通知本身，去掉图片和其他附件。`,
    `The file "${name}" is larger than ${mebibytes} MB. Import the notice alone, without images and other attachments.`,
  );
}

/** @param seen what the file is instead, in both languages, with what to do where there is something. */
export function notReadable(name: string, seen: { readonly zh: string; readonly en: string }): Problem {
  return ofFile(
    'file-format',
    `无法读取“${name}”：${seen.zh}。可导入 docx、网页（html）和文本文件；也可以把全文复制后粘贴。`,
    `"${name}" cannot be read: ${seen.en}. A docx, a web page (html) or a text file can be imported; its words can be pasted as well.`,
  );
}

export function undecodable(name: string): Problem {
  return ofFile(
    'file-encoding',
    `文件“${name}”的文字编码无法识别，读出来是乱码。请另存为 UTF-8 编码的文本，或另存为 docx 后再导入。`,
    `The characters of "${name}" are in no encoding that is known. Save it as UTF-8 text or as docx and import that.`,
  );
}

export function withMacros(name: string): Problem {
  return ofFile(
    'docx-macros',
    `“${name}”带有宏，不予读取。请在 Word 或 WPS 中另存为不带宏的 docx 后再导入。`,
    `"${name}" has macros and is not read. Save it in Word or WPS as a docx without macros and import that.`,
  );
}

export function encrypted(name: string): Problem {
  return ofFile(
    'docx-encrypted',
    `“${name}”设有密码。请打开后取消密码，另存为 docx 再导入。`,
    `"${name}" is protected by a password. Open it, take the password off, save it as docx and import that.`,
  );
}

export function damagedDocx(name: string): Problem {
  return ofFile(
    'docx-damaged',
    `“${name}”已损坏或不完整，无法作为 Word 文档打开。请在 Word 或 WPS 中打开并另存为 docx，或重新取得文件。`,
    `"${name}" is damaged or incomplete and does not open as a Word document. Open and save it again in Word or WPS, or get the file anew.`,
  );
}

export function unpacksTooLarge(name: string): Problem {
  return ofFile(
    'docx-bomb',
    `“${name}”解压后的内容远超一份通知应有的大小，已停止读取。请只导入通知本身。`,
    `"${name}" unpacks to far more than a notice can be, and reading has stopped. Import the notice alone.`,
  );
}

export function tooComplex(name: string): Problem {
  return ofFile(
    'file-too-complex',
    `“${name}”的结构过于复杂（嵌套过深或元素过多），不像一份通知。请把正文复制为文本或另存为新的 docx 后再导入。`,
    `The structure of "${name}" is nested too deeply or has too many elements for a notice. Copy its words as text, or save them as a new docx, and import that.`,
  );
}
