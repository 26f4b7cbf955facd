import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderInApp } from '../../../../tests/support/render';
import { server } from '../../../../tests/support/server';
import type { Survey, SurveyAnswer } from '../../../api/types';
import { activateLocale } from '../../../shared/i18n/i18n';
import { SurveyPage } from './SurveyPage';

const OPEN: Survey = {
  subject: 'The kettle leaks',
  language: 'en',
  rating: null,
  comment: null,
  finalAt: null,
  changeable: true,
};

describe('the page of a survey', () => {
  const sent: SurveyAnswer[] = [];
  let looked = 0;

  beforeEach(async () => {
    await activateLocale('en', { remember: false });
    sent.length = 0;
    looked = 0;
    localStorage.clear();
  });

  function open(survey: Survey) {
    server.use(
      http.get('*/api/v1/surveys/t0ken', () => {
        looked++;
        return HttpResponse.json(survey);
      }),
      http.put('*/api/v1/surveys/t0ken/answer', async ({ request }) => {
        const given = (await request.json()) as SurveyAnswer;
        sent.push(given);
        return HttpResponse.json({ ...survey, ...given, finalAt: '2026-10-02T10:00:00.000Z', changeable: true });
      }),
    );
    renderInApp(<SurveyPage token="t0ken" brand={null} />);
  }

  it('sends nothing by itself, and what was chosen by the keyboard when asked to', async () => {
    const user = userEvent.setup();
    open(OPEN);
    expect(await screen.findByText('“The kettle leaks”')).toBeVisible();
    expect(looked).toBe(1);
    expect(sent).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('Choose a number from 1 to 5.')).toHaveAttribute('role', 'alert');
    expect(sent).toEqual([]);
    await user.tab({ shift: true });
    await user.tab({ shift: true });
    await user.keyboard('4');
    expect(screen.getByRole('radio', { name: /^4/ })).toBeChecked();
    await user.type(screen.getByRole('textbox'), ' 5 days were too long ');
    expect(screen.getByRole('radio', { name: /^4/ })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByRole('heading', { name: 'Thank you for your answer' })).toHaveFocus();
    expect(sent).toEqual([{ rating: 4, comment: '5 days were too long' }]);
  });

  it('shows an answer that was given, and lets it be changed while that is possible', async () => {
    const user = userEvent.setup();
    open({ ...OPEN, rating: 2, comment: '<b>Slow</b>', finalAt: '2026-10-02T10:00:00.000Z' });
    expect(await screen.findByText('<b>Slow</b>')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Change my answer' }));
    await user.click(screen.getByRole('radio', { name: /^5/ }));
    await user.clear(screen.getByRole('textbox'));
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(sent).toEqual([{ rating: 5, comment: null }]));
    expect(await screen.findByText(/5 of 5/)).toBeVisible();
  });

  it('lets a final answer be', async () => {
    open({ ...OPEN, rating: 5, finalAt: '2026-10-02T10:00:00.000Z', changeable: false });
    expect(await screen.findByText(/5 of 5/)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('speaks the language of the customer and remembers nothing of it', async () => {
    open({ ...OPEN, language: 'pt-BR' });
    expect(await screen.findByRole('heading', { name: 'Como avalia a nossa ajuda?' })).toBeVisible();
    expect(document.documentElement.lang).toBe('pt');
    expect(localStorage.length).toBe(0);
  });

  it('says of a link that is none only that it is not valid', async () => {
    server.use(
      http.get('*/api/v1/surveys/t0ken', () =>
        HttpResponse.json({ code: 'not_found', status: 404, title: 'Not found' }, { status: 404 }),
      ),
    );
    renderInApp(<SurveyPage token="t0ken" brand={null} />);
    expect(await screen.findByRole('heading', { name: 'This link is no longer valid' })).toBeVisible();
  });
});
