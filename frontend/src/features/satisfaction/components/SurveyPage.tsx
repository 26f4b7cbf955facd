import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isProblem } from '../../../api/problem';
import { satisfactionQueries } from '../../../api/queries/satisfaction';
import type { Survey } from '../../../api/types';
import { useDocumentTitle } from '../../../shared/hooks/use-document-title';
import { activateLocale, pickLocale } from '../../../shared/i18n/i18n';
import { Lines } from '../../../shared/ui/States';
import { useAnswerSurvey } from '../api/satisfaction-mutations';
import { isRating, type Rating, ratingLabels } from '../model/ratings';
import { Face } from './Face';
import { RatingField } from './RatingField';
import classes from './SurveyPage.module.css';

const LONGEST = 2_000;

/** A heading that is read out when it takes the place of another one. */
function Title({ children, fresh }: { children: ReactNode; fresh?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (fresh) heading.current?.focus();
  }, [fresh]);
  return (
    <h1 ref={heading} tabIndex={-1} className={classes.title}>
      {children}
    </h1>
  );
}

type FormProps = { token: string; survey: Survey; changing: boolean; onDone: () => void; onCancel: () => void };

function SurveyForm({ token, survey, changing, onDone, onCancel }: FormProps) {
  const { t } = useLingui();
  const [rating, setRating] = useState<Rating | undefined>(isRating(survey.rating) ? survey.rating : undefined);
  const [comment, setComment] = useState(survey.comment ?? '');
  const [asked, setAsked] = useState(false);
  const answer = useAnswerSurvey(token);
  const subject = survey.subject;
  return (
    <>
      <header className={classes.head}>
        <Title fresh={changing}>{t`How satisfied are you with our help?`}</Title>
        <p className={classes.lead}>
          <Trans>
            It is about your request <span className={classes.subject}>“{subject}”</span>.
          </Trans>
        </p>
      </header>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (rating && !answer.isPending) {
            answer.mutate({ rating, comment: comment.trim() || null }, { onSuccess: onDone });
          }
        }}
      >
        <RatingField
          label={t`Your rating`}
          value={rating}
          onChange={setRating}
          fault={asked && !rating ? t`Choose a number from 1 to 5.` : undefined}
        />
        <Textarea
          size="md"
          label={t`What should we know? (optional)`}
          rows={4}
          classNames={{ input: classes.words ?? '', label: classes.label ?? '' }}
          maxLength={LONGEST}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {answer.isError && (
          <p role="alert" className={classes.fault}>
            {isProblem(answer.error) && answer.error.status === 409
              ? t`This answer cannot be changed any more.`
              : isProblem(answer.error) && answer.error.status === 404
                ? t`This link is no longer valid.`
                : t`Your answer could not be sent. Check the connection and try again.`}
          </p>
        )}
        <div className={classes.actions}>
          <Button type="submit" size="md" loading={answer.isPending}>
            {t`Send`}
          </Button>
          {changing && (
            <Button size="md" variant="default" onClick={onCancel}>
              {t`Cancel`}
            </Button>
          )}
        </div>
      </form>
    </>
  );
}

function Thanks({ survey, fresh, onChange }: { survey: Survey; fresh: boolean; onChange: () => void }) {
  const { t, i18n } = useLingui();
  const rating = isRating(survey.rating) ? survey.rating : undefined;
  // In the zone of the reader's own clock: nobody is signed in here.
  const end = survey.finalAt
    ? new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(survey.finalAt))
    : '';
  return (
    <>
      <header className={classes.head}>
        <Title fresh={fresh}>{t`Thank you for your answer`}</Title>
        <p className={classes.lead}>{t`It goes to the people who helped you.`}</p>
      </header>
      {rating && (
        <p className={classes.given}>
          <Face rating={rating} size={28} />
          <span>
            {t`${rating} of 5`} · {i18n._(ratingLabels[rating])}
          </span>
        </p>
      )}
      {survey.comment && <blockquote className={classes.quote}>{survey.comment}</blockquote>}
      {survey.changeable && (
        <>
          <div className={classes.actions}>
            <Button size="md" variant="default" onClick={onChange}>
              {t`Change my answer`}
            </Button>
          </div>
          <p className={classes.foot}>
            <Trans>You can change it until {end}.</Trans>
          </p>
        </>
      )}
    </>
  );
}

/** What a customer sees behind the link of a survey. Opening it sends nothing. */
export function SurveyPage({ token, brand }: { token: string; brand: ReactNode }) {
  const { t } = useLingui();
  const query = useQuery(satisfactionQueries.survey(token));
  const [changing, setChanging] = useState(false);
  const [fresh, setFresh] = useState(false);
  const [spoken, setSpoken] = useState(false);
  const survey = query.data;
  const answered = survey !== undefined && survey.rating !== null && !changing;
  useDocumentTitle(answered ? t`Thank you for your answer` : t`How satisfied are you with our help?`);

  const language = survey?.language;
  useEffect(() => {
    if (survey === undefined) return;
    // Their language comes first; where we do not speak it, one of their browser's.
    void activateLocale(pickLocale(language, ...navigator.languages), { remember: false }).then(() => setSpoken(true));
  }, [survey, language]);

  return (
    <main className={classes.page}>
      <div className={classes.card}>
        {brand}
        {query.isError && (
          <header className={classes.head}>
            {isProblem(query.error) && query.error.status === 404 ? (
              <>
                <Title>{t`This link is no longer valid`}</Title>
                <p className={classes.lead}>{t`It has expired, or it was not copied completely.`}</p>
              </>
            ) : (
              <>
                <Title>{t`This page could not be loaded`}</Title>
                <div className={classes.actions}>
                  <Button size="md" onClick={() => void query.refetch()}>
                    {t`Try again`}
                  </Button>
                </div>
              </>
            )}
          </header>
        )}
        {query.isPending || (survey && !spoken) ? <Lines count={5} height={18} /> : null}
        {survey &&
          spoken &&
          (answered ? (
            <Thanks survey={survey} fresh={fresh} onChange={() => setChanging(true)} />
          ) : (
            <SurveyForm
              token={token}
              survey={survey}
              changing={changing}
              onDone={() => {
                setChanging(false);
                setFresh(true);
              }}
              onCancel={() => {
                setChanging(false);
                setFresh(true);
              }}
            />
          ))}
      </div>
    </main>
  );
}
