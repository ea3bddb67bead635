using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Inventory;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Inventory;

/// <summary>Who is served first follows what was said last of the order, in whatever order it is heard.</summary>
public sealed class ScheduleTests : InventoryTest
{
    private static readonly DateOnly Sooner = new(2026, 2, 1);

    [Fact]
    public async Task An_order_that_becomes_urgent_gets_the_next_piece()
    {
        await Register("PT-VALV");
        At(1, 12);
        await Approve("OS-1", 3, ("PT-VALV", 1));
        await Approve("OS-2", 3, ("PT-VALV", 1));
        await Say("OS-2", 1, Sooner, minute: 30);
        var told = Assert.Single(await Published<ReservationRescheduled>());
        Assert.Equal((Order("OS-2"), "PT-VALV", 1, Sooner), (told.OrderId, told.Sku, told.Priority, told.NeededOn!.Value));
        await Receive("PT-VALV", 1, 10);
        Assert.Equal([("OS-1", 0m), ("OS-2", 1m)], await Held());
        // What was said before counts no more, and what is held needs nobody to be told.
        await Say("OS-2", 5, null, minute: 20);
        await Say("OS-2", 2, null, minute: 40);
        Assert.Single(await Published<ReservationRescheduled>());
    }

    [Fact]
    public async Task What_is_approved_later_is_as_urgent_as_was_said_before()
    {
        await Register("PT-VALV");
        At(1, 12);
        await Say("OS-2", 1, Sooner, minute: 30);
        await Approve("OS-1", 2, ("PT-VALV", 1));
        await Approve("OS-2", 3, ("PT-VALV", 1));
        Assert.Equal([(2, default(DateOnly?)), (1, Sooner)], (await Published<ReservationShort>()).Select(s => (s.Priority, s.NeededOn)));
        await Receive("PT-VALV", 1, 10);
        Assert.Equal([("OS-1", 0m), ("OS-2", 1m)], await Held());
    }

    private Task Say(string order, int priority, DateOnly? promisedOn, int minute) => Do(async (db, _) =>
    {
        await FollowSchedule.Handle(new OrderRescheduled(Order(order), order, priority, promisedOn, new(2026, 1, 12, 9, minute, 0, SaoPaulo)), db, default);
        await db.SaveChangesAsync();
    });

    private Task<List<(string, decimal)>> Held() => Do(async (db, _) => (await db.Reservations.AsNoTracking().OrderBy(r => r.OrderNumber).ToListAsync())
        .ConvertAll(r => (r.OrderNumber, r.Reserved.Value)));
}
