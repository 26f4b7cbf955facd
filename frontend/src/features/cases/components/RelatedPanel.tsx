import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { caseQueries } from '../../../api/queries/cases';
import { directoryQueries } from '../../../api/queries/directory';
import type { CaseView } from '../../../api/types';
import { linkLabels } from '../../../shared/i18n/labels';
import { StatusIcon } from '../../../shared/ui/CaseMarks';
import { Avatar } from '../../../shared/ui/Person';
import { ErrorNote } from '../../../shared/ui/States';
import { useLinks, useShares } from '../api/case-actions';
import classes from './RelatedPanel.module.css';

type Props = {
  value: CaseView;
  online: boolean;
  caseLink: (caseId: number, children: ReactNode) => ReactNode;
};

/** Linked cases and the colleagues the case is shared with; nothing is drawn where there is nothing. */
export function RelatedPanel({ value, online, caseLink }: Props) {
  const { t, i18n } = useLingui();
  const links = useQuery(caseQueries.links(value.id));
  const maySeeShares = value.allowed.includes('share');
  const shares = useQuery({ ...caseQueries.shares(value.id), enabled: maySeeShares });
  const agents = useQuery(directoryQueries.agents()).data;
  const { remove } = useLinks(value.id);
  const share = useShares(value.id);
  const mayLink = value.allowed.includes('change') && online;
  const mayShare = maySeeShares && online;
  const error = links.error ?? shares.error ?? remove.error ?? share.error;
  const linked = links.data?.data ?? [];
  const shared = shares.data?.data ?? [];
  const name = (id: number) => agents?.find((agent) => agent.id === id)?.name ?? `#${id}`;

  if (!error && linked.length === 0 && shared.length === 0 && !value.splitFromId) return null;
  return (
    <section className={classes.panel} aria-label={t`Related`}>
      {error && <ErrorNote error={error} />}
      {(linked.length > 0 || value.splitFromId) && <h3 className={classes.title}>{t`Linked cases`}</h3>}
      <ul className={classes.list}>
        {value.splitFromId && (
          <li className={classes.item}>
            <span className={classes.what}>
              <span className={classes.kind}>
                <Trans>Split off from</Trans>
              </span>
              {caseLink(value.splitFromId, `#${value.splitFromId}`)}
            </span>
          </li>
        )}
        {linked.map((link) => (
          <li key={link.id} className={classes.item}>
            <span className={classes.what}>
              <span className={classes.kind}>{i18n._(linkLabels[link.type])}</span>
              <span className={classes.case}>
                <StatusIcon status={link.status} />
                {caseLink(link.caseId, `#${link.caseId} ${link.subject}`)}
              </span>
            </span>
            {mayLink && (
              <ActionIcon
                size={24}
                aria-label={t`Remove the link to #${link.caseId}`}
                onClick={() => remove.mutate(link.id)}
              >
                <IconX size={14} stroke={1.75} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {shared.length > 0 && <h3 className={classes.title}>{t`Shared with`}</h3>}
      <ul className={classes.list}>
        {shared.map((each) => (
          <li key={each.agentId} className={classes.item}>
            <span className={classes.case}>
              <Avatar name={name(each.agentId)} size={18} />
              {name(each.agentId)}
            </span>
            {mayShare && (
              <ActionIcon
                size={24}
                aria-label={t`End the share with ${name(each.agentId)}`}
                onClick={() => share.mutate({ agentId: each.agentId, share: false })}
              >
                <IconX size={14} stroke={1.75} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
