import { describe, expect, it } from 'vitest';
import { gb18030 } from '../../../../test/support/gb18030.ts';
import { readFileOf } from '../../../../test/support/read-file.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { zipOf } from '../../../../test/support/zip.ts';
import { cnCheckDigit } from '../../numbers/index.ts';
import { FORMATS } from '../index.ts';

useTempFolders();

// Made for these tests after public descriptions of the two shapes; every person, body and text in them is fictional.
const check = cnCheckDigit('201510163325');
const APPLICATION = `201510163325.${check}`;

const older = (number = '104751825', date = '20171003'): string => `<?xml version="1.0" encoding="GB2312"?>
<!DOCTYPE cn-patent-document SYSTEM "dtd/cn-patent-document-06-10-27.dtd">
<?xml-stylesheet type="text/xsl" href="x.xsl"?>
<cn-patent-document lang="ZH" country="CN">
<cn-bibliographic-data lang="ZH" country="CN">
 <cn-publication-reference><document-id><country>CN</country><doc-number>${number}</doc-number><kind>B</kind><date>${date}</date></document-id>
  <gazette-reference><gazette-num>33-40</gazette-num><date>${date}</date></gazette-reference></cn-publication-reference>
 <application-reference appl-type="10"><document-id><country>CN</country><doc-number>${APPLICATION}</doc-number><date>20150408</date></document-id></application-reference>
 <priority-claims><priority-claim sequence="1" kind="national"><country>US</country><doc-number>61/976,900</doc-number><date>20140408</date></priority-claim></priority-claims>
 <cn-related-documents><cn-domestic-priority-claim><substitution><relation><parent-doc><document-id><country>CN</country><doc-number>201410000000.8</doc-number><date>20140101</date></document-id></parent-doc></relation></substitution></cn-domestic-priority-claim></cn-related-documents>
 <classifications-ipcr><classification-ipcr><text>G09G 5/10(2006.01)I</text></classification-ipcr><classification-ipcr><text>G06F 3/14(2006.01)N</text></classification-ipcr></classifications-ipcr>
 <invention-title lang="ZH">一种显示<sub>2</sub>装置</invention-title>
 <references-cited><citation><patcit><document-id><country>CN</country><doc-number>203232659</doc-number><kind>U</kind><date>20131009</date></document-id></patcit></citation><citation><nplcit><text>示例期刊，第1期</text></nplcit></citation></references-cited>
 <cn-parties>
  <cn-applicants><cn-applicant sequence="1"><addressbook><name>虚构甲公司</name><address><text>518000 广东省某市</text><province>广东省</province></address></addressbook></cn-applicant></cn-applicants>
  <cn-inventors><cn-inventor sequence="1"><name>虚构张一</name></cn-inventor><cn-inventor sequence="2"><name>虚构李二</name></cn-inventor></cn-inventors>
  <cn-agents><cn-agent><name>虚构王三</name><cn-agency><name>虚构代理公司</name></cn-agency></cn-agent></cn-agents>
 </cn-parties>
 <assignees><assignee><addressbook><name>虚构甲公司</name></addressbook></assignee></assignees>
 <pct-or-regional-filing-data><document-id><country>WO</country><doc-number>PCT/CN2015/070001</doc-number></document-id></pct-or-regional-filing-data>
 <abstract><p>本发明公开了一种装置。</p></abstract>
 <cn-abstract-drawing><figure>摘要附图</figure></cn-abstract-drawing>
</cn-bibliographic-data>
<application-body lang="CN" country="CN">
 <description><invention-title>一种显示装置</invention-title><technical-field><p num="0001">本发明涉及显示。</p></technical-field><background-art><p num="0002">现有技术。</p></background-art></description>
 <claims><claim id="cl0001" num="0001"><claim-text>1.一种显示装置，包括：</claim-text><claim-text>面板。</claim-text></claim><claim id="cl0002" num="0002"><claim-text>2.根据权利要求1所述的装置。</claim-text></claim></claims>
 <drawings><figure num="1">图1</figure></drawings>
</application-body>
</cn-patent-document>`;

