/** Where in the application the things of the modules are: what the API calls `/orders/{id}` a person sees at `/ordens/{id}`. */
const places: [RegExp, string][] = [
  [/^\/orders\/customers\/([^/]+)/, '/clientes/$1'],
  [/^\/orders\/([^/]+)/, '/ordens/$1'],
  [/^\/budgets\/([^/]+)/, '/orcamentos/$1'],
  [/^\/inventory\/parts\/([^/]+)/, '/estoque/$1'],
  [/^\/inventory\/reservations.*/, '/estoque/reservas'],
  [/^\/purchasing\/orders\/([^/]+)/, '/compras/pedidos/$1'],
  [/^\/purchasing\/needs.*/, '/compras'],
  [/^\/purchasing\/suppliers.*/, '/compras/fornecedores'],
  [/^\/financial\/titles\/([^/]+)/, '/financeiro/titulos/$1'],
  [/^\/fiscal\/documents\/([^/]+)/, '/fiscal/documentos/$1'],
  [/^\/fiscal\/service-notes\/([^/]+)/, '/fiscal/servicos/$1'],
  [/^\/fiscal\/invoices\/([^/]+)/, '/fiscal/vendas/$1'],
  [/^\/fiscal\/obligations/, '/fiscal/livros'],
  [/^\/settings\/fiscal-rules/, '/ajustes/regras-fiscais'],
  [/^\/settings\/fiscal/, '/ajustes/fiscal'],
  [/^\/auth\/members.*/, '/ajustes/pessoas'],
];

/** The page of a path of the API; null where there is none. */
export function placeOf(path: string): string | null {
  const found = places.find(([pattern]) => pattern.test(path));
  return found ? path.replace(found[0], found[1]).replace(/(?<=^[^?]*)\?.*$/, '') : null;
}
