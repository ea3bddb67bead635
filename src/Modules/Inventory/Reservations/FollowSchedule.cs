using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>An order is promised for another day, or is more or less urgent: so are its reservations, and what they lack is bought accordingly.</summary>
internal static class FollowSchedule
{
    internal static async Task Handle(OrderRescheduled said, InventoryDb db, CancellationToken ct)
    {
        var schedule = await db.Schedules.FirstOrDefaultAsync(s => s.Id == said.OrderId, ct);
        if (schedule is null) db.Schedules.Add(schedule = new(said));
        else if (!schedule.Follow(said)) return;
        var reservations = await db.Reservations.Where(r => r.OrderId == said.OrderId).ToListAsync(ct);
        foreach (var reservation in reservations.Where(r => r.Open))
        {
            reservation.Follow(schedule);
            if (reservation.Short > Quantity.Zero)
                db.Publish(new ReservationRescheduled(reservation.Id, said.OrderId, reservation.Sku, said.Priority, said.PromisedOn));
        }
    }
}
