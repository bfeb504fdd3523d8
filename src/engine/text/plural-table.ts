/**
 * What `pluralize` folds apart or to no word, met in patents. Three kinds of entries, one spelling each; the order of decision stands in
 * plural.ts. The tables are closed lists of words, never guesses by frequency, so that a fold is the same on every machine.
 */

/** Words that are their own singular though they end like plurals. */
export const OWN_SINGULAR: ReadonlySet<string> = new Set(
  words(`
    has was does plus thus this yes always perhaps whereas sometimes us clothes mumps
    are were have these those they them

    bias canvas pancreas atlas alias gas biogas syngas offgas texas
    lens trans sans forceps biceps triceps quadriceps
    asbestos cosmos chaos ethos pathos thermos
    news rabies scabies caries facies ascites feces faeces subspecies interspecies
    aedes anopheles bacteroides pyogenes monocytogenes

    gps https css cmos nmos pmos mos ios macos dos ros los qos gis dns tls sms mms bms ems ups aws
    abs eps pbs lps sds tbs fbs pdms mems nems sars mers kras nras hras cas cys dcis umts lcos rohs sers nirs
    bps kbps mbps gbps fps rps rms gcms lcms dbms rdbms gwas saxs waxs saas paas iaas
    gaas algaas ingaas inas alas inalas

    siemens philips hughes stokes bayes gibbs waals graves langerhans hermes mercedes
    james charles thomas jones reynolds hopkins
  `),
);

/** Plural → singular, and spellings that are kept together under one. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ...pairs(`
    lenses lens  axes axis  bases base  dies die  biases bias  canvases canvas  pancreases pancreas  gasses gas  busses bus
    caches cache  niches niche  aches ache  headaches headache  toothaches toothache  backaches backache
    avalanches avalanche  creches creche  quiches quiche  psyches psyche  douches douche  moustaches moustache
    mosquitoes mosquito  zeroes zero  cargoes cargo  mangoes mango  vetoes veto  halos halo  haloes halo
    delves delve  starves starve  irises iris  ibises ibis  ligases ligase
    calories calorie  kilocalories kilocalorie  cookies cookie  hoodies hoodie  brownies brownie  smoothies smoothie
    prairies prairie  selfies selfie  sorties sortie  bogies bogie  magpies magpie  neckties necktie  menageries menagerie
    underlies underlie  overlies overlie  belies belie  unties untie
    reuses reuse  misuses misuse  disuses disuse  overuses overuse  excuses excuse  accuses accuse  peruses peruse
    muses muse  amuses amuse  ruses ruse  recluses recluse  hypotenuses hypotenuse  druses druse
    analytics analytic  fpgas fpga  omegas omega

    apis api  guis gui  uis ui  ais ai  rois roi  aois aoi  pois poi  maois maoi  taxis taxi  kiwis kiwi  alibis alibi  safaris safari  tsunamis tsunami
    imus imu  ecus ecu  obus obu  emus emu  onus onu  alus alu  apus apu  icus icu  relus relu  menus menu  olus olu
  `),
  ...endings(
    'um',
    'a',
    `media spectra sera maxima minima optima momenta quanta vacua continua equilibria consortia
     epithelia endothelia mesothelia septa atria crania cilia flagella mycelia sporangia conidia plasmodia phyla ostia
     pericardia endometria memoranda compendia aquaria terraria stadia`,
  ),
  ...endings('on', 'a', 'taxa ganglia mitochondria protozoa spermatozoa'),
  ...endings(
    'a',
    'ae',
    `formulae antennae larvae pupae lamellae papillae fibulae tibiae scapulae maxillae patellae hyphae nebulae laminae
     bursae fossae setae cannulae fistulae fasciae cochleae tracheae lacunae maculae medullae striae amoebae placentae
     novae supernovae pleurae spatulae areolae`,
  ),
  ...endings(
    'us',
    'i',
    `moduli annuli calculi tori gyri sulci thrombi emboli alveoli bronchi villi microvilli menisci hippocampi thalami
     glomeruli canaliculi fasciculi humeri rhombi nevi naevi cumuli abaci octopi syllabi`,
  ),
  ...pairs(
    'corpora corpus  femora femur  crura crus  lumina lumen  foramina foramen  phalanges phalanx  larynges larynx',
  ),
]);

/** Plurals of `-sis` that end like those of enzymes and sugars (proteases, hexoses) and are neither. */
export const GREEK_PLURALS: ReadonlyMap<string, string> = new Map(
  endings(
    'sis',
    'ses',
    `metastases stases homeostases oases
     thromboses fibroses scleroses stenoses necroses cirrhoses psychoses neuroses anastomoses symbioses osmoses apoptoses mitoses meioses
     hydrolyses electrolyses pyrolyses catalyses dialyses hemodialyses paralyses proteolyses thermolyses photolyses`,
  ),
);

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}

/** `plural singular  plural singular`. */
function pairs(list: string): [string, string][] {
  const flat = words(list);
  return flat.flatMap((word, at): [string, string][] => (at % 2 === 0 ? [[word, flat[at + 1]!]] : []));
}

/** Plurals in one ending with their singulars in another. */
function endings(singular: string, plural: string, list: string): [string, string][] {
  return words(list).map((word) => [word, word.slice(0, -plural.length) + singular]);
}
