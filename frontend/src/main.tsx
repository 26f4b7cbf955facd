import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/tokens.css';
import './app/global.css';
import { createRoot } from 'react-dom/client';
import { App, PublicApp } from './app/App';
import { loadConfig } from './app/config';
import { Brand } from './app/shell/Brand';
import { activateLocale, initialLocale, pickLocale } from './shared/i18n/i18n';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// The page of a survey is for customers: it needs no login, and none of what follows one.
const survey = /^\/survey\/([^/]+)\/?$/.exec(location.pathname)?.[1];
if (survey === undefined) {
  const [config] = await Promise.all([loadConfig(), activateLocale(initialLocale())]);
  createRoot(root).render(<App config={config} />);
} else {
  const locale = pickLocale(...navigator.languages);
  const [{ SurveyPage }] = await Promise.all([
    import('./features/satisfaction/components/SurveyPage'),
    activateLocale(locale, { remember: false }),
  ]);
  createRoot(root).render(
    <PublicApp>
      <SurveyPage token={survey} brand={<Brand size={36} />} />
    </PublicApp>,
  );
}