const newer = (kind = 'B'): string => `<?xml version="1.0" encoding="UTF-8"?>
<business:PatentDocumentAndRelated xmlns:base="http://example.invalid/base" xmlns:business="http://example.invalid/business" xsdVersion="V2.2.1" file="X.XML" dateProduced="20230930" status="C" lang="zh" country="CN" docNumber="104751825" kind="${kind}" datePublication="20171003">
<business:BibliographicData>
 <business:PublicationReference dataFormat="standard"><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>00001047518250</base:DocNumber><base:Kind>${kind}</base:Kind><base:Date>20171003</base:Date></base:DocumentID></business:PublicationReference>
 <business:PublicationReference dataFormat="original"><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>104751825</base:DocNumber><base:Kind>${kind}</base:Kind><base:Date>20171003</base:Date></base:DocumentID></business:PublicationReference>
 <business:ApplicationReference dataFormat="standard" applType="10"><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>102015000163325</base:DocNumber><base:Date>20150408</base:Date></base:DocumentID></business:ApplicationReference>
 <business:ApplicationReference dataFormat="original" applType="10"><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>${APPLICATION}</base:DocNumber><base:Date>20150408</base:Date></base:DocumentID></business:ApplicationReference>
 <business:ClassificationIPCRDetails><business:ClassificationIPCR sequence="1"><base:IPCVersionDate>20060101</base:IPCVersionDate><base:Section>G</base:Section><base:MainClass>09</base:MainClass><base:Subclass>G</base:Subclass><base:MainGroup>5</base:MainGroup><base:Subgroup>10</base:Subgroup><base:Text>G09G 5/10 (2006.01)</base:Text></business:ClassificationIPCR></business:ClassificationIPCRDetails>
 <business:InventionTitle lang="zh">一种显示装置</business:InventionTitle>
 <business:ReferencesCited><base:Citation><base:ApplicationCitation><business:PublicationReference><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>203232659</base:DocNumber><base:Kind>U</base:Kind></base:DocumentID></business:PublicationReference></base:ApplicationCitation></base:Citation></business:ReferencesCited>
 <business:Parties>
  <business:ApplicantDetails><business:Applicant sequence="1"><base:AddressBook><base:Name>虚构甲公司</base:Name><base:Address><base:Province>天津市</base:Province><base:City>市辖区</base:City><base:Text>300308 天津市</base:Text></base:Address></base:AddressBook></business:Applicant></business:ApplicantDetails>
  <business:InventorDetails><business:Inventor sequence="1"><base:AddressBook><base:Name>虚构张一</base:Name></base:AddressBook></business:Inventor></business:InventorDetails>
  <business:AgentDetails><base:CustomerNumber>12107</base:CustomerNumber><business:Agent sequence="1"><base:AddressBook><base:Name>虚构王三</base:Name></base:AddressBook><business:Agency><base:AddressBook><base:OrganizationName>虚构代理公司</base:OrganizationName></base:AddressBook></business:Agency></business:Agent></business:AgentDetails>
 </business:Parties>
 <business:ExaminerDetails><business:Examiner><base:Name>虚构审查员</base:Name></business:Examiner></business:ExaminerDetails>
</business:BibliographicData>
<business:Abstract><base:Paragraphs num="0001">本发明公开了一种装置。</base:Paragraphs><business:AbstractFigure><base:Figure><base:Image file="a.JPG"/></base:Figure></business:AbstractFigure></business:Abstract>
<business:Description><business:TechnicalField><base:Paragraphs num="0001">本发明涉及显示。</base:Paragraphs></business:TechnicalField><business:InventionMode><base:Paragraphs num="0002">实施例。</base:Paragraphs></business:InventionMode></business:Description>
<business:Claims><business:Claim num="1"><business:ClaimText>1.一种显示装置。</business:ClaimText></business:Claim><business:Claim num="2"><business:ClaimText>2.根据权利要求1所述的装置。</business:ClaimText></business:Claim></business:Claims>
</business:PatentDocumentAndRelated>`;

