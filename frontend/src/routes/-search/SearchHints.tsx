import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Drawing } from '../../shared/ui/Drawing';
import classes from './SearchHints.module.css';

/** What can be asked, by examples that work. */
export function SearchHints() {
  const { t } = useLingui();
  const examples = [
    { query: 'assignee:me status:open,pending', title: t`My cases that are open or wait for the customer` },
    { query: 'priority>=high assignee:none', title: t`Important, and nobody has it` },
    { query: 'updated>3d status:new,open', title: t`Untouched for three days` },
    { query: 'due<2h', title: t`Due within two hours` },
  ];
  return (
    <div className={classes.hints}>
      <Drawing name="search" />
      <p className={classes.lead}>
        <Trans>Type words, or choose what to narrow down by: the field completes it.</Trans>
      </p>
      <ul className={classes.list}>
        {examples.map(({ query, title }) => (
          <li key={query}>
            <Link to="/search" search={{ query }} className={classes.example}>
              <span>{title}</span>
              <code className={classes.query}>{query}</code>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
