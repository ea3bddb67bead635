using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>
/// A24. Duas oficinas que nunca se veem: X is Vale do Cobre, Y is Serra Azul. Photos, printed documents, exports, the DRE and supplier notes
/// are told by modules that come later.
/// </summary>
public partial class A24_Two_shops() : Story("01/09/2026")
{
    private const string Canary = "CANARIO-X-7741";
    private readonly List<string> heardInY = [];
    private Shop y = null!;
    private Person lia = null!, ninaX = null!, ninaY = null!;
    private Side inX = null!, inY = null!;

    private Shop X => Shop;

    private Person Bento => y.Owner;

    /// What a shop has under the same names as the other.
    private sealed record Side(Guid Customer, Job Job, Guid Budget, string Link, Guid Title, Guid Account);

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        var biela = await Running();
        biela.TravelTo("01/09/2026".Day());
        Shop = await Shop.Open(biela, "Retífica Vale do Cobre", "7K.4M2.R9X/0001-60", "Celina Aguiar");
    }

    [Fact]
    public async Task Two_shops_in_one_Biela_do_not_learn_that_the_other_exists()
    {
        await Both_open_with_the_same_names_and_numbers();
        await Nina_works_in_one_and_reads_in_the_other();
        await Both_close_the_tenth_of_September();
        await Bento_asks_for_what_is_of_X();
        await Bento_tries_to_change_what_is_of_X();
        await Each_finds_only_its_own();
        await A_link_shows_its_own_budget_only();
        await What_happens_in_X_goes_unnoticed_in_Y();
        await X_is_suspended();
        await Shop.BooksAgree();
    }

    private async Task Both_open_with_the_same_names_and_numbers()
    {
        y = await Shop.Open(X.Biela, "Retífica Serra Azul", "B6.H1N.8P3/0001-43", "Bento Prado");
        lia = await X.Hire("Lia Prado", "Consultor");
        (ninaX, ninaY) = (await X.Hire("Nina Reis", "Financeiro"), await y.Hire("Nina Reis", "Viewer"));
        inX = await SetUp(X, "Tomé Arruda", "(37) 99123-4567", Canary, ("3", "R$ 49,50"), "R$ 827,55", "R$ 3.000,00");
        inY = await SetUp(y, "Tome de Arruda Neto", "(35) 98888-0001", "CANARIO-Y-2290", ("40", "R$ 712,00"), "R$ 1.207,05", "R$ 5.000,00");
        Assert.Equal(("OS-2026-00001", "OS-2026-00001"), (inX.Job.Number, inY.Job.Number));
    }

    /// Everything with the same idempotency keys in both shops: neither is told "already exists".
    private static async Task<Side> SetUp(
        Shop shop, string name, string phone, string notes, (string OnHand, string Value) valves, string total, string opening)
    {
        var owner = shop.Owner;
        var customer = (await owner.Post("orders/customers", new { name, taxId = "700.800.900-36", phone, notes }, key: "customer-1")).Id();
        await owner.Post("inventory/parts", new { sku = "PT-VALV", name = "Válvula", unit = "PC" }, key: "part-1");
        await owner.Post("inventory/receipts", new { sku = "PT-VALV", quantity = valves.OnHand.Number(), value = valves.Value.Number() }, key: "receipt-1");
        await owner.Post("purchasing/suppliers", new { name = "Distribuidora Ponte Alta", taxId = "45.112.908/9871-32" }, key: "supplier-1");
        var opened = await owner.Post("orders", new
        {
            customerId = customer, engine = new Motor("Aurora Vetor 1.6 8V"), components = new[] { new { kind = "BLOCO" } },
        }, key: "order-1");
        var job = new Job(opened.Id(), opened.Text("number"), customer, new Dictionary<string, Guid> { ["BLOCO"] = opened.List("components")[0].Id() });
        var budget = (await shop.Budget(owner, job, $"""
            | code | qty | unit price |
            |---|---|---|
            | SV-401 | 1 | {total} |
            """)).Id();
        var link = await Shop.Send(owner, budget);
        await shop.Decide(link, 1, "30/09/2026");
        var title = (await shop.Titles(job, 1))[0].Id();
        return new(customer, job, budget, link, title, await shop.Account("Banco", opening, "01/09/2026"));
    }

    private async Task Nina_works_in_one_and_reads_in_the_other()
    {
        X.On("10/09/2026");
        // The receipts of the day: she settles in X, in Y it is not hers to do.
        Assert.Equal("R$ 300,00", (await Shop.Settle(ninaX, inX.Title, inX.Account, "10/09/2026", "R$ 300,00")).Reais("total"));
        var payment = new { paidOn = "10/09/2026".Day(), accountId = inY.Account, method = "Pix" };
        var refused = await Assert.ThrowsAsync<Refusal>(() => ninaY.Post($"financial/titles/{inY.Title}/settlements", payment));
        Assert.Equal(403, refused.Status);
        Assert.Equal("R$ 1.207,05", (await ninaY.Get($"financial/titles/{inY.Title}")).Reais("balance"));
        Assert.Equal("R$ 1.207,05", (await Shop.Settle(Bento, inY.Title, inY.Account, "10/09/2026")).Reais("total"));

        // With the access of X she reads nothing of Y until she switches.
        await Person.Refused("not-found", () => ninaX.Get($"orders/{inY.Job.Id}"));
        await Person.Refused("not-found", () => ninaX.Get($"financial/titles/{inY.Title}"));
        var ticket = await ninaX.Post("auth/switch", new { organizationId = y.Organization });
        using var switched = X.Biela.Client(ticket.Text("accessToken"));
        Assert.Contains("Tome de Arruda Neto", await switched.GetStringAsync($"orders/{inY.Job.Id}"));
        Assert.Equal(404, (int)(await switched.GetAsync($"orders/{inX.Job.Id}")).StatusCode);
    }

    private async Task Both_close_the_tenth_of_September()
    {
        """
            | shop | closing of 10/09 |
            |---|---|
            | X | R$ 3.300,00 |
            | Y | R$ 6.207,05 |
            """.Says([("X", await Closing(X, "R$ 3.300,00")), ("Y", await Closing(y, "R$ 6.207,05"))], c => [c.Item1, c.Item2]);
        """
            | shop | on hand | average |
            |---|---|---|
            | X | 3 | 16,5000 |
            | Y | 40 | 17,8000 |
            """.Says([("X", await X.Part("PT-VALV")), ("Y", await y.Part("PT-VALV"))],
            p => [p.Item1, p.Item2.Plain("onHand"), p.Item2.Number("average").Average()]);
    }

    private static async Task<string> Closing(Shop shop, string expected)
    {
        const string path = "consolidated/daily?from=2026-09-10&to=2026-09-10";
        return (await shop.Owner.Until(path, page => page.List("days")[0].Reais("closing") == expected)).List("days")[0].Reais("closing");
    }

    private async Task Each_finds_only_its_own()
    {
        foreach (var search in new[] { "70080090036", "Arruda", "CANARIO", "OS-2026-00001", "" })
            foreach (var path in new[] { $"orders/customers?search={search}", $"orders?search={search}", $"inventory/parts?search={search}" })
            {
                var (seenX, seenY) = (await X.Owner.Get(path), Hear(await Bento.Get(path)));
                Assert.True(seenX.List().Length <= 1 && seenY.List().Length <= 1, $"{path}: {seenX} {seenY}");
                Assert.Empty(seenX.List().Select(i => i.Id()).Intersect(seenY.List().Select(i => i.Id())));
            }
        // His own: 1 order, 1 customer, 2 users.
        Assert.Single(Hear(await Bento.Get("orders")).List());
        Assert.Single(Hear(await Bento.Get("orders/customers")).List());
        Assert.Equal(["Bento Prado", "Nina Reis"], Hear(await Bento.Get("auth/members")).List().Select(m => m.Text("name")).Order());

        foreach (var list in Lists) Hear(await Bento.Get(list));
        Hear(await Bento.Get($"orders/customers/{inY.Customer}"));
        Assert.Contains(Canary, (await X.Owner.Get($"orders/customers/{inX.Customer}")).ToString());
        Assert.DoesNotContain(heardInY, said => said.Contains(Canary) || said.Contains("Vale do Cobre") || said.Contains("Celina"));
        Assert.DoesNotContain(Canary, X.Biela.Log);
        Directory.CreateDirectory(X.Biela.Data);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(X.Biela.Data, "*", SearchOption.AllDirectories), file => file.Contains("CANARIO"));
    }

    private async Task A_link_shows_its_own_budget_only()
    {
        var shown = await y.Anybody.Get($"budgets/links/{inX.Link}");
        Assert.Equal(("Tomé Arruda", "R$ 827,55"), (shown.Text("customerName"), shown.Reais("total")));
        foreach (var at in new[] { 0, inX.Link.Length / 2, inX.Link.Length - 1 })
        {
            var changed = inX.Link.Remove(at, 1).Insert(at, inX.Link[at] == 'A' ? "B" : "A");
            Assert.Equal(404, (await Assert.ThrowsAsync<Refusal>(() => y.Anybody.Get($"budgets/links/{changed}"))).Status);
        }
    }

    private async Task What_happens_in_X_goes_unnoticed_in_Y()
    {
        await X.BooksAgree();
        var before = await Everything(Bento, inY);
        var notified = (await X.Owner.Get("notifications")).List().Length;
        await X.Owner.Post("inventory/receipts", new { sku = "PT-VALV", quantity = 10, value = 200 });
        await Shop.Settle(ninaX, inX.Title, inX.Account, "10/09/2026", "R$ 27,55");
        await Closing(X, "R$ 3.327,55");
        Assert.Equal(before, await Everything(Bento, inY));
        Assert.True((await X.Owner.Get("notifications")).List().Length >= notified);
    }

    private async Task X_is_suspended()
    {
        await lia.Get("orders");
        var before = await Everything(Bento, inY);
        var house = await Shop.Open(X.Biela, "Casa das Máquinas", "45.112.908/9871-32", "Operador da Casa");
        await X.Biela.Promote(house.OwnerEmail);
        await house.Owner.Post($"auth/organizations/{X.Organization}/suspend");
        // Where Auth is another process, the others hear of it seconds later.
        foreach (var person in new[] { lia, X.Owner, ninaX }) await Biela.Eventually(() => person.Status("orders"), s => s is 401 or 403, seconds: 10);
        Assert.Equal(before, await Everything(Bento, inY));
        await ninaY.Get("orders");
    }

    private JsonElement Hear(JsonElement answer)
    {
        heardInY.Add(answer.ToString());
        return answer;
    }
}