describe('CNIPA XML', () => {
  it('is named as untested on files from the office', () => {
    const cnipa = FORMATS.find(({ en }) => en.startsWith('CNIPA'));
    expect(cnipa?.untestedOnOfficeFiles).toBe(true);
    expect(cnipa?.zh).toContain('尚未用官方文件验证');
  });

  it.each([
    ['GB18030', gb18030(older())],
    ['UTF-8, against its declaration', Buffer.from(older())],
  ])('is read in the older shape (cn-patent-document), in %s', async (_, bytes) => {
    const { publications, setAside, thrown } = await readFileOf('a.xml', bytes, { chunkBytes: 100 });
    expect([thrown, setAside]).toEqual([undefined, []]);
    expect(publications).toEqual([
      {
        id: { country: 'CN', number: '104751825', kind: 'B' },
        source: { format: 'cnipa-cn', part: 'whole' },
        publicationDate: '2017-10-03',
        application: { country: 'CN', number: APPLICATION, date: '2015-04-08' },
        titles: [{ lang: 'zh', text: '一种显示2装置' }],
        abstracts: [{ lang: 'zh', text: '本发明公开了一种装置。' }],
        claims: [{ lang: 'zh', claims: ['1.一种显示装置，包括：\n面板。', '2.根据权利要求1所述的装置。'] }],
        descriptions: [{ lang: 'zh', text: '一种显示装置\n本发明涉及显示。\n现有技术。' }],
        applicants: [{ name: '虚构甲公司', region: '广东省' }],
        inventors: [{ name: '虚构张一' }, { name: '虚构李二' }],
        assignees: [{ name: '虚构甲公司' }],
        agents: [{ name: '虚构代理公司' }, { name: '虚构王三' }],
        classifications: [
          { scheme: 'ipc', symbol: 'G09G5/10', version: '2006-01', position: 'first', value: 'inventive' },
          { scheme: 'ipc', symbol: 'G06F3/14', version: '2006-01', position: 'later', value: 'additional' },
        ],
        priorities: [
          expect.objectContaining({ country: 'US', date: '2014-04-08' }),
          expect.objectContaining({ country: 'CN', date: '2014-01-01' }),
        ],
        citations: [{ publication: { country: 'CN', number: '203232659', kind: 'U' } }, { text: '示例期刊，第1期' }],
        international: { application: 'PCT/CN2015/070001' },
      },
    ]);
  });

  it('is read in the standardised shape (business:PatentDocumentAndRelated)', async () => {
    const { publications, setAside } = await readFileOf('a.xml', newer());
    expect(setAside).toEqual([]);
    expect(publications).toEqual([
      {
        id: { country: 'CN', number: '104751825', kind: 'B' },
        source: { format: 'cnipa-business', part: 'whole', exchanged: '2023-09-30' },
        publicationDate: '2017-10-03',
        application: { country: 'CN', number: APPLICATION, date: '2015-04-08' },
        titles: [{ lang: 'zh', text: '一种显示装置' }],
        abstracts: [{ lang: 'zh', text: '本发明公开了一种装置。' }],
        claims: [{ lang: 'zh', claims: ['1.一种显示装置。', '2.根据权利要求1所述的装置。'] }],
        descriptions: [{ lang: 'zh', text: '本发明涉及显示。\n实施例。' }],
        applicants: [{ name: '虚构甲公司', region: '天津市' }],
        inventors: [{ name: '虚构张一' }],
        agents: [{ name: '虚构代理公司' }, { name: '虚构王三' }],
        classifications: [{ scheme: 'ipc', symbol: 'G09G5/10', version: '2006-01', position: 'first' }],
        citations: [{ publication: { country: 'CN', number: '203232659', kind: 'U' } }],
      },
    ]);
  });

  it('is read from the weekly archive: ZIPs of documents with their images in a ZIP', async () => {
    const folder = 'CN102015000163325CN00001047518250BFULZH20231003CN00Q';
    const inner = zipOf([
      { name: `${folder}/${folder}.XML`, data: newer() },
      { name: `${folder}/201510163325.JPG`, data: Buffer.from('ffd8ffe000104a46', 'hex') },
    ]);
    const week = zipOf([
      { name: '001.zip', data: inner, stored: true },
      { name: '002.zip', data: zipOf([{ name: 'b.xml', data: newer('U') }]) },
    ]);
    const { keys, skipped, results } = await readFileOf('20231003.zip', week);
    expect(keys).toEqual(['CN104751825B', 'CN104751825U']);
    expect(skipped).toEqual([`001.zip/${folder}/201510163325.JPG`]);
    expect(results[0]?.position.member).toBe(`001.zip/${folder}/${folder}.XML`);
  });

  it('sets only the document with a damaged byte aside', async () => {
    const [first, second] = [newer(), newer('U')].map((xml) => Buffer.from(xml));
    first![first!.indexOf('显示')] = 0xff;
    for (const chunkBytes of [50, 1000, 100_000]) {
      const { keys, setAside } = await readFileOf('a.xml', Buffer.concat([first!, second!]), { chunkBytes });
      expect(keys).toEqual(['CN104751825U']);
      expect(setAside.map(({ problem, position }) => [problem.code, position.record])).toEqual([
        ['record.invalid-bytes', 1],
      ]);
    }
  });

  it('sets a document aside that has no number or a day that does not exist, and reads the next', async () => {
    const documents = [older('', '20171003'), older('104751825', '20170231'), older()].map((xml) =>
      xml.replace(/^<\?xml[^>]*>/, '<?xml version="1.0" encoding="UTF-8"?>'),
    );
    const { keys, setAside } = await readFileOf('a.xml', documents.join('\n'));
    expect(keys).toEqual(['CN104751825B']);
    expect(setAside.map(({ problem, position }) => [problem.code, position.record])).toEqual([
      ['format.no-number', 1],
      ['format.no-such-day', 2],
    ]);
  });
});
