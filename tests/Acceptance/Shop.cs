using System.Globalization;
using System.Text.Json;

namespace Biela.Acceptance.Tests;

/// <summary>An engine as it is written on the order.</summary>
public sealed record Motor(string Model, int Cylinders = 4, int Mains = 5, int Pins = 4, string? Serial = null);

/// <summary>An order with its parts by kind: BLOCO, VIRABREQUIM, CABECOTE…</summary>
public sealed record Job(Guid Id, string Number, Guid Customer, IReadOnlyDictionary<string, Guid> Components);

/// <summary>One shop: what a story says once, done over HTTP. Tables are written as the stories write them.</summary>
public sealed class Shop : IAsyncDisposable
{
    /// <summary>Everybody's, to keep the stories short.</summary>
    public const string Password = "senha-da-oficina";

    private readonly string domain;

    private Shop(Biela biela, Guid organization, string owner, string domain)
    {
        (Biela, Organization, this.domain, OwnerEmail) = (biela, organization, domain, Email(owner, domain));
        Owner = new(biela, OwnerEmail, Password, organization);
    }

    public Biela Biela { get; }

    public Guid Organization { get; }

    /// <summary>Who registered the shop.</summary>
    public Person Owner { get; }

    /// <summary>What the owner signs in with.</summary>
    public string OwnerEmail { get; }

    /// <summary>Somebody who is not signed in, such as the customer with the link.</summary>
    public Person Anybody => new(Biela);

    /// <summary>A new shop in a Biela that runs; its people's e-mail addresses are in the domain.</summary>
    public static async Task<Shop> Open(Biela biela, string name, string cnpj, string owner, string domain = "oficina.example")
    {
        var registered = await new Person(biela).Post("auth/organizations", new
        {
            legalName = $"{name} Ltda.", tradeName = name, cnpj, owner = new { name = owner, email = Email(owner, domain), password = Password },
        });
        var organization = registered.Id("organizationId");
        return new(biela, organization, owner, domain);
    }

    /// <summary>The owner at one more counter, who repeats what nobody answers for a long while.</summary>
    internal async Task<Host.Client.Api> SignedIn()
    {
        var api = new Host.Client.Api(Biela.Url, Counter.Patience);
        await api.SignIn(OwnerEmail, Password, Organization);
        return api;
    }

    /// <summary>Invites somebody in a role, who accepts and signs in. Somebody known keeps the same login.</summary>
    public async Task<Person> Hire(string name, string role)
    {
        var invitation = await Owner.Post("auth/invitations", new { email = Email(name, domain), role });
        await Anybody.Post($"auth/invitations/{Token(invitation)}/accept", new { name, password = Password });
        return new(Biela, Email(name, domain), Password, Organization);
    }

