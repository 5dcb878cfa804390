import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { openApi } from '../../contract/openapi.ts';
import { problems } from '../../contract/problems.ts';

interface Described {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

// Made once, at the first question.
let document: ReturnType<typeof openApi> | undefined;

/** Describes the service to programs. */
export function describe(context: Context): Response {
  return context.json((document ??= openApi()));
}

/** Describes the service to people, from the same document. */
export async function page(context: Context): Promise<Response> {
  context.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
  return context.html(await markup((document ??= openApi())));
}

const style = `
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
body { max-width: 60rem; margin: 0 auto; padding: 1rem }
h2 { border-bottom: 1px solid; margin-top: 2.5rem }
code, pre { font-family: ui-monospace, monospace }
dt { font-weight: 600 } dd { margin: 0 0 .4rem 1.5rem }
details { margin: .5rem 0 } pre { overflow: auto; max-height: 30rem; padding: .5rem; border: 1px solid }
.method { display: inline-block; min-width: 4.5rem; font-weight: 700 }
`;

function markup({ info, paths, components }: ReturnType<typeof openApi>) {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      path,
      method: method.toUpperCase(),
      operation: described as unknown as Described,
    })),
  );
  const tags = [...new Set(all.flatMap(({ operation }) => operation.tags))];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Carat ${info.version}: the service</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>Carat ${info.version}: the service</h1>
          <p>${info.description}</p>
          <p>For programs: <a href="/v1/openapi.json">OpenAPI 3.1</a>.</p>
          ${tags.map(
            (tag) =>
              html`<h2>${tag}</h2>
                ${all.filter(({ operation }) => operation.tags.includes(tag)).map(section)}`,
          )}
          <h2>Problems</h2>
          <dl>
            ${Object.entries(problems).map(
              ([code, [status, title]]) =>
                html`<dt id="problem-${code}"><code>${code}</code> (${status})</dt>
                  <dd>${title}</dd>`,
            )}
          </dl>
          <h2>Schemas</h2>
          ${Object.entries(components.schemas).map(
            ([name, schema]) =>
              html`<details id="schema-${name}">
                <summary><code>${name}</code></summary>
                <pre>${JSON.stringify(schema, null, 2)}</pre>
              </details>`,
          )}
        </main>
      </body>
    </html>`;
}

function section({ path, method, operation }: { path: string; method: string; operation: Described }) {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const body = requestBody && schemaName(Object.values(requestBody.content)[0].schema);
  return html`<section aria-labelledby="${operationId}">
    <h3 id="${operationId}">${summary}</h3>
    <p><span class="method">${method}</span> <code>${path}</code></p>
    ${description ? html`<p>${description}</p>` : ''}
    <dl>
      ${parameters.map(
        (each) =>
          html`<dt><code>${each.name}</code> (${each.in}${each.required ? ', required' : ''})</dt>
            <dd>${each.description ?? ''}</dd>`,
      )}
      ${
        body
          ? html`<dt>Body</dt>
              <dd><a href="#schema-${body}">${body}</a></dd>`
          : ''
      }
      ${Object.entries(responses).map(
        ([status, answer]) =>
          html`<dt>${status}</dt>
            <dd>${answer.description}</dd>`,
      )}
    </dl>
  </section>`;
}

function schemaName(schema: unknown): string | undefined {
  const { $ref } = schema as { $ref?: string };
  return $ref?.split('/').at(-1);
}
