using Biela.Contracts.Inventory;
using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>The way to the shelf. Who changes stock locks its parts here first; reservations are guarded by the lock of their part.</summary>
internal static class Shelf
{
    /// <summary>The parts with these SKUs that exist, locked until the transaction ends.</summary>
    public static async Task<Dictionary<string, Part>> LockParts(this InventoryDb db, IEnumerable<string> skus, CancellationToken ct)
    {
        var wanted = skus.Select(Part.Normal).Distinct().ToList();
        var ids = await db.Parts.Where(p => wanted.Contains(p.Sku)).Select(p => p.Id).ToListAsync(ct);
        return (await db.LockParts(ids, ct)).Values.ToDictionary(p => p.Sku);
    }

    /// <summary>The parts with these ids, locked until the transaction ends. None of them may have been read before: it would be older than the lock.</summary>
    public static async Task<Dictionary<Guid, Part>> LockParts(this InventoryDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        await db.LockRows("parts", ids, ct);
        return await db.Parts.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
    }

    /// <summary>The part with this SKU, locked; 404 when there is none.</summary>
    public static async Task<Part> LockPart(this InventoryDb db, string sku, CancellationToken ct) => (await db.LockParts([sku], ct)).Of(sku);

    /// <summary>The part among those locked; 404 that names it when there is none.</summary>
    public static Part Of(this Dictionary<string, Part> parts, string sku) =>
        parts.GetValueOrDefault(Part.Normal(sku)) ?? throw new RuleBroken("part-unknown", $"A peça {sku} não está cadastrada.", 404);

    /// <summary>A reservation and its part, locked.</summary>
    public static async Task<(Reservation Reservation, Part Part)> LockReservation(this InventoryDb db, Guid id, CancellationToken ct)
    {
        var partIds = await db.Reservations.Where(r => r.Id == id).Select(r => r.PartId).ToListAsync(ct);
        var parts = await db.LockParts(partIds, ct);
        var reservation = await db.Reservations.FirstOrDefaultAsync(r => r.Id == id, ct).Found();
        if (reservation.IsInvoiced)
            throw new RuleBroken("reservation-of-invoice", $"Esta reserva é da nota {reservation.OrderNumber}; retire as peças ou cancele a nota.");
        return (reservation, parts[reservation.PartId]);
    }

    /// <summary>The reservations that hold pieces of these parts.</summary>
    public static Task<List<Reservation>> Holders(this InventoryDb db, IEnumerable<Part> parts, CancellationToken ct)
    {
        var ids = parts.Select(p => p.Id).ToList();
        return db.Reservations.Where(r => ids.Contains(r.PartId) && (long)r.Reserved > 0
            && (r.Status == ReservationStatus.Active || r.Status == ReservationStatus.Partial)).ToListAsync(ct);
    }

    /// <summary>
    /// Gives what is free to whoever waits for it. Called after everything that frees or brings pieces, so that nobody waits while something is available.
    /// </summary>
    public static async Task FillWaiting(this InventoryDb db, IEnumerable<Part> parts, Tenant tenant, DateOnly today, CancellationToken ct)
    {
        var free = parts.Where(p => p.Available > Quantity.Zero).ToDictionary(p => p.Id);
        if (free.Count == 0) return;
        var ids = free.Keys.ToList();
        var waiting = await db.Reservations.Where(r => ids.Contains(r.PartId) && r.Status == ReservationStatus.Partial).ToListAsync(ct);
        foreach (var reservation in Reservation.InTurn(waiting.Where(r => r.Short > Quantity.Zero)))
        {
            var filled = free[reservation.PartId].SetAside(reservation);
            if (filled == Quantity.Zero || reservation.IsInvoiced) continue;
            db.Publish(new ReservationFilled(reservation.Id, reservation.OrderId, reservation.Sku, filled.TenThousandths, reservation.Short.TenThousandths));
            if (reservation.Renew(today)) db.AnnounceTerm(reservation, tenant, today);
        }
    }

