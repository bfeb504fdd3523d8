import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const FACES = ['400Regular/NotoSerifSC_400Regular', '700Bold/NotoSerifSC_700Bold'];

const fontBlobs = FACES.map((face) =>
  readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-serif-sc/${face}.ttf`))),
);
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
const template = readFileSync(new URL('./template.typ', import.meta.url), 'utf8');
const compiled = compiler.compile({ mainFileContent: template, inputs: { document: workerData } });
const error = compiled.takeError();
if (compiled.result === null) throw new Error(`Typst: ${JSON.stringify(error?.shortDiagnostics)}`);
const pdf = compiler.pdf(compiled.result);
parentPort?.postMessage(new Uint8Array(pdf));
