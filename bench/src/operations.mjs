/**
 * What is measured. Reads are lists of requests, taken in turn; the floor runs the statements that the API ran for the same requests.
 * Writes are made up by the load generator as it goes (see `load.mjs`); their floor is one bare single-row statement.
 */

const READ_AIM = 0.5;
const WRITE_AIM = 0.2;

/** `p95Aim`: milliseconds at 16 clients, stated for a million leads on two cores. */
export const OPERATIONS = [
  {
    name: 'list',
    about: 'leads by filter and order, 50 a page, any page',
    aim: READ_AIM,
    p95Aim: 40,
    variants: listVariants,
  },
  {
    name: 'board',
    about: 'first page of every column with totals',
    aim: READ_AIM,
    p95Aim: 60,
    variants: boardVariants,
  },
  { name: 'lead', about: 'lead page: the lead and its timeline', aim: READ_AIM, p95Aim: 40, variants: leadVariants },
  { name: 'create', about: 'a lead with number, history, event, audit', aim: WRITE_AIM, p95Aim: 40, write: 'create' },
  { name: 'move', about: 'to another stage and back', aim: WRITE_AIM, p95Aim: 40, write: 'move' },
];

/** Pages that are walked from each first page, so that most are deep in the list. */
const PAGES = 12;

/** @param api `get(path)` answers with the parsed body */
async function listVariants(api, { ownerId }) {
  const filters = [
    'track=investment&category=open&sort=-received',
    'track=export&category=open&sort=-stage-entered',
    'track=investment&sort=-value',
    'sort=number',
    'sort=-received',
    `ownerId=${ownerId}&sort=-stage-entered`,
    `track=export&ownerId=${ownerId}&sort=-received`,
    'track=investment&currency=EUR&category=open&sort=-value',
    'priority=high&sort=-stage-entered',
    'withoutNextStep=true&category=open&sort=-received',
  ];
  const variants = [];
  for (const filter of filters) {
    let cursor = '';
    for (let page = 0; page < PAGES; page++) {
      const path = `/api/v1/leads?${filter}&limit=50${cursor}`;
      variants.push([path]);
      const { nextCursor } = await api.get(path);
      if (nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
    }
  }
  return shuffled(variants);
}

async function boardVariants() {
  return ['investment', 'export'].map((track) => [`/api/v1/board?track=${track}`]);
}

/** Old leads and new ones, in every stage. */
async function leadVariants(_api, { leadIds }) {
  return leadIds.map((id) => [`/api/v1/leads/${id}`, `/api/v1/leads/${id}/timeline?limit=50`]);
}

/** The same order every time. */
function shuffled(items) {
  const order = items.map((item, index) => ({ item, key: Math.imul(index + 1, 0x9e3779b1) >>> 0 }));
  return order.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}