    /// <summary>It is that day, "14/01/2026" at noon, or that minute, "14/01/2026 10:20", in Brasília.</summary>
    public void On(string when) => Biela.TravelTo(when.Length == 10 ? new(when.Day(), new(12, 0), TimeSpan.FromHours(-3))
        : new DateTimeOffset(DateTime.ParseExact(when, "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(-3)));

    public async Task<Guid> Customer(string name, string? taxId = null) => (await Owner.Post("orders/customers", new { name, taxId })).Id();

    /// <summary>Checks an engine in.</summary>
    public Task<Job> Order(Guid customer, Motor engine, params string[] kinds) => Order(Owner, customer, engine, kinds);

    /// <inheritdoc cref="Order(Guid, Motor, string[])"/>
    public async Task<Job> Order(Person consultant, Guid customer, Motor engine, string[] kinds, int priority = 3, DateOnly? promisedOn = null)
    {
        var components = kinds.Select(kind => new { kind });
        var opened = await consultant.Post("orders", new { customerId = customer, engine, priority, promisedOn, components });
        return new(opened.Id(), opened.Text("number"), customer, opened.List("components").ToDictionary(c => c.Text("kind"), c => c.Id()));
    }

    /// <summary>
    /// Measures a part and closes the inspection. Rows are "Cilindro 1", "Fixo 2", "Móvel 3" with a reading per level and direction, or
    /// "Cabeçote" with its seven lines and perhaps its height.
    /// </summary>
    public static async Task<JsonElement> Measure(Person metrologist, Job job, string kind, string instrument, string table, string phase = "Incoming")
    {
        var part = new { orderId = job.Id, componentId = job.Components[kind], phase };
        var path = $"diagnostics/inspections/{(await Person.Soon(() => metrologist.Post("diagnostics/inspections", part))).Id()}";
        await metrologist.Put($"{path}/readings", new { instruments = new[] { instrument }, readings = table.Rows().SelectMany(Bench.Readings) });
        return await metrologist.Post($"{path}/close");
    }

    /// <summary>Registers a part with what is on the shelf; none when the quantity is zero.</summary>
    public async Task Stock(string sku, string quantity, string value = "R$ 0,00", string unit = "PC")
    {
        await Owner.Post("inventory/parts", new { sku, name = sku, unit });
        if (quantity.Number() == 0) return;
        await Owner.Post("inventory/receipts", new { sku, quantity = quantity.Number(), value = value.Number(), note = "Saldo inicial" });
    }

    /// <summary>The parts of a table, which names them in its first column.</summary>
    public async Task<JsonElement[]> Parts(string table)
    {
        List<JsonElement> parts = [];
        foreach (var row in table.Rows()) parts.Add(await Owner.Get($"inventory/parts/{row[0]}"));
        return [.. parts];
    }

    /// <summary>
    /// Writes the lines of the order's draft, and opens it when there is none. The table has the columns "code", "qty" and "unit price"
    /// (or "line" and "unit"); where there is no price it is the catalogue's. Returns the budget as it stands then.
    /// </summary>
    public async Task<JsonElement> Budget(Person consultant, Job job, string table, string discount = "R$ 0,00", bool supplementary = false)
    {
        var budget = await Person.Soon(() => consultant.Post("budgets", new { orderId = job.Id, supplementary }));
        return await Lines(consultant, budget.Id(), table, discount);
    }

    /// <summary>Replaces the lines of a budget that is a draft; a price that is "–" is the catalogue's.</summary>
    public static async Task<JsonElement> Lines(
        Person consultant, Guid budget, string table, string discount = "R$ 0,00", params (string Code, string Discount)[] off)
    {
        var lines = from row in table.Sheet() select Line(
            row.GetValueOrDefault("code") ?? row["line"], row["qty"], row.GetValueOrDefault("unit price") ?? row.GetValueOrDefault("unit") ?? "–");
        return await Person.Soon(() => consultant.Put($"budgets/{budget}/lines", new { discount = discount.Number(), lines }));

        object Line(string code, string quantity, string price) => new
        {
            kind = code.StartsWith("SV") ? "Service" : "Part", code, quantity = quantity.Number(), description = code,
            unitPrice = price == "–" ? (decimal?)null : price.Number(), discount = off.FirstOrDefault(o => o.Code == code).Discount?.Number(),
        };
    }

    /// <summary>Does the steps of a part that are not done yet, up to the one named or to the end.</summary>
    public static async Task Work(Person technician, Job job, string kind, string? before = null)
    {
        var component = job.Components[kind];
        foreach (var step in (await technician.Get($"orders/{job.Id}")).List("components").Single(c => c.Id() == component).List("steps"))
        {
            if (step.Text("code") == before) return;
            var path = $"orders/{job.Id}/components/{component}/steps/{step.Text("code")}";
            if (step.Text("status") is "Pending") await technician.Post($"{path}/start");
            if (step.Text("status") is "Pending" or "InProgress") await technician.Post($"{path}/complete");
        }
    }

    /// <summary>Sends the budget. Returns the token of its link.</summary>
    public static async Task<string> Send(Person consultant, Guid budget) => Token(await consultant.Post($"budgets/{budget}/send"));

    /// <summary>The customer answers behind the link: everything approved but the codes refused, payable in equal installments.</summary>
    public async Task<JsonElement> Decide(string link, int installments, string firstDue, params string[] refusing) =>
        await Answer(link, (await Anybody.Get($"budgets/links/{link}")).List("lines"), installments, firstDue, refusing);

    /// <summary>The same with the lines the customer saw earlier, whatever became of the link since.</summary>
    public Task<JsonElement> Answer(string link, IEnumerable<JsonElement> lines, int installments, string firstDue, params string[] refusing) =>
        Anybody.Post($"budgets/links/{link}/decision", new
        {
            decidedBy = "Elias Couto", document = "808.707.606-02", signature = "assinatura",
            lines = lines.Select(l => new { lineId = l.Id(), approved = !refusing.Contains(l.Text("code")) }),
            plan = new { installments, firstDueOn = firstDue.Day() },
        });

    /// <summary>The titles of the order, first installment first, once there are that many.</summary>
    public async Task<JsonElement[]> Titles(Job job, int count)
    {
        var page = await Owner.Until($"financial/receivables?orderId={job.Id}", page => page.List().Length == count);
        return [.. page.List().OrderBy(t => t.Day("dueOn").Day()).ThenBy(t => t.Number("installment"))];
    }

    /// <summary>The reservations of the order by part, once there are that many.</summary>
    public async Task<Dictionary<string, JsonElement>> Reservations(Job job, int count) =>
        (await Owner.Until($"inventory/reservations?orderId={job.Id}", page => page.List().Length == count)).List().ToDictionary(r => r.Text("sku"));

    public async Task<Guid> Account(string name, string opening, string openedOn) =>
        (await Owner.Post("cashflow/accounts", new { name, kind = "Bank", opening = opening.Number(), openedOn = openedOn.Day() })).Id();

    /// <summary>Receives or pays a title: all that is owed, or the amount.</summary>
    public static Task<JsonElement> Settle(Person cashier, Guid title, Guid account, string day, string? amount = null, string? reference = null)
    {
        var payment = new { paidOn = day.Day(), accountId = account, method = "Pix", amount = amount?.Number(), reference };
        return Person.Soon(() => cashier.Post($"financial/titles/{title}/settlements", payment));
    }

    /// <summary>Orders one kind of part and sends the order. Returns the order as it was sent.</summary>
    public static async Task<JsonElement> Buy(Person buyer, Guid supplier, string sku, string quantity, string price)
    {
        var line = new { sku, quantity = quantity.Number(), unitPrice = price.Number() };
        var order = await Person.Soon(() => buyer.Post("purchasing/orders", new { supplierId = supplier, lines = new[] { line } }));
        await buyer.Post($"purchasing/orders/{order.Id()}/submit");
        await buyer.Post($"purchasing/orders/{order.Id()}/send");
        return await buyer.Get($"purchasing/orders/{order.Id()}");
    }

    /// <summary>Part of what was ordered arrives, with the supplier's note.</summary>
    public static Task<JsonElement> Arrives(Person storeman, JsonElement order, string quantity, string freight, string dueOn) =>
        storeman.Post($"purchasing/orders/{order.Id()}/receipts", new
        {
            lines = new[] { new { lineId = order.List("lines")[0].Id(), received = quantity.Number() } },
            freight = freight.Number(), invoice = new { dueOn = dueOn.Day() },
        });

    /// <summary>Recomputes all books of the shop from their ledgers: nothing is found.</summary>
    public async Task BooksAgree()
    {
        var differences = await Biela.Differences(Organization);
        Assert.True(differences.Length == 0, differences);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Biela.DisposeAsync();

    private static string Token(JsonElement answer) => answer.Text("link").Split('/')[^1];

    private static string Email(string name, string domain) => $"{string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetter))}@{domain}";
}
