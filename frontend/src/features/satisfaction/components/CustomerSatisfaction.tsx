import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { satisfactionQueries } from '../../../api/queries/satisfaction';
import { Sheet } from '../../../shared/ui/Page';
import classes from './CustomerSatisfaction.module.css';

/** The mean of what a customer answered, over the cases that the reader sees; nothing where they never did. */
export function CustomerSatisfaction({ customerId }: { customerId: number }) {
  const { t, i18n } = useLingui();
  const answers = useQuery(satisfactionQueries.ofCustomer(customerId)).data;
  if (!answers || answers.mean === null || answers.answers === 0) return null;
  const mean = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 1 }).format(answers.mean);
  const good = new Intl.NumberFormat(i18n.locale, { style: 'percent' }).format(answers.good / answers.answers);
  return (
    <Sheet title={t`Satisfaction`}>
      <p className={classes.line}>
        <span className={classes.mean}>{t`${mean} of 5`}</span>
        <span className={classes.rest}>
          <Plural value={answers.answers} one="# answer" other="# answers" /> · <Trans>{good} good</Trans>
        </span>
      </p>
    </Sheet>
  );
}
