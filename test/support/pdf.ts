import { extractText, getDocumentProxy } from 'unpdf';

/** The text of a PDF, page by page, read by another program than the one that wrote it. */
export async function pdfPages(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text;
}

/** Width and height of the first page of a PDF, in whole points. */
export async function pdfSize(pdf: Uint8Array): Promise<number[]> {
  const page = await (await getDocumentProxy(new Uint8Array(pdf))).getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  return [width, height].map(Math.round);
}

/** The typefaces that the pages of a PDF use, and whether each is in the file. */
export async function pdfTypefaces(pdf: Uint8Array): Promise<Map<string, boolean>> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const found = new Map<string, boolean>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    const fonts = fnArray.flatMap((operator, at) => (operator === SET_FONT ? [String(argsArray[at][0])] : []));
    for (const id of fonts) {
      const { name, missingFile } = page.commonObjs.get(id) as { name: string; missingFile?: boolean };
      found.set(name, missingFile !== true);
    }
  }
  return found;
}

/** pdf.js: OPS.setFont */
const SET_FONT = 37;