    /// <summary>Tells ourselves when the reservation's term ends: first its warning, then, from there, its end.</summary>
    public static void AnnounceTerm(this InventoryDb db, Reservation reservation, Tenant tenant, DateOnly today)
    {
        var warning = !reservation.Warned && today < reservation.WarnsOn;
        db.Publish(new ReservationTermPassed(reservation.Id, reservation.OrderId, reservation.ExpiresOn, warning),
            tenant.StartOf(warning ? reservation.WarnsOn : reservation.ExpiresOn.AddDays(1)));
    }

    /// <summary>Says that a reservation lacks pieces.</summary>
    public static void PublishShort(this InventoryDb db, Reservation r, Part part)
    {
        if (!r.IsInvoiced)
            db.Publish(new ReservationShort(
                r.Id, r.OrderId, r.OrderNumber, part.Id, part.Sku, part.Name, part.Unit, r.Short.TenThousandths, r.Priority, r.NeededOn));
    }

    /// <summary>The day something is posted on: today, or an earlier one that is not closed. Goods leave and come back in the order of their days.</summary>
    public static async Task<DateOnly> DayFor(this InventoryDb db, DateOnly? wanted, DateOnly today, IEnumerable<Part> moved, CancellationToken ct)
    {
        if (wanted is not { } day || day == today) return today;
        if (day > today) throw new RuleBroken("posted-in-future", "A data do lançamento não pode ser futura.", 400);
        if (await db.ClosedThrough(ct) is { } through && day <= through)
            throw new RuleBroken("period-closed", $"O estoque está fechado até {through:dd/MM/yyyy}; lance em data posterior.");
        var ids = moved.Select(p => p.Id).ToList();
        if (ids.Count > 0 && await db.Ledger.AnyAsync(e => ids.Contains(e.PartId) && e.PostedOn > day && e.Kind != EntryKind.Revaluation, ct))
            throw new RuleBroken("posted-out-of-order", "Há movimento posterior a essa data; só entradas aceitam data anterior. Lance com a data de hoje.");
        return day;
    }

    /// <summary>The last closed day.</summary>
    public static Task<DateOnly?> ClosedThrough(this InventoryDb db, CancellationToken ct) => db.Closings.MaxAsync(c => (DateOnly?)c.Through, ct);

    /// <summary>Puts goods on the shelf. Those that come with an earlier day change, by explicit entries of today, what later issues cost.</summary>
    public static async Task Receive(this InventoryDb db, Part part, Quantity quantity, Money value, Posting posting, DateOnly today, CancellationToken ct)
    {
        db.Ledger.Add(part.Receive(quantity, value, posting));
        if (posting.On >= today) return;
        await db.Ledger.Where(e => e.PartId == part.Id && e.PostedOn > posting.On).LoadAsync(ct);
        // Local also knows what this transaction posted and has not saved.
        var later = db.Ledger.Local.Where(e => e.PartId == part.Id && e.PostedOn > posting.On).ToList();
        foreach (var (issue, difference) in Revaluation.Of(part, later))
        {
            var entry = part.Revalue(issue, difference, new(today, posting.At, posting.By, $"Reavaliação de {issue.Source} por {posting.Source}"));
            db.Ledger.Add(entry);
            if (issue.OrderId is { } order) db.Publish(new IssueRevalued(entry.Id, issue.Id, order, part.Sku, difference.Cents, today));
            else db.WriteOff(entry, part);
        }
    }

    /// <summary>Tells that the shelf is worth less, or more, for no order.</summary>
    public static void WriteOff(this InventoryDb db, Entry entry, Part part)
    {
        if (entry.Value != Money.Zero) db.Publish(new StockWrittenOff(entry.Id, part.Id, part.Sku, entry.Source, -entry.Value.Cents, entry.PostedOn));
    }
}
