using Biela.Contracts.Budgets;
using Biela.Contracts.Inventory;
using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>Sets the parts of an approval aside as far as there are any; what is short is said line by line.</summary>
internal static class ReserveParts
{
    internal static async Task Handle(BudgetApproved approved, InventoryDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var lines = approved.Lines.Where(l => l is { Kind: "Part", CustomerSupplied: false }).ToList();
        if (lines.Count == 0 || await db.Approvals.AnyAsync(a => a.Id == approved.ApprovalId, ct)) return;
        db.Approvals.Add(new(approved.ApprovalId, cancelled: false));
        var (parts, today) = (await db.LockParts(lines.Select(l => l.Code), ct), tenant.Today(clock));
        var schedule = await db.Schedules.FirstOrDefaultAsync(s => s.Id == approved.OrderId, ct);
        List<Reservation> made = [];
        foreach (var line in lines)
        {
            var part = parts.GetValueOrDefault(Part.Normal(line.Code)) ?? (parts[Part.Normal(line.Code)] = Introduce(line, db));
            var reservation = Reservation.Of(approved, line, part);
            if (schedule is not null) reservation.Follow(schedule);
            part.SetAside(reservation);
            db.Reservations.Add(reservation);
            db.AnnounceTerm(reservation, tenant, today);
            made.Add(reservation);
        }
        db.Publish(new StockReserved(approved.ApprovalId, approved.OrderId, [.. made.Select(r =>
            new ReservedPart(r.Id, r.LineId, r.Sku, r.Needed.TenThousandths, r.Reserved.TenThousandths))], made[0].ExpiresOn));
        foreach (var reservation in made.Where(r => r.Short > Quantity.Zero)) db.PublishShort(reservation, parts[reservation.Sku]);
    }

    /// The customer approved a part that nobody stocks yet. It becomes known with nothing on hand, so that it is bought rather than forgotten.
    private static Part Introduce(ApprovedLine line, InventoryDb db)
    {
        var part = new Part(line.Code, line.Description, "UN");
        db.Parts.Add(part);
        db.Publish(new PartRegistered(part.Id, part.Sku, part.Name, part.Unit));
        return part;
    }
}
