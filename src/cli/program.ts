import { Command } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { bilingual } from './bilingual.ts';
import { accountVerb } from './verbs/account.ts';
import { auditVerb } from './verbs/audit.ts';
import { backupVerb, restoreVerb } from './verbs/backup.ts';
import { deliverVerb } from './verbs/deliver.ts';
import { exportVerb } from './verbs/export.ts';
import { feedbackVerb } from './verbs/feedback.ts';
import { flowVerb } from './verbs/flow.ts';
import { importVerb } from './verbs/import.ts';
import { importIpcVerb } from './verbs/import-ipc.ts';
import { importsVerb } from './verbs/imports.ts';
import { indicatorsVerb } from './verbs/indicators.ts';
import { issueVerb } from './verbs/issue.ts';
import { ledgerVerb } from './verbs/ledger.ts';
import { planVerb } from './verbs/plan.ts';
import { profileVerb } from './verbs/profile/index.ts';
import { queueVerb } from './verbs/queue.ts';
import { recipientVerb } from './verbs/recipient.ts';
import { screenVerb } from './verbs/screen.ts';
import { searchVerb } from './verbs/search.ts';
import { serveVerb } from './verbs/serve.ts';
import { servicesVerb } from './verbs/services.ts';
import { showVerb } from './verbs/show.ts';
import { subscriptionVerb } from './verbs/subscription.ts';
import { workVerb } from './verbs/work.ts';
import { yearbookVerb } from './verbs/yearbook.ts';

/** The command line: one verb for each step of the service line. A wrong call throws a CommanderError after telling what is wrong. */
export function program(): Command {
  const root = new Command('chuanli')
    .description('传利：从专利文献到企业案头 / from patent publications to the enterprise’s desk')
    .version(manifest.version, '-V, --version', '显示版本号 / show the version');
  const verbs = [
    importVerb(),
    importsVerb(),
    importIpcVerb(),
    searchVerb(),
    showVerb(),
    exportVerb(),
    profileVerb(),
    screenVerb(),
    workVerb(),
    queueVerb(),
    issueVerb(),
    deliverVerb(),
    subscriptionVerb(),
    recipientVerb(),
    feedbackVerb(),
    flowVerb(),
    servicesVerb(),
    indicatorsVerb(),
    ledgerVerb(),
    auditVerb(),
    planVerb(),
    yearbookVerb(),
    accountVerb(),
    backupVerb(),
    restoreVerb(),
    serveVerb(),
  ];
  for (const verb of verbs) root.addCommand(verb);
  return bilingual(root);
}
