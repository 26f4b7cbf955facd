import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { satisfactionQueries } from '../../../api/queries/satisfaction';
import { announce } from '../../../shared/a11y/Announcer';
import { useCommands } from '../../../shared/commands/registry';
import { useFormat } from '../../../shared/i18n/format';
import { ErrorNote } from '../../../shared/ui/States';
import { TimeAgo } from '../../../shared/ui/TimeAgo';
import { useSurveyLink } from '../api/satisfaction-mutations';
import { isRating, ratingLabels } from '../model/ratings';
import { Face } from './Face';
import classes from './SurveyPanel.module.css';

/** How satisfied the customer of a case is, and the link that asks them. Nothing is drawn where there is neither. */
export default function SurveyPanel({ caseId, online }: { caseId: number; online: boolean }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const titleId = useId();
  const survey = useQuery(satisfactionQueries.ofCase(caseId)).data;
  const link = useSurveyLink();
  const [copied, setCopied] = useState<string>();
  const linkable = survey?.linkable === true && online;
  const copy = () =>
    link.mutate(caseId, {
      onSuccess: async (url) => {
        await navigator.clipboard.writeText(url);
        setCopied(url);
        announce(t`Survey link copied`);
      },
    });
  useCommands(linkable ? [{ id: 'copy-survey-link', title: msg`Copy the survey link`, group: 'case', run: copy }] : []);
  if (!survey) return null;
  const rating = isRating(survey.rating) ? survey.rating : undefined;
  if (!rating && !survey.linkable) return null;
  const told =
    survey.state === 'sent' && survey.expiresAt
      ? t`The link was given out and is good until ${format.date(survey.expiresAt)}.`
      : survey.state === 'scheduled' && survey.sendAt
        ? t`The survey is planned for ${format.dateTime(survey.sendAt)}.`
        : survey.state === 'due'
          ? t`It is time for the survey; nobody has the link yet.`
          : survey.state === 'expired'
            ? t`The last link has expired.`
            : undefined;
  return (
    <section className={classes.panel} aria-labelledby={titleId}>
      <h3 id={titleId} className={classes.title}>
        {t`Satisfaction`}
      </h3>
      {rating && (
        <p className={classes.rating}>
          <span className={classes.face} data-rating={rating}>
            <Face rating={rating} size={18} />
          </span>
          <span className={classes.value}>{t`${rating} of 5`}</span>
          <span>{i18n._(ratingLabels[rating])}</span>
          {survey.answeredAt && (
            <span className={classes.time}>
              <TimeAgo at={survey.answeredAt} compact />
            </span>
          )}
        </p>
      )}
      {survey.comment && <blockquote className={classes.comment}>{survey.comment}</blockquote>}
      {survey.linkable && (
        <>
          {told && <p className={classes.state}>{told}</p>}
          <Button
            variant="default"
            size="xs"
            disabled={!online}
            loading={link.isPending}
            leftSection={copied ? <IconCheck size={15} stroke={2} /> : <IconLink size={15} stroke={1.75} />}
            onClick={copy}
          >
            {copied ? t`Survey link copied` : t`Copy survey link`}
          </Button>
          {link.isError && <ErrorNote error={link.error} />}
        </>
      )}
    </section>
  );
}
