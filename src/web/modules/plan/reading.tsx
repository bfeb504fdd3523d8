import { Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PlanDocument, PlanTask, PlanView, Unresolved } from '../../../shared/plan.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { standsIn } from './content-numbers.ts';
import { FactsForm } from './facts-form.tsx';
import { OriginalText } from './original-text.tsx';
import { PlaceShownProvider } from './place-shown.tsx';
import { ReadingFacts } from './reading-facts.tsx';
import { ReadingTask } from './reading-task.tsx';
import { readingTexts } from './reading-texts.ts';
import { TaskForm } from './task-form.tsx';
import { newTask } from './task-values.ts';
import { UnreadPieces } from './unread-pieces.tsx';
import { useMend } from './use-mend.ts';

/** What is being mended, and the piece that was not understood by which it was begun. */
export type Mended = { readonly part: 'facts' | 'new' | PlanTask; readonly piece?: Unresolved };

/** The notice and what was read of it, side by side; what was not understood is mended or confirmed in its place. */
export function Reading({ plan }: { readonly plan: PlanView }): ReactNode {
  const t = useTexts(readingTexts);
  const edits = useMay('officer') && !plan.issued;
  const { busy, problem, save, confirm } = useMend(plan);
  const [mended, setMended] = useState<Mended>();
  const { document, original } = plan;
  const { tasks, unresolved } = document;
  const taskOf = (piece: Unresolved) => tasks.find(({ clause }) => standsIn(piece.clause, clause));
  const without = (piece: Unresolved | undefined) =>
    unresolved.filter((one) => JSON.stringify(one) !== JSON.stringify(piece));
  const take = async (changed: PlanDocument): Promise<boolean> => {
    const taken = await save({ ...changed, unresolved: without(mended?.piece) }, t.moved);
    if (taken) setMended(undefined);
    return taken;
  };
  const putTask = (task: PlanTask): Promise<boolean> => {
    const mends = (one: PlanTask): boolean => typeof mended?.part === 'object' && mended.part.clause === one.clause;
    const known = tasks.some(mends);
    return take({ ...document, tasks: known ? tasks.map((one) => (mends(one) ? task : one)) : [...tasks, task] });
  };
  const unread = (pieces: readonly Unresolved[]): ReactNode => (
    <UnreadPieces
      {...{ pieces, tasks, busy }}
      {...(edits && {
        onConfirm: (piece: Unresolved) => void confirm(piece, t.confirmed),
        onMend: (piece: Unresolved, part: Mended['part']) => setMended({ part, piece }),
      })}
    />
  );
  const read = (
    <Flex vertical gap={12} style={{ minWidth: 0 }}>
      {mended === undefined && <ProblemNotice problem={problem} />}
      {unread(unresolved.filter((piece) => taskOf(piece) === undefined))}
      <ReadingFacts document={document} {...(edits && { onEdit: () => setMended({ part: 'facts' }) })} />
      {tasks.map((task) => (
        <ReadingTask
          key={task.clause}
          task={task}
          unread={unread(unresolved.filter((piece) => taskOf(piece) === task))}
          {...(edits && {
            onEdit: () => setMended({ part: task }),
            onRemove: () => void save({ ...document, tasks: tasks.filter((one) => one !== task) }, t.moved),
          })}
        />
      ))}
      {tasks.length === 0 && <EmptyState about={t.noTasks} />}
      {edits && (
        <Button type="dashed" block onClick={() => setMended({ part: 'new' })}>
          {t.addTask}
        </Button>
      )}
    </Flex>
  );
  return (
    <PlaceShownProvider>
      {original === null ? (
        read
      ) : (
        <div
          style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(400px, 100%), 1fr))', gap: 16 }}
        >
          <div>
            <OriginalText original={original} doubtful={unresolved.map(({ place }) => place)} />
          </div>
          {read}
        </div>
      )}
      {mended?.part === 'facts' && (
        <FactsForm {...{ document, busy, problem }} onSave={take} onClose={() => setMended(undefined)} />
      )}
      {mended !== undefined && mended.part !== 'facts' && (
        <TaskForm
          task={mended.part === 'new' ? newTask(tasks) : mended.part}
          isNew={mended.part === 'new'}
          {...(mended.piece && { piece: mended.piece })}
          {...{ busy, problem }}
          onSave={putTask}
          onClose={() => setMended(undefined)}
        />
      )}
    </PlaceShownProvider>
  );
}
