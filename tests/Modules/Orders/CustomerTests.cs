using Biela.Kernel;
using Biela.Modules.Orders;

namespace Biela.Modules.Tests.Orders;

public sealed class CustomerTests : OrdersTest
{
    private Task<Page<ListCustomers.Item>> Find(string search) => Do(async (db, _) => (await ListCustomers.Handle(db, default, search)).Value!);

    private Task Change(Guid id, string etag, string name, string? taxId = null, bool active = true) => Do((db, _) => ChangeCustomer.Handle(
        id, new(name, taxId is null ? null : TaxId.Parse(taxId), Active: active), new(etag), db, default));

    [Theory]
    [InlineData("tome")]
    [InlineData("TOMÉ AR")]
    [InlineData("900.100.200")]
    [InlineData("90010020055")]
    public async Task A_customer_is_found_by_what_people_type(string search)
    {
        var id = await Register("Tomé Arruda", "900.100.200-55");
        await Register("Elias Couto", "808.707.606-02");
        Assert.Equal(id, Assert.Single((await Find(search)).Items).Id);
    }

    [Fact]
    public async Task A_tax_number_belongs_to_one_customer_of_the_organization()
    {
        await Register("Tomé Arruda", "900.100.200-55");
        Assert.Equal("customer-exists", (await Refused(() => Register("Outro Tomé", "90010020055"))).Code);
        var other = await Register("Elias Couto");
        Assert.Equal("customer-exists", (await Refused(() => Change(other, "\"1\"", "Elias Couto", "900.100.200-55"))).Code);
        Tenant = Guid.CreateVersion7();
        await Register("Tomé Arruda", "900.100.200-55");
    }

    [Fact]
    public async Task Many_customers_may_have_no_tax_number()
    {
        await Register("Oficina do Zé");
        await Register("Oficina da Ana");
        Assert.Equal(2, (await Find("oficina")).Items.Count);
    }

    [Fact]
    public async Task Changing_a_customer_asks_for_the_version_that_was_read()
    {
        var id = await Register();
        await Change(id, "\"1\"", "Tomé Arruda Filho");
        Assert.Equal(412, (await Refused(() => Change(id, "\"1\"", "Tomé"))).Status);
        var card = (await Do((db, _) => ShowCustomer.Handle(id, db, default))).Value;
        Assert.Equal(("Tomé Arruda Filho", 2), (card.Name, card.Version));
    }

    [Fact]
    public async Task An_inactive_customer_gets_no_new_order()
    {
        var id = await Register();
        await Change(id, "\"1\"", "Tomé Arruda", active: false);
        Assert.Equal("customer-inactive", (await Refused(() => OpenFor(id, ComponentKind.BLOCO))).Code);
    }

    [Fact]
    public async Task An_order_is_found_by_plate_number_engine_and_customer()
    {
        var order = await Open(ComponentKind.BLOCO);
        foreach (var search in (string[])["os-2026-00001", "vetor", "AV16-004417", "tome"])
        {
            var found = (await Do((db, s) => ListOrders.Handle(db, s.Get<Tenant>(), Clock, default, OrderStatus.Open, search))).Value!.Items;
            Assert.Equal(order.Id, Assert.Single(found).Id);
        }
        Assert.Empty((await Do((db, s) => ListOrders.Handle(db, s.Get<Tenant>(), Clock, default, OrderStatus.Delivered))).Value!.Items);
        Assert.Empty((await Do((db, s) => ListOrders.Handle(db, s.Get<Tenant>(), Clock, default, search: "couto"))).Value!.Items);
    }
}
