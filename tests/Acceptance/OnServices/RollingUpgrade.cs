namespace Biela.Acceptance.Tests.OnServices;

/// <summary>
/// A service is replaced by its next version while people work: both run side by side, on the same queues, leases and tables, then the old one
/// goes. And back again. The next version says more in an event and has a column more in a table.
/// </summary>
[Collection("retifica")]
public sealed class RollingUpgrade(Retifica retifica, MutantBuilds builds) : IClassFixture<MutantBuilds>
{
    private const string Coloured = "like '%\"Colour\":\"azul\"%'", Plain = "not like '%Colour%'", Any = "like '%'";

    [PatientFact]
    public Task Orders_is_rolled_forward_and_back_and_nobody_notices() => Roll("orders", "Modules/Orders", "orders");

    [PatientFact]
    public Task Inventory_is_rolled_forward_and_back_and_nobody_notices() => Roll("inventory", "Modules/Inventory", "parts");

    private async Task Roll(string service, string project, string table)
    {
        var services = await retifica.Running;
        var next = await builds.BuildOf([project],
            new("../Contracts/Orders.cs", "DateOnly OpenedOn, string OpenedBy, Guid? WarrantyOf) : IEvent",
                "DateOnly OpenedOn, string OpenedBy, Guid? WarrantyOf, string? Colour = \"azul\") : IEvent"),
            new($"../{project}/Migrations/0999_colour.sql", "", $"alter table {table} add column colour text;"));
        services.TravelTo(new DateOnly(2027, 1, 15));
        await services.RunOf(next, "migrate", "--topology", services.File);
        using var over = new CancellationTokenSource();
        var smokes = Task.Run(() => Smokes(services, over.Token));
        // Only Orders publishes what has a colour now; whoever is older does not mind it.
        var says = service == "orders" ? Coloured : Plain;
        var (beside, address) = await services.StartBeside(service, next);
        await services.Route(service, address);
        await Orders(services, says);
        Assert.Equal(0, await services.Stop(service));
        await Orders(services, says);
        await services.Restart();
        await Orders(services, Any);
        await services.Route(service);
        Assert.Equal(0, await Biela.Stop(beside));
        await Orders(services, Plain);
        await over.CancelAsync();
        foreach (var (code, said) in await smokes) Assert.True(code == 0, said);
        var (audited, found) = await services.Audit(wait: 60);
        Assert.True(audited == 0, found);
    }

    private static async Task<List<(int Code, string Said)>> Smokes(Services services, CancellationToken over)
    {
        var all = new List<(int, string)>();
        do all.Add(await services.Smoke(2, parallel: 2));
        while (!over.IsCancellationRequested);
        return all;
    }

    /// Waits until two more orders were opened whose event has such a body.
    private static async Task Orders(Services services, string body)
    {
        var sql = $"select count(*) from orders.outbox where type like '%.OrderCreated' and body {body}";
        var before = await services.Count(sql);
        await Biela.Eventually(() => services.Count(sql), count => count >= before + 2, seconds: 180);
    }
}
