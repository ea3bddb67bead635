using System.Text.Json;
using System.Text.RegularExpressions;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>Bento with the identifiers of X: whatever he asks or tries is answered exactly like an identifier that never existed.</summary>
public partial class A24_Two_shops
{
    private static readonly string[] Lists =
    [
        "orders", "orders/customers", "budgets", "budgets/catalogue", "inventory/parts", "inventory/parts/PT-VALV/ledger", "inventory/reservations",
        "purchasing/suppliers", "purchasing/orders", "purchasing/needs", "financial/receivables", "financial/payables", "cashflow/accounts",
        "cashflow/entries", "consolidated/daily", "notifications", "auth/members", "auth/audit", "auth/organization", "diagnostics/instruments",
    ];

    private async Task Bento_asks_for_what_is_of_X()
    {
        foreach (var (of, path) in new (Guid, string)[]
        {
            (inX.Job.Id, "orders/{0}"), (inX.Job.Id, "orders/{0}/timeline"), (inX.Customer, "orders/customers/{0}"), (inX.Budget, "budgets/{0}"),
            (inX.Budget, "budgets/{0}/versions"), (inX.Job.Id, "budgets?orderId={0}"), (inX.Job.Id, "diagnostics/orders/{0}"),
            (inX.Title, "financial/titles/{0}"), (inX.Title, "financial/titles/{0}/charges?on=2026-09-10"), (inX.Job.Id, "financial/receivables?orderId={0}"),
            (inX.Customer, "financial/receivables?customerId={0}"), (inX.Customer, "financial/customers/{0}/credit"),
            (inX.Account, "cashflow/entries?accountId={0}"), (inX.Account, "consolidated/accounts/{0}/daily?from=2026-09-10&to=2026-09-10"),
            (inX.Job.Id, "inventory/reservations?orderId={0}"), (inX.Job.Id, "inventory/orders/{0}/cost"), (inX.Job.Id, "purchasing/orders/{0}"),
        })
            Assert.Equal(await Asked(path, Guid.CreateVersion7()), await Asked(path, of));
    }

    private async Task Bento_tries_to_change_what_is_of_X()
    {
        await X.BooksAgree();
        var before = await Everything(X.Owner, inX);
        var payment = new { paidOn = "10/09/2026".Day(), accountId = inY.Account, method = "Pix" };
        var settlement = (await X.Owner.Get($"financial/titles/{inX.Title}")).List("settlements")[0].Id();
        var entry = (await X.Owner.Until($"cashflow/entries?accountId={inX.Account}", page => page.List().Length > 0)).List()[0].Id();
        var member = (await X.Owner.Get("auth/members")).List()[0].Id();
        var reason = new { reason = "não é daqui" };
        foreach (var (of, path, body) in new (Guid, string, object)[]
        {
            (inX.Job.Id, "orders/{0}/cancel", reason), (inX.Job.Id, "orders/{0}/deliver", new { receivedBy = "Bento" }),
            (inX.Budget, "budgets/{0}/revise", new { }), (inX.Budget, "budgets/{0}/send", new { }), (inX.Title, "financial/titles/{0}/settlements", payment),
            (settlement, "financial/settlements/{0}/reverse", reason), (entry, "cashflow/entries/{0}/reverse", reason),
            (member, "auth/members/{0}/suspend", new { }),
            (inX.Job.Components["BLOCO"], $"orders/{inY.Job.Id}/components/{{0}}/steps/wash/start", new { }),
        })
            Assert.Equal(await Tried(path, body, Guid.CreateVersion7()), await Tried(path, body, of));
        await Person.Refused("not-found", () => Bento.Put($"orders/customers/{inX.Customer}", new { name = "Bento esteve aqui" }));
        await Person.Refused("not-found", () => Bento.Put($"budgets/{inX.Budget}/lines", new { discount = 0, lines = Array.Empty<object>() }));
        await Person.Refused("not-found", () => Bento.Put($"auth/members/{member}/role", new { role = "Viewer" }));
        await Person.Refused("not-found", () => Bento.Post("orders", new
        {
            customerId = inX.Customer, engine = new Motor("Aurora Vetor 1.6 8V"), components = new[] { new { kind = "BLOCO" } },
        }));

        // The organization in the body is a field nobody knows; in a header it is not looked at; and nobody enters where they are not a member.
        await Person.Refused("invalid", () => Bento.Post("orders/customers", new { name = "Bento esteve aqui", organizationId = X.Organization }));
        using var client = X.Biela.Client(await X.Biela.SignIn("bentoprado@oficina.example", Shop.Password));
        client.DefaultRequestHeaders.Add("X-Organization-Id", X.Organization.ToString());
        Assert.DoesNotContain(inX.Job.Id.ToString(), await client.GetStringAsync("orders"));
        await Assert.ThrowsAsync<Refusal>(() => Bento.Post("auth/switch", new { organizationId = X.Organization }));
        await Assert.ThrowsAsync<Refusal>(() => new Person(X.Biela, "bentoprado@oficina.example", Shop.Password, X.Organization).Get("orders"));
        Assert.Equal(before, await Everything(X.Owner, inX));
    }

    private Task<string> Asked(string path, Guid id) => Said(() => Bento.Get(string.Format(path, id)), id);

    private Task<string> Tried(string path, object body, Guid id) => Said(() => Bento.Post(string.Format(path, id), body), id);

    /// The whole answer, with the identifier he gave and the trace of the request taken out.
    private async Task<string> Said(Func<Task<JsonElement>> act, Guid id)
    {
        string Without(string said) => TraceId().Replace(said.Replace(id.ToString(), "{id}"), "");
        try { return Without(Hear(await act()).ToString()); }
        catch (Refusal refusal)
        {
            heardInY.Add(refusal.Said);
            return $"{refusal.Status} {Without(refusal.Said)}";
        }
    }

    /// What a shop sees of itself.
    private static async Task<string> Everything(Person owner, Side side)
    {
        string[] paths =
        [
            $"orders/{side.Job.Id}", $"orders/customers/{side.Customer}", $"budgets/{side.Budget}", $"financial/titles/{side.Title}", "inventory/parts/PT-VALV",
            "orders", "financial/receivables", "cashflow/entries", "notifications", "consolidated/daily?from=2026-09-01&to=2026-09-10",
        ];
        List<string> seen = [];
        foreach (var path in paths) seen.Add((await owner.Get(path)).ToString());
        return string.Join('\n', seen);
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex TraceId();
}
