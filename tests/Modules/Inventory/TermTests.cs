using Biela.Contracts.Inventory;
using Biela.Kernel;
using Biela.Modules.Inventory;
using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Tests.Inventory;

/// <summary>A12: a reservation ends with its last day in the shop's zone, never by surprise, and what it frees goes to whoever waits.</summary>
public sealed class TermTests : InventoryTest
{
    private async Task<string> Situation() => string.Join(" | ", await Task.WhenAll(Enumerable.Range(1, 4).Select(async n =>
        await ReservationOf($"OS-2026-0000{n}") is var r ? $"{r.Status} {r.Reserved} short {r.Short} used {r.Consumed}" : "")));

    private async Task UntilTheFirstOfApril()
    {
        At(3, 1);
        await Stock("PT-JUNTA", 6, 1123.50m);
        At(3, 5, 22, 40);
        await Approve("OS-2026-00001", 3, ("PT-JUNTA", 4));
        At(3, 5, 22, 50);
        await Approve("OS-2026-00002", 3, ("PT-JUNTA", 2));
        Assert.Equal((6m, 6m, 0m), await Shelf("PT-JUNTA"));
        At(3, 6);
        await Approve("OS-2026-00003", 4, ("PT-JUNTA", 1));
        At(3, 7);
        await Approve("OS-2026-00004", 2, ("PT-JUNTA", 3));
        At(3, 29, 23, 59);
        await RunTerms();
        Assert.Empty(await Published<ReservationExpiring>());
        At(3, 30);
        await RunTerms();
        At(4, 1);
        await RunTerms();
        await Issue("OS-2026-00001", "PT-JUNTA", 1);
        var second = (await ReservationOf("OS-2026-00002")).Id;
        await Do((db, s) => ExtendReservation.Handle(second, new(new(2026, 4, 19)), db, Get<Tenant>(s), Clock, default));
    }

    [Fact]
    public async Task The_warning_comes_exactly_once_five_days_before()
    {
        await UntilTheFirstOfApril();
        At(4, 4, 23, 50);
        await RunTerms();

        Assert.Equal([(Order("OS-2026-00001"), 40_000L, new DateOnly(2026, 4, 4)), (Order("OS-2026-00002"), 20_000, new DateOnly(2026, 4, 4))],
            (await Published<ReservationExpiring>()).Select(e => (e.OrderId, e.Quantity, e.ExpiresOn)));
        Assert.Equal("Active 3 short 0 used 1 | Active 2 short 0 used 0 | Partial 0 short 1 used 0 | Partial 0 short 3 used 0", await Situation());
        Assert.Equal((5m, 5m, 0m), await Shelf("PT-JUNTA"));
    }

    [Fact]
    public async Task After_its_last_day_the_pieces_go_to_the_most_urgent_wait()
    {
        await UntilTheFirstOfApril();
        At(4, 5, 0, 10);
        await RunTerms();
        await RunTerms();

        Assert.Equal("Expired 0 short 0 used 1 | Active 2 short 0 used 0 | Partial 0 short 1 used 0 | Active 3 short 0 used 0", await Situation());
        Assert.Equal(new DateOnly(2026, 4, 19), (await ReservationOf("OS-2026-00002")).ExpiresOn);
        Assert.Equal((5m, 5m, 0m), await Shelf("PT-JUNTA"));
        var expired = Assert.Single(await Published<ReservationExpired>());
        Assert.Equal((Order("OS-2026-00001"), 30_000L), (expired.OrderId, expired.Quantity));
        var filled = Assert.Single(await Published<ReservationFilled>());
        Assert.Equal((Order("OS-2026-00004"), 30_000L, 0L), (filled.OrderId, filled.Filled, filled.Missing));
        Assert.Equal(2, (await Published<ReservationExpiring>()).Count);
    }

    [Fact]
    public async Task Pieces_that_come_when_the_term_is_nearly_over_get_a_term_of_their_own()
    {
        await UntilTheFirstOfApril();
        At(4, 5, 0, 10);
        await RunTerms();
        Assert.Equal(new DateOnly(2026, 5, 5), (await ReservationOf("OS-2026-00004")).ExpiresOn);
        At(4, 30);
        await RunTerms();
        Assert.Equal([Order("OS-2026-00001"), Order("OS-2026-00002"), Order("OS-2026-00002"), Order("OS-2026-00004")],
            (await Published<ReservationExpiring>()).Select(e => e.OrderId));
        Assert.Equal(ReservationStatus.Expired, (await ReservationOf("OS-2026-00002")).Status);
        // Its term is over too, but nobody has the pieces it waits for; the freed ones are its own now.
        var third = await ReservationOf("OS-2026-00003");
        Assert.Equal((ReservationStatus.Active, Quantity.One), (third.Status, third.Reserved));
    }

    [Fact]
    public async Task A_released_reservation_frees_its_pieces_once()
    {
        await UntilTheFirstOfApril();
        var first = (await ReservationOf("OS-2026-00001")).Id;
        Task Release() => Do((db, s) => ReleaseReservation.Handle(first, new("cliente sumiu"), db, Get<Tenant>(s), Clock, default));
        await Release();

        Assert.Equal("reservation-closed", (await Refused(Release)).Code);
        Assert.Equal("reservation-closed", (await Refused(() => Do((db, s) =>
            ExtendReservation.Handle(first, new(new(2026, 5, 1)), db, Get<Tenant>(s), Clock, default)))).Code);
        Assert.Equal("Released 0 short 0 used 1 | Active 2 short 0 used 0 | Partial 0 short 1 used 0 | Active 3 short 0 used 0", await Situation());
        At(4, 5, 0, 10);
        await RunTerms();
        Assert.Empty(await Published<ReservationExpired>());
    }

    [Fact]
    public async Task An_extension_reaches_further_than_the_term_and_not_beyond_a_year()
    {
        await UntilTheFirstOfApril();
        var second = (await ReservationOf("OS-2026-00002")).Id;
        Task Extend(DateOnly until) => Do((db, s) => ExtendReservation.Handle(second, new(until), db, Get<Tenant>(s), Clock, default));
        Assert.Equal("extension-too-short", (await Refused(() => Extend(new(2026, 4, 19)))).Code);
        Assert.Equal("extension-too-long", (await Refused(() => Extend(DateOnly.MaxValue))).Code);
    }
}
