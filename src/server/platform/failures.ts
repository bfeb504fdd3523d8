import { type Problem, problemOf } from './problems.ts';

/**
 * What to tell a person about anything thrown: the problem that it carries, or the one that the operating system or the
 * database meant by it, looked for along the chain of causes. `undefined` is a mistake in the program.
 */
export function explainFailure(thrown: unknown): Problem | undefined {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    const problem = problemOf(error) ?? byCode(error);
    if (problem) return problem;
  }
  return undefined;
}

function byCode(error: Error): Problem | undefined {
  const code = 'code' in error ? error.code : undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100':
      return diskFull(path);
    case 'EFBIG':
      return fileTooLarge(path);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return notAllowed(path);
    case 'ENOENT':
      return path === undefined ? undefined : notFound(path);
    case 'EISDIR':
      return path === undefined ? undefined : isFolder(path);
    case 'ENOTDIR':
      return path === undefined ? undefined : isFile(path);
    case '57P01':
    case '08006':
    case 'ECONNRESET':
    case 'ECONNREFUSED':
      return connectionLost();
    case '22008':
      return noSuchDay;
    case '40P01':
      return eachOther;
    default:
      return undefined;
  }
}

function diskFull(path: string | undefined): Problem {
  const [zh, en] = path ? [`（写入 ${path} 时）`, ` (while writing ${path})`] : ['', ''];
  return {
    code: 'data.disk-full',
    zh: `磁盘空间不足${zh}。已保存的内容没有受损；请腾出空间后重试，已完成的部分不会重复。`,
    en: `The disk is full${en}. What was stored is safe; make room and try again, nothing is done twice.`,
  };
}

function fileTooLarge(path: string | undefined): Problem {
  return {
    code: 'data.file-too-large',
    zh: `文件${path ? ` ${path} ` : ''}超过了系统允许的大小。请检查文件系统和用户的文件大小限制。`,
    en: `The file ${path ? `${path} ` : ''}grew beyond what the system allows. Check the limits of the file system and the user.`,
  };
}

/** No right to read or write, where the system does not say so itself. */
export function notAllowed(path: string | undefined): Problem {
  return {
    code: 'data.not-allowed',
    zh: `没有权限访问${path ? ` ${path}` : '所需的文件'}。请检查文件权限和运行程序的用户。`,
    en: `No permission for ${path ?? 'a file that is needed'}. Check its permissions and the user that runs the program.`,
  };
}

function notFound(path: string): Problem {
  return {
    code: 'data.not-found',
    zh: `找不到文件或目录 ${path}。请检查路径是否正确。`,
    en: `There is no file or folder ${path}. Check the path.`,
  };
}

function isFile(path: string): Problem {
  return {
    code: 'data.is-file',
    zh: `${path} 不能用作目录：这里或它的上级已是一个文件。请另指定一个目录。`,
    en: `${path} cannot be a folder: it, or what stands above it, is a file. Name another folder.`,
  };
}

function isFolder(path: string): Problem {
  return {
    code: 'data.is-folder',
    zh: `${path} 是目录，这里需要文件。请指定其中的文件。`,
    en: `${path} is a folder where a file is needed. Name a file in it.`,
  };
}

/** Days that are well written and that no calendar of the database has, such as those of the year 0. */
const noSuchDay: Problem = {
  code: 'data.no-such-day',
  zh: '日期超出了可以记录的范围。请核对年份。',
  en: 'A day lies beyond what can be recorded. Check its year.',
};

const eachOther: Problem = {
  code: 'database.each-other.conflict',
  zh: '两项操作在互相等待，这一项已全部撤销，没有留下一半。请再试一次。',
  en: 'Two changes waited for each other, and this one is undone as a whole. Try again.',
};

function connectionLost(): Problem {
  return {
    code: 'database.connection-lost',
    zh: '与数据库的连接中断，未提交的操作已撤销。请在服务器恢复后重试。',
    en: 'The connection to the database broke; what was not committed is undone. Try again when the server is back.',
  };
}
