import createClient from 'openapi-fetch';
import createQueryHooks from 'openapi-react-query';
import { language } from '~/i18n/language';
import { tokens } from '~/session/tokens';
import { connection, Unreachable } from './connection';
import { early } from './early';
import type { Paths } from './generated';
import { type Problem, Refused } from './problem';

/** With the token of the moment; a second time where it was refused. What got no answer, or one of a gateway, is unreachable. */
async function send(request: Request): Promise<Response> {
  const anonymous = request.headers.has('X-Anonymous');
  request.headers.delete('X-Anonymous');
  request.headers.set('Accept-Language', language.current());
  const again = request.clone();
  try {
    const access = anonymous ? null : await tokens.access();
    if (access) request.headers.set('Authorization', `Bearer ${access}`);
    const answer = await (early(request) ?? fetch(request));
    if (answer.status !== 401 || !access) return await reached(answer);
    const another = await tokens.another(access);
    if (!another) return answer;
    again.headers.set('Authorization', `Bearer ${another}`);
    return await reached(await fetch(again));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    connection.lose();
    throw new Unreachable();
  }
}

const reached = (answer: Response) => (answer.status >= 502 && answer.status <= 504 ? connection.stall(answer) : answer);

/** The API, typed from its documents. Throws `Refused` for a problem and `Unreachable` where there was no answer. */
export const api = createClient<Paths>({ baseUrl: location.origin, fetch: send });

api.use({
  async onResponse({ response }) {
    if (response.ok) return;
    const problem = (await response.json().catch(() => ({ status: response.status }))) as Problem;
    throw new Refused({ ...problem, trace: response.headers.get('X-Correlation-Id') ?? undefined });
  },
});

/** The same as hooks: `$api.useQuery('get', '/api/v1/orders/{id}', { params: { path: { id } } })`. */
export const $api = createQueryHooks(api);
