using System.Security.Claims;
using Biela.Contracts;
using Biela.Contracts.Budgets;
using Biela.Contracts.Financial;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Contracts.Purchasing;
using Biela.Kernel;
using Biela.Modules.Search;

namespace Biela.Modules.Tests.Search;

public class SearchTests : ModuleTest<SearchModule, SearchDb>
{
    private static readonly DateOnly Day = new(2026, 1, 31);
    private static readonly string[] All = ["orders.read", "budgets.read", "inventory.read", "purchasing.read", "financial.read", "fiscal.read"];
    private readonly Guid customer = Guid.CreateVersion7();

    [Theory]
    [InlineData("OS-2026-00418")]
    [InlineData("os 2026 00418")]
    [InlineData("418")]
    [InlineData("00418")]
    [InlineData("kmv3e52")]
    [InlineData("KMV-3E52")]
    [InlineData("D16Y8-6041927")]
    [InlineData("6041927")]
    [InlineData("tavares honda")]
    [InlineData("hon irm tav")]
    [InlineData("IRMÃOS")]
    public async Task An_order_is_found_by_number_plate_serial_and_words_in_any_order(string q)
    {
        await Hear(Order("OS-2026-00418", "Honda D16Y8 1.6", "Auto Mecânica Irmãos Tavares", "KMV3E52", "D16Y8-6041927"));
        await Hear(Order("OS-2026-00007", "Perkins 1104", "Cooperativa Rio Manso", null, null));
        var found = (await Find(q)).Single(i => i.Kind == EntryKind.Order);
        Assert.Equal(("OS-2026-00418", "Honda D16Y8 1.6, KMV-3E52, Auto Mecânica Irmãos Tavares"), (found.Title, found.Subtitle));
        Assert.Equal($"/orders/{found.Id}", found.Link);
    }

    [Fact]
    public async Task What_is_exactly_the_number_comes_before_what_begins_with_it_and_that_before_words()
    {
        await Hear(new PartRegistered(Guid.CreateVersion7(), "PT-X", "Anel 41800 universal", "PC"));
        await Hear(Order("OS-2026-41801", "Perkins 1104", "Rio Manso", null, null));
        await Hear(Order("OS-2025-00418", "Perkins 1104", "Rio Manso", null, null));
        await Hear(Order("OS-2026-00418", "Perkins 1104", "Rio Manso", null, null));
        Assert.Equal(["OS-2026-00418", "OS-2025-00418", "OS-2026-41801", "Anel 41800 universal"], (await Find("418")).Select(i => i.Title));
    }

    [Theory]
    [InlineData("12.345.678/0001-95", "Cooperativa Rio Manso")]
    [InlineData("12345678", "Cooperativa Rio Manso")]
    [InlineData("cooper", "Cooperativa Rio Manso")]
    [InlineData("31988887777", "Cooperativa Rio Manso")]
    [InlineData("valv", "Válvula de admissão")]
    [InlineData("PT-VALV", "Válvula de admissão")]
    [InlineData("distrib", "Distribuidora Ponte Alta")]
    [InlineData("PC-2026-00003", "PC-2026-00003")]
    [InlineData("ORC-2026-00011", "ORC-2026-00011")]
    [InlineData("OS-2026-00009 1/3", "OS-2026-00009 1/3")]
    [InlineData("NF-2026-00002", "NF-2026-00002")]
    [InlineData("31260112345678000195550010000000421000000427", "NF-e 1/42")]
    [InlineData("42", "NF-e 1/42")]
    [InlineData("43", "NF-e 1/43")]
    public async Task Everything_with_a_name_or_a_number_is_found(string q, string title)
    {
        foreach (var fact in OneOfEach()) await Hear(fact);
        Assert.Equal(title, (await Find(q))[0].Title);
    }

