// What generated requests are about: people, cases and the rest, made through the API itself, so that nothing that was there before is
// changed. `request(operation)` gives a request that must succeed; after it did, the next call gives one that does so again.
const NAMES = ['Ann Example', 'Мария Иванова', 'João da Conceição', "O'Neil <b>", '李小龍', 'Zoë 🫖'];

export class World {
  #count = 0;
  #run = Date.now().toString(36);

  /** @param call sends {operationId, path, query, body, headers, mediaType} and returns the answer's body; throws when it is no 2xx */
  constructor(call, random) {
    this.call = call;
    this.random = random;
  }

  word(prefix = 'g') {
    return `${prefix}-${this.#run}-${(this.#count++).toString(36)}`;
  }

  mail() {
    return `${this.word('m')}@example.org`;
  }

  /** The few that many requests share. */
  async fill() {
    this.me = await this.call({ operationId: 'getMe' });
    this.agents = [await this.agent(), await this.agent()];
    this.teams = [await this.team(), await this.team()];
    this.organizations = [await this.organization(), await this.organization()];
    this.topics = [await this.topic(), await this.topic()];
    this.tags = [await this.tag(), await this.tag()];
    this.customers = [await this.customer(), await this.customer()];
    this.calendars = [await this.calendar(), await this.calendar()];
    this.policies = [await this.policy()];
    this.cases = [await this.case(), await this.case()];
    this.comments = [await this.comment(this.cases[0]), await this.comment(this.cases[1])];
    this.attachments = [await this.upload(), await this.upload()];
  }

