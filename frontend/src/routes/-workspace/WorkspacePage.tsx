import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Drawer, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { isProblem } from '../../api/problem';
import { caseQueries } from '../../api/queries/cases';
import { customerQueries } from '../../api/queries/customers';
import type { CasePatch, CaseView } from '../../api/types';
import { useUnmergeCase, useWatch } from '../../features/cases/api/case-actions';
import { useChangeCase } from '../../features/cases/api/case-mutations';
import {
  EscalateDialog,
  LinkDialog,
  MergeDialog,
  ShareDialog,
  SplitDialog,
} from '../../features/cases/components/CaseDialogs';
import { CaseFields } from '../../features/cases/components/CaseFields';
import {
  type CaseAction,
  CaseHeader,
  DiscardedNotice,
  type Discarding,
  MergedNotice,
} from '../../features/cases/components/CaseHeader';
import { RelatedPanel } from '../../features/cases/components/RelatedPanel';
import { Composer } from '../../features/comments/components/Composer';
import { Timeline } from '../../features/comments/components/Timeline';
import { CustomerPanel } from '../../features/customers/components/CustomerPanel';
import { usePresence } from '../../features/presence/api/use-presence';
import { Viewers } from '../../features/presence/components/Viewers';
import { WritingNotice } from '../../features/presence/components/WritingNotice';
import { SlaPanel } from '../../features/sla/components/SlaPanel';
import { runCommand, useCommands } from '../../shared/commands/registry';
import { useDocumentTitle } from '../../shared/hooks/use-document-title';
import { useMe, usePermission } from '../../shared/hooks/use-me';
import { useOnline } from '../../shared/hooks/use-online';
import { useStoredFlag } from '../../shared/hooks/use-stored-flag';
import { customerName } from '../../shared/pickers/CustomerSelect';
import { EmptyState, ErrorState, Lines } from '../../shared/ui/States';
import type { Place } from '../-inbox/place';
import classes from './WorkspacePage.module.css';

const SurveyPanel = lazy(() => import('../../features/satisfaction/components/SurveyPanel'));
const SimilarPanel = lazy(() => import('../../features/cases/components/SimilarPanel'));

type Props = { caseId: number; place: Place };

/** One case: what was said and done, where to answer, and beside it the case's fields and its customer. */
export function WorkspacePage({ caseId, place }: Props) {
  const { t } = useLingui();
  const query = useQuery({ ...caseQueries.detail(caseId), enabled: Number.isSafeInteger(caseId) });
  useDocumentTitle(query.data ? `#${caseId} ${query.data.subject}` : `#${caseId}`);
  if (!Number.isSafeInteger(caseId) || (isProblem(query.error) && query.error.status === 404)) {
    return (
      <EmptyState drawing="search" title={t`Case not found`}>
        <Trans>It does not exist, or you may not see it.</Trans>
      </EmptyState>
    );
  }
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) {
    return (
      <div className={classes.loading}>
        <Lines count={9} height={18} />
      </div>
    );
  }
  return <Workspace value={query.data} place={place} />;
}