    [Fact]
    public async Task Every_fact_that_is_heard_is_about_something_that_can_be_found()
    {
        Assert.Equal(new SearchModule().Subscriptions.Select(s => s.Event.Name).Order(), OneOfEach().Select(f => f.GetType().Name).Distinct().Order());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Hear(new OrderReleased(Guid.CreateVersion7(), "OS-2026-00001")));
    }

    [Fact]
    public async Task A_new_name_replaces_the_old_one_and_an_order_does_not_bring_it_back()
    {
        await Hear(Order("OS-2026-00001", "Perkins", "Rio Manso", null, null));
        Assert.Equal("Rio Manso", Assert.Single(await Find("manso"), i => i.Kind == EntryKind.Customer).Title);
        for (var time = 0; time < 2; time++) await Hear(new CustomerRegistered(customer, "Retífica Nova", null, null, null, true));
        await Hear(Order("OS-2026-00002", "Perkins", "Rio Manso", null, null));
        Assert.Equal("Retífica Nova", Assert.Single(await Find("nova")).Title);
        Assert.DoesNotContain(await Find("manso"), i => i.Kind == EntryKind.Customer);
    }

    [Fact]
    public async Task Nobody_finds_what_the_token_does_not_open()
    {
        foreach (var fact in OneOfEach()) await Hear(fact);
        foreach (var permission in All)
            Assert.All(await Find("rio", permission), i => Assert.Equal(permission, Listings.PermissionFor(i.Kind)));
        Assert.Equal(All.Order(), (await Find("2026 rio")).Concat(await Find("ponte")).Concat(await Find("valv"))
            .Select(i => Listings.PermissionFor(i.Kind)).Distinct().Order());
        Assert.Empty(await Find("rio", "notifications.read"));
    }

    [Fact]
    public async Task Another_organization_finds_nothing_of_it()
    {
        await Hear(Order("OS-2026-00418", "Perkins", "Rio Manso", null, null));
        Tenant = Guid.CreateVersion7();
        Assert.Empty(await Find("418"));
        Assert.Empty(await Find("rio manso"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -/ ")]
    [InlineData("%")]
    [InlineData("zzzz")]
    public async Task What_leads_nowhere_is_answered_with_nothing(string q)
    {
        await Hear(Order("OS-2026-00418", "Perkins", "Rio Manso", null, null));
        Assert.Empty(await Find(q));
    }

    [Fact]
    public async Task A_question_has_its_limits()
    {
        for (var n = 1; n <= 5; n++) await Hear(Order($"OS-2026-0000{n}", "Perkins", "Rio Manso", null, null));
        Assert.Equal(["OS-2026-00005", "OS-2026-00004"], (await Find("perkins", 2)).Select(i => i.Title));
        Assert.Equal("invalid", (await Refused(() => Find("x", 0))).Code);
        Assert.Equal("invalid", (await Refused(() => Find("x", 51))).Code);
        Assert.Equal("invalid", (await Refused(() => Find(new('x', 101)))).Code);
    }

    private IEvent[] OneOfEach()
    {
        var (id, note) = ((Func<Guid>)Guid.CreateVersion7, "31260112345678000195550010000000421000000427");
        return
        [
            new CustomerRegistered(customer, "Cooperativa Rio Manso", "12345678000195", "31988887777", null, true),
            Order("OS-2026-00009", "Perkins 1104", "Cooperativa Rio Manso", null, null),
            new BudgetCreated(id(), id(), "ORC-2026-00011", false, "OS-2026-00009", "Cooperativa Rio Manso"),
            new PartRegistered(id(), "PT-VALV", "Válvula de admissão", "PC"),
            new SupplierRegistered(id(), "Distribuidora Ponte Alta", null, true),
            new PurchaseOrderSent(id(), "PC-2026-00003", "Distribuidora Ponte Alta", 1, null),
            new ReceivableCreated(id(), "OS-2026-00009 1/3", id(), customer, "Cooperativa Rio Manso", 100, Day),
            new InvoiceConfirmed(id(), "NF-2026-00002", null, customer, "Cooperativa Rio Manso", 100, Day, Day),
            new FiscalDocumentAuthorised(id(), null, "NF-e 1/42", note, "Cooperativa Rio Manso", 100, Day),
            new FiscalDocumentRejected(id(), null, "NF-e 1/43", 233, "Rejeição", false, default),
        ];
    }

    private OrderCreated Order(string number, string model, string name, string? plate, string? serial) => new(
        Guid.CreateVersion7(), number, customer, name, null, new(model, serial, 4, 5, 4, plate), [], 3, Day, Day, "Lia Prado", null);

    private Task Hear<TEvent>(TEvent fact) where TEvent : IEvent => Do((db, _) => Enter.Handle(fact, db, default));

    private Task<IReadOnlyList<FindEntries.Item>> Find(string q, params string[] permissions) => Find(q, 20, permissions);

    private async Task<IReadOnlyList<FindEntries.Item>> Find(string q, int limit, params string[] permissions)
    {
        var claims = (permissions is [] ? All : permissions).Select(p => new Claim(Claims.Permission, p));
        return (await Alone((db, _) => FindEntries.Handle(db, new(new ClaimsIdentity(claims)), default, q, limit))).Value!.Items;
    }
}