  agent() {
    return this.#made('inviteAgent', { name: 'Ann Example', email: this.mail(), role: 'agent', language: 'pt' });
  }
  team() {
    return this.#made('createTeam', { name: this.word('Team'), description: null });
  }
  organization() {
    return this.#made('createOrganization', { name: this.word('Org'), domains: [`${this.word()}.example`] });
  }
  topic() {
    return this.#made('createTopic', { name: this.word('topic') });
  }
  tag() {
    return this.#made('createTag', { name: this.word('tag') });
  }
  caseField() {
    return this.#made('createCaseField', { ...this.#caseField(), type: 'text' });
  }
  calendar() {
    return this.#made('createCalendar', this.#calendar());
  }
  /** Promises something about every case that nothing else is promised about. */
  policy() {
    return this.#made('createSlaPolicy', this.#policy());
  }
  recalculation() {
    return this.#made('startSlaRecalculation', { dryRun: true });
  }
  view() {
    return this.#made('createView', this.#view());
  }
  report() {
    return this.#made('createReport', this.#report());
  }
  #schedule() {
    return { recipientIds: [this.me.id], format: 'csv', rhythm: 'weekly', weekday: 'friday', time: '08:00', timeZone: 'Europe/Lisbon' };
  }
  /** Of a report that several share: one person may have so many reports, and one report so many rhythms. */
  async #reportSchedule() {
    if (!this.sentReport || this.sentReport.schedules === 40) {
      this.sentReport = { id: (await this.report()).id, schedules: 0 };
    }
    this.sentReport.schedules++;
    const { id } = this.sentReport;
    const made = await this.call({ operationId: 'createReportSchedule', path: { id }, body: this.#schedule() });
    return { id, scheduleId: made.id };
  }
  /** A mail that is queued: mails are made in the background. */
  async #mail() {
    const path = await this.#reportSchedule();
    await this.call({ operationId: 'sendReportSchedule', path });
    for (let waited = 0; waited < 60; waited++) {
      const { data } = await this.call({ operationId: 'listMailDeliveries', query: { limit: 100 } });
      const mail = data.find((one) => one.purposeKey.startsWith(`report-schedule:${path.scheduleId}:`));
      if (mail) return { id: mail.id };
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error('no mail was made');
  }
  /** Of a case that is there, so that there is something to undo. */
  async bulkJob() {
    return this.#made('startBulkJob', { selection: { ids: [(await this.case()).id] }, change: { priority: 'low' } });
  }
  customer() {
    return this.#made('createCustomer', this.#customer());
  }
  case() {
    return this.#made('createCase', this.#case());
  }
  async #solved() {
    const { id } = await this.case();
    await this.call({ operationId: 'changeCase', path: { id }, body: { status: 'solved' } });
    return { id };
  }
  /** The settings that are generated beside it may have just switched surveys off. */
  async #survey() {
    const path = await this.#solved();
    for (let attempt = 0; ; attempt++) {
      await this.call({ operationId: 'changeSurveySettings', body: { enabled: true } });
      try {
        const { url } = await this.call({ operationId: 'createCaseSurveyLink', path });
        return { token: url.split('/').at(-1) };
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }
  comment(inCase, attachmentIds = []) {
    return this.#made('createComment', { visibility: 'public', body: 'The secret word is Rosebud.', attachmentIds }, { id: inCase.id });
  }
  /** Somewhere in a case: {id, draftId}. */
  async #draft() {
    const path = { id: (await this.case()).id, draftId: crypto.randomUUID() };
    await this.call({ operationId: 'saveDraft', path, body: { kind: 'public', bodyHtml: '<p>Dear</p>', revision: 0 } });
    return path;
  }
  /** Waits to be sent: {id, scheduledId}. */
  async #scheduled() {
    const { id } = await this.case();
    const { scheduledId } = await this.#made('createComment', { visibility: 'public', body: 'Later.', sendAt: this.#tomorrow() }, { id });
    return { id, scheduledId };
  }
  #tomorrow() {
    return new Date(Date.now() + 86_400_000).toISOString();
  }
  upload() {
    return this.call({
      operationId: 'uploadAttachment',
      query: { fileName: 'note.txt' },
      mediaType: 'application/octet-stream',
      body: this.random.one(NAMES),
    });
  }

  #caseField() {
    return { key: this.word('f').replaceAll('-', '_'), label: { en: 'A field' } };
  }
  #customer() {
    return {
      name: this.random.one(NAMES),
      identities: [
        { kind: 'email', value: this.mail() },
        { kind: 'handle', value: this.word('h') },
      ],
    };
  }
  #calendar() {
    return {
      name: this.word('Calendar'),
      timeZone: this.random.one(['Europe/Lisbon', 'America/Sao_Paulo', 'Europe/Moscow']),
      weekly: { monday: [{ from: '09:00', to: '17:00' }] },
    };
  }
  #policy() {
    return { name: this.word('Policy'), conditions: '', targets: { resolution: { low: 86400, normal: 86400, high: 86400, urgent: 86400 } } };
  }
  #view() {
    return { name: this.word('View'), scope: 'personal', query: 'assignee:me status:open' };
  }
  #report() {
    const widgets = [{ kind: 'number', metrics: ['cases_created'] }];
    return { name: this.word('Report'), scope: 'personal', definition: { range: { preset: 'last_7_days' }, widgets } };
  }
  #imported() {
    const happened = { createdAt: '2024-03-04T09:00:00Z', case: { ...this.#case(), source: 'generated', externalId: this.word('x') } };
    return JSON.stringify({ ...happened, history: [{ at: '2024-03-05T09:00:00Z', changes: { status: 'solved' } }] });
  }
  #case() {
    return {
      subject: this.random.one(NAMES),
      channel: 'email',
      requester: { name: this.random.one(NAMES), identities: [{ kind: 'email', value: this.mail() }] },
      comment: { visibility: 'public', author: 'customer', body: 'It leaks since Monday.' },
    };
  }

  /** Every one that a list holds, page after page. */
  async #all(operationId) {
    const found = [];
    let cursor;
    do {
      const answer = await this.call({ operationId, query: { limit: '100', ...(cursor && { cursor }) } });
      found.push(...answer.data);
      cursor = answer.page.nextCursor;
    } while (cursor);
    return found;
  }

  async #made(operationId, body, path = {}) {
    return this.call({ operationId, path, body });
  }

  /** A case with a file, and the file as its comment shows it. */
  async #file() {
    const { id } = await this.case();
    const comment = await this.comment({ id }, [(await this.upload()).id]);
    return comment.attachments[0];
  }

  async #merged() {
    const [gone, stays] = [await this.case(), await this.case()];
    await this.call({ operationId: 'mergeCase', path: { id: gone.id }, body: { into: stays.id } });
    return { id: gone.id };
  }

  async #split() {
    const whole = await this.case();
    const said = await this.comment(whole);
    return this.call({ operationId: 'splitCase', path: { id: whole.id }, body: { commentIds: [said.id], subject: 'Another matter' } });
  }

  async #mergedCustomer() {
    const [gone, stays] = [await this.customer(), await this.customer()];
    await this.call({ operationId: 'mergeCustomer', path: { id: gone.id }, body: { into: stays.id } });
    return { id: gone.id };
  }

  async #linked() {
    const [one, other] = [await this.case(), await this.case()];
    const link = await this.call({ operationId: 'linkCase', path: { id: one.id }, body: { type: 'related', caseId: other.id } });
    return { id: one.id, linkId: link.id };
  }

  /** {path, query, body, mediaType} of a request that succeeds; what is not here is in the contract's example. */
  async request(operation) {
    const special = this.#special[operation.id];
    if (special) return special();
    const path = {};
    if (operation.path.includes('{id}')) path.id = (await this.#subject(operation)).id;
    return { path, body: operation.example };
  }

  #subject(operation) {
    const reads = operation.method === 'GET';
    switch (operation.path.split('/')[3]) {
      case 'agents':
        return this.agents[0];
      case 'teams':
        return reads ? this.teams[0] : this.team();
      case 'organizations':
        return reads ? this.organizations[0] : this.organization();
      case 'topics':
        return reads ? this.topics[0] : this.topic();
      case 'tags':
        return reads ? this.tags[0] : this.tag();
      case 'case-fields':
        return this.caseField();
      case 'customers':
        return reads ? this.customers[0] : this.customer();
      case 'cases':
        return reads ? this.cases[0] : this.case();
      case 'calendars':
        return reads ? this.calendars[0] : this.calendar();
      case 'sla-policies':
        return this.policies[0];
      case 'views':
        return this.view();
      case 'reports':
        return this.report();
      case 'bulk-jobs':
        return this.bulkJob();
      case 'survey-settings':
        return {};
      case 'sla-recalculations':
        return this.recalculation();
      case 'attachments':
        return reads ? this.attachments[0] : this.#file();
      default:
        throw new Error(`Nothing is known of ${operation.path}: teach the world of the generative run.`);
    }
  }

  #special = {
    inviteAgent: async () => ({
      body: { name: 'Bea', email: this.mail(), role: 'agent', teams: [{ teamId: this.teams[0].id, level: 'change' }] },
    }),
    changeAgent: async () => ({ path: { id: this.agents[1].id }, body: { language: this.random.one(['en', 'ru', 'pt']) } }),
    createTeam: async () => ({ body: { name: this.word('Team') } }),
    changeTeam: async () => ({ path: { id: (await this.team()).id }, body: { name: this.word('Team') } }),
    createOrganization: async () => ({ body: { name: this.word('Org'), domains: [`${this.word()}.example`], notes: 'n' } }),
    changeOrganization: async () => ({ path: { id: (await this.organization()).id }, body: { name: this.word('Org'), notes: null } }),
    createTag: async () => ({ body: { name: this.word('tag') } }),
    createTopic: async () => ({ body: { name: this.word('topic'), parentId: this.topics[0].id } }),
    changeTopic: async () => ({ path: { id: (await this.topic()).id }, body: { name: this.word('topic') } }),
    createCaseField: async () => ({
      body: { ...this.#caseField(), type: 'choice', options: [{ value: 'a', label: { en: 'A', ru: 'А', pt: 'A' } }] },
    }),
    createCustomer: async () => ({ body: { ...this.#customer(), organizationIds: [this.organizations[0].id] } }),
    addCustomerIdentity: async () => ({ path: { id: (await this.customer()).id }, body: { kind: 'handle', value: this.word('h') } }),
    removeCustomerIdentity: async () => {
      const customer = await this.customer();
      return { path: { id: customer.id, identityId: customer.identities[0].id } };
    },
    mergeCustomer: async () => ({ path: { id: (await this.customer()).id }, body: { into: (await this.customer()).id } }),
    unmergeCustomer: async () => ({ path: await this.#mergedCustomer() }),
    setTeamMember: async () => ({ path: { id: this.teams[1].id, agentId: this.agents[0].id }, body: { level: 'change' } }),
    removeTeamMember: async () => {
      const path = { id: (await this.team()).id, agentId: this.agents[0].id };
      await this.call({ operationId: 'setTeamMember', path, body: { level: 'see' } });
      return { path };
    },
    createCalendar: async () => ({ body: this.#calendar() }),
    changeCalendar: async () => ({ path: { id: (await this.calendar()).id }, body: { name: this.word('Calendar') } }),
    replaceCalendarHolidays: async () => ({
      path: { id: (await this.calendar()).id },
      mediaType: 'text/calendar',
      body: `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:${new Date().getFullYear()}1225\r\nSUMMARY:Holiday\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    }),
    createSlaPolicy: async () => ({ body: { ...this.#policy(), active: false } }),
    changeSlaPolicy: async () => ({ path: { id: this.policies[0].id }, body: { name: this.word('Policy') } }),
    orderSlaPolicies: async () => ({
      body: { ids: (await this.#all('listSlaPolicies')).map((one) => one.id) },
    }),
    setCaseDue: async () => ({
      path: { id: (await this.case()).id, metric: 'resolution' },
      body: { dueAt: '2090-01-15T17:00:00Z', reason: 'Agreed' },
    }),
    createView: async () => ({ body: { ...this.#view(), scope: 'team', teamId: this.teams[0].id, columns: ['subject', 'sla'] } }),
    orderViews: async () => ({ body: { ids: [(await this.view()).id, 2, 1], hiddenIds: [6] } }),
    countViews: async () => ({ query: { ids: `1,2,${(await this.view()).id}` } }),
    listCaseGroups: async () => ({ query: { by: this.random.one(['status', 'team', 'sla']) } }),
    startBulkJob: async () => ({
      body: { selection: { ids: [(await this.case()).id] }, change: { status: 'solved', addTags: [this.tags[0].name] }, dryRun: true },
    }),
    createReportSchedule: async () => ({ path: { id: (await this.#reportSchedule()).id }, body: this.#schedule() }),
    listReportSchedules: async () => ({ path: { id: (await this.#reportSchedule()).id } }),
    getReportSchedule: async () => ({ path: await this.#reportSchedule() }),
    changeReportSchedule: async () => ({ path: await this.#reportSchedule(), body: { paused: true } }),
    deleteReportSchedule: async () => ({ path: await this.#reportSchedule() }),
    sendReportSchedule: async () => ({ path: await this.#reportSchedule() }),
    getMailDelivery: async () => ({ path: await this.#mail() }),
    retryMailDelivery: async () => ({ path: await this.#mail() }),
    getSurvey: async () => ({ path: await this.#survey() }),
    answerSurvey: async () => ({ path: await this.#survey(), body: { rating: 1 + this.random.below(5), comment: this.random.one(NAMES) } }),
    createCaseSurveyLink: async () => {
      const path = await this.#solved();
      await this.call({ operationId: 'changeSurveySettings', body: { enabled: true } });
      return { path };
    },
    importCases: async () => ({ mediaType: 'application/x-ndjson', body: this.#imported() }),
    createCase: async () => ({ body: { ...this.#case(), tags: [this.tags[0].name], teamId: this.teams[0].id } }),
    mergeCase: async () => ({ path: { id: (await this.case()).id }, body: { into: (await this.case()).id } }),
    unmergeCase: async () => ({ path: await this.#merged() }),
    splitCase: async () => {
      const whole = await this.case();
      return { path: { id: whole.id }, body: { commentIds: [(await this.comment(whole)).id], subject: 'Another' } };
    },
    unsplitCase: async () => ({ path: { id: (await this.#split()).id } }),
    linkCase: async () => ({ path: { id: (await this.case()).id }, body: { type: 'parent', caseId: (await this.case()).id } }),
    unlinkCase: async () => ({ path: await this.#linked() }),
    addCaseTag: async () => ({ path: { id: (await this.case()).id, tag: this.tags[0].name } }),
    removeCaseTag: async () => ({ path: { id: (await this.case()).id, tag: this.tags[0].name } }),
    addCaseWatcher: async () => ({ path: { id: (await this.case()).id, agentId: this.agents[0].id } }),
    removeCaseWatcher: async () => ({ path: { id: (await this.case()).id, agentId: this.agents[0].id } }),
    shareCase: async () => ({ path: { id: (await this.case()).id, agentId: this.agents[0].id } }),
    unshareCase: async () => {
      const path = { id: (await this.case()).id, agentId: this.agents[0].id };
      await this.call({ operationId: 'shareCase', path });
      return { path };
    },
    createComment: async () => ({ path: { id: (await this.case()).id }, body: { visibility: 'internal', bodyHtml: '<p>Hm.</p>' } }),
    saveDraft: async () => ({
      path: { id: (await this.case()).id, draftId: crypto.randomUUID() },
      body: { kind: 'internal', bodyHtml: this.random.one(NAMES), shared: true, revision: 0 },
    }),
    discardDraft: async () => ({ path: await this.#draft() }),
    takeOverDraft: async () => ({ path: await this.#draft() }),
    listDrafts: async () => ({ query: { limit: '3' } }),
    getScheduledComment: async () => ({ path: await this.#scheduled() }),
    changeScheduledComment: async () => ({ path: await this.#scheduled(), body: { sendAt: this.#tomorrow() } }),
    cancelScheduledComment: async () => ({ path: await this.#scheduled() }),
    listPresence: async () => ({ query: { caseIds: `${this.cases[0].id},${this.cases[1].id}` } }),
    getComment: async () => ({ path: { id: this.cases[0].id, commentId: this.comments[0].id } }),
    redactComment: async () => {
      const { id } = await this.case();
      return { path: { id, commentId: (await this.comment({ id })).id }, body: { text: 'Rosebud' } };
    },
    uploadAttachment: async () => ({
      query: { fileName: 'note.txt' },
      mediaType: 'application/octet-stream',
      body: 'The parcel arrived open.',
    }),
    downloadAttachment: async () => {
      const file = await this.#file();
      return { path: { id: file.id }, query: Object.fromEntries(new URL(file.downloadUrl, 'http://desk').searchParams) };
    },
    listEvents: async () => ({ query: { types: 'case.*', limit: '3' } }),
    streamEvents: async () => ({ query: { types: 'case.*' } }),
    listCases: async () => ({ query: { include: 'requester,assignee,team,organization,topic', count: 'true' } }),
    getCase: async () => ({ path: { id: this.cases[0].id }, query: { include: 'requester,assignee,team,organization,topic' } }),
  };

  /** Puts ids that exist, and words that mean something, where generated data has noise of the right type. */
  meaningful(value, name = '') {
    if (Array.isArray(value)) return value.slice(0, 60).map((one) => this.meaningful(one, name.replace(/s$/, '')));
    if (value !== null && typeof value === 'object') {
      const kind = value.kind;
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [
          key,
          key === 'value' && kind === 'email' ? this.mail() : key === 'value' && kind ? this.word('h') : this.meaningful(one, key),
        ]),
      );
    }
    if (value === null || this.random.next() < 0.1) return value;
    const id = (list) => this.random.one(list).id;
    switch (name) {
      case 'teamId':
        return id(this.teams);
      case 'assigneeId':
      case 'agentId':
      case 'watcherId':
        return id(this.agents);
      case 'organizationId':
        return id(this.organizations);
      case 'topicId':
      case 'parentId':
        return id(this.topics);
      case 'requesterId':
        return id(this.customers);
      case 'caseId':
      case 'mergeInto':
      case 'into':
      case 'followUpOfId':
        return id(this.cases);
      case 'commentId':
      case 'lastSeenCommentId':
        return id(this.comments);
      case 'attachmentId':
        return id(this.attachments);
      case 'tag':
        return this.random.one(this.tags).name;
      case 'language':
        return this.random.one(['en', 'ru', 'pt', 'pt-BR']);
      case 'timeZone':
        return this.random.one(['Europe/Lisbon', 'UTC', 'Asia/Tokyo']);
      case 'receivedAt':
        return new Date(Date.UTC(2020, this.random.below(12), 1 + this.random.below(28))).toISOString();
      case 'email':
        return this.mail();
      case 'domain':
        return `${this.word()}.example`;
      case 'key':
        return this.word('f').replaceAll('-', '_');
      default:
        return value;
    }
  }
}