function Workspace({ value, place }: { value: CaseView; place: Place }) {
  const { t } = useLingui();
  const me = useMe();
  const online = useOnline();
  const mayWriteCustomers = usePermission('customers:write') && online;
  const mayPin = usePermission('sla:pin') && online;
  const narrow = useMediaQuery('(max-width: 1320px)', undefined, { getInitialValueInEffect: false });
  const [docked, toggleDocked] = useStoredFlag('zelodesk.panel', true);
  const [drawer, setDrawer] = useState(false);
  const [dialog, setDialog] = useState<CaseAction>();
  const [mergeInto, setMergeInto] = useState<number>();
  const [writing, setWriting] = useState(false);
  const others = usePresence(value.id, writing, online);
  const [splitting, setSplitting] = useState<ReadonlySet<number>>();
  const change = useChangeCase();
  const watch = useWatch();
  const unmerge = useUnmergeCase();
  const customer = useQuery(customerQueries.detail(value.requesterId)).data;

  const set = (patch: CasePatch, done?: string) => change.mutate({ current: value, patch, done });
  const solve = () => set({ status: 'solved' }, t`Case #${value.id} solved`);
  const reopen = () => set({ status: 'open' }, t`Case #${value.id} reopened`);
  const discard = (as: Discarding) => {
    if (as === value.discardedAs) return;
    set(
      { discardedAs: as },
      as === 'spam'
        ? t`Case #${value.id} marked as spam`
        : as === 'trash'
          ? t`Case #${value.id} moved to trash`
          : t`Case #${value.id} restored`,
    );
  };
  const togglePanel = () => (narrow ? setDrawer((now) => !now) : toggleDocked());
  const act = (action: CaseAction, into?: number) => {
    setMergeInto(into);
    if (action === 'split') setSplitting(new Set());
    else setDialog(action);
  };

  const mayDiscard = value.allowed.includes('change') && online;
  // What was put aside stays as it is until it is restored.
  const mayChange = mayDiscard && !value.discardedAs;
  const done = value.status === 'solved' || value.status === 'closed';
  const mayMerge = value.allowed.includes('merge') && online && !value.discardedAs && value.status !== 'closed';
  useCommands([
    {
      id: 'toggle-panel',
      title: msg`Show or hide details and customer`,
      group: 'appearance',
      keys: ['bracketright'],
      run: togglePanel,
    },
    {
      id: 'copy-link',
      title: msg`Copy the link to this case`,
      group: 'case',
      run: () => void navigator.clipboard.writeText(`${location.origin}/cases/${value.id}`),
    },
    ...(mayChange && !done
      ? [
          {
            id: 'solve',
            title: msg`Solve and go to the next case`,
            group: 'case' as const,
            keys: ['e'],
            run: () => {
              solve();
              runCommand('next-case');
            },
          },
        ]
      : []),
    ...(mayChange && value.status === 'solved'
      ? [{ id: 'reopen', title: msg`Reopen the case`, group: 'case' as const, keys: ['shift+e'], run: reopen }]
      : []),
    ...(mayChange && value.status !== 'closed'
      ? [
          {
            id: 'assign-me',
            title: msg`Assign to me`,
            group: 'case' as const,
            keys: ['i'],
            run: () => me && set({ assigneeId: me.id }),
          },
          {
            id: 'pending',
            title: msg`Wait for the customer`,
            group: 'case' as const,
            keys: ['h'],
            run: () => set({ status: 'pending' }),
          },
          { id: 'on-hold', title: msg`Put on hold`, group: 'case' as const, run: () => set({ status: 'on_hold' }) },
          {
            id: 'priority-urgent',
            title: msg`Make urgent`,
            group: 'case' as const,
            run: () => set({ priority: 'urgent' }),
          },
          {
            id: 'priority-normal',
            title: msg`Make the priority normal`,
            group: 'case' as const,
            run: () => set({ priority: 'normal' }),
          },
          { id: 'escalate', title: msg`Escalate…`, group: 'case' as const, run: () => act('escalate') },
          { id: 'split', title: msg`Split off comments…`, group: 'case' as const, run: () => act('split') },
          { id: 'link', title: msg`Link a case…`, group: 'case' as const, run: () => act('link') },
        ]
      : []),
    ...(mayDiscard && value.discardedAs
      ? [{ id: 'restore', title: msg`Restore the case`, group: 'case' as const, run: () => discard(null) }]
      : []),
    ...(mayChange && value.status !== 'closed'
      ? [
          { id: 'spam', title: msg`Mark as spam`, group: 'case' as const, run: () => discard('spam') },
          { id: 'trash', title: msg`Move to trash`, group: 'case' as const, run: () => discard('trash') },
        ]
      : []),
    ...(mayMerge
      ? [{ id: 'merge', title: msg`Merge into another case…`, group: 'case' as const, run: () => act('merge') }]
      : []),
  ]);

  const caseLink = (id: number, children: ReactNode) => place.caseLink(id, { children });
  const panel = (
    <Tabs defaultValue="case" className={classes.tabs} keepMounted={false}>
      <Tabs.List grow>
        <Tabs.Tab value="case">{t`Details`}</Tabs.Tab>
        <Tabs.Tab value="customer">{t`Customer`}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="case" className={classes.tab}>
        <Suspense>
          <SurveyPanel key={value.id} caseId={value.id} online={online} />
        </Suspense>
        <CaseFields
          value={value}
          meId={me?.id ?? 0}
          disabled={!mayChange || value.status === 'closed'}
          onChange={(patch) => set(patch)}
          onEscalate={() => setDialog('escalate')}
        />
        <RelatedPanel value={value} online={online} caseLink={caseLink} />
        <Suspense>
          <SimilarPanel
            key={value.id}
            value={value}
            caseLink={caseLink}
            onMerge={mayMerge ? (into) => act('merge', into) : undefined}
          />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="customer" className={classes.tab}>
        <CustomerPanel
          customerId={value.requesterId}
          currentCaseId={value.id}
          mayWrite={mayWriteCustomers}
          customerLink={(children) => (
            <Link to="/customers/$customerId" params={{ customerId: String(value.requesterId) }}>
              {children}
            </Link>
          )}
          organizationLink={(id, children) => (
            <Link to="/organizations/$organizationId" params={{ organizationId: String(id) }}>
              {children}
            </Link>
          )}
          caseLink={caseLink}
        />
      </Tabs.Panel>
    </Tabs>
  );
  const included = value.included?.customers?.find((each) => each.id === value.requesterId);
  const address = customer?.identities.find((identity) => identity.kind === 'email')?.value ?? included?.primaryEmail;
  const recipientName = customer ? customerName(customer) : (included?.name ?? '');
  const recipient = address && address !== recipientName ? `${recipientName} · ${address}` : recipientName;
  const watching = me !== undefined && value.watcherIds.includes(me.id);

  return (
    <div className={classes.workspace} data-docked={docked && !narrow ? true : undefined}>
      <div className={classes.conversation}>
        <CaseHeader
          value={value}
          watching={watching}
          online={online}
          panelShown={narrow ? drawer : docked}
          backLink={place.listLink}
          onSubject={(subject) => set({ subject })}
          onSolve={solve}
          onReopen={reopen}
          onWatch={() => me && watch.mutate({ caseId: value.id, agentId: me.id, watch: !watching })}
          onAction={(action) => act(action)}
          onDiscard={discard}
          onPanel={togglePanel}
          viewers={<Viewers viewers={others} />}
          sla={
            <SlaPanel
              value={value}
              mayPin={mayPin && mayChange}
              mayReply={value.allowed.includes('comment_public') && online}
            />
          }
        />
        {value.discardedAs && (
          <DiscardedNotice
            as={value.discardedAs}
            busy={change.isPending}
            onRestore={mayDiscard ? () => discard(null) : undefined}
          />
        )}
        <Timeline
          caseId={value.id}
          mayRedact={value.allowed.includes('redact') && online && !splitting}
          selection={
            splitting && {
              chosen: splitting,
              toggle: (id) => {
                const next = new Set(splitting);
                if (!next.delete(id)) next.add(id);
                setSplitting(next);
              },
            }
          }
        />
        {splitting ? (
          <section className={classes.splitBar} aria-label={t`Split off comments`}>
            <span className={classes.splitText}>
              <Trans>Choose the comments that become a new case. Chosen: {splitting.size}</Trans>
            </span>
            <Button variant="default" size="sm" onClick={() => setSplitting(undefined)}>{t`Cancel`}</Button>
            <Button
              size="sm"
              disabled={splitting.size === 0}
              onClick={() => setDialog('split')}
            >{t`Split off…`}</Button>
          </section>
        ) : value.mergedIntoId ? (
          <MergedNotice
            into={value.mergedIntoId}
            link={caseLink(value.mergedIntoId, <Trans>Open it</Trans>)}
            busy={unmerge.isPending}
            onUnmerge={value.allowed.includes('merge') && online ? () => unmerge.mutate(value.id) : undefined}
          />
        ) : (
          me &&
          !value.discardedAs && (
            <>
              <WritingNotice viewers={others} />
              <Composer
                agentId={me.id}
                value={value}
                recipient={recipient}
                onWriting={setWriting}
                onSent={(status) => {
                  if (status === 'solved') runCommand('next-case');
                }}
              />
            </>
          )
        )}
      </div>
      {docked && !narrow && (
        <aside className={classes.panel} aria-label={t`Details and customer`}>
          {panel}
        </aside>
      )}
      <Drawer
        opened={Boolean(narrow) && drawer}
        onClose={() => setDrawer(false)}
        position="right"
        size={340}
        padding={0}
        title={<span className={classes.drawerTitle}>{t`Details and customer`}</span>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {panel}
      </Drawer>
      <MergeDialog
        value={value}
        opened={dialog === 'merge'}
        suggested={mergeInto}
        onClose={() => setDialog(undefined)}
        onMerged={place.open}
      />
      <SplitDialog
        value={value}
        opened={dialog === 'split'}
        onClose={() => setDialog(undefined)}
        commentIds={[...(splitting ?? [])].sort((a, b) => a - b)}
        onSplit={(created) => {
          setSplitting(undefined);
          place.open(created.id);
        }}
      />
      <EscalateDialog
        value={value}
        opened={dialog === 'escalate'}
        onClose={() => setDialog(undefined)}
        onChange={(patch) => set(patch)}
      />
      <LinkDialog value={value} opened={dialog === 'link'} onClose={() => setDialog(undefined)} />
      <ShareDialog value={value} opened={dialog === 'share'} onClose={() => setDialog(undefined)} />
    </div>
  );
}
