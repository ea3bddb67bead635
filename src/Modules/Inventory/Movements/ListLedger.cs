using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>The ledger of a part, newest entry first, with the balance after each.</summary>
internal static class ListLedger
{
    internal sealed record Item(
        Guid Id, DateTimeOffset At, DateOnly PostedOn, EntryKind Kind, Quantity Quantity, Money Value, Quantity BalanceQuantity, Money BalanceValue,
        UnitPrice Average, string Source, string PostedBy, Guid? OrderId);

    internal static async Task<Ok<Page<Item>>> Handle(string sku, InventoryDb db, CancellationToken ct, Guid? after = null, int? limit = null)
    {
        var wanted = Part.Normal(sku);
        var part = await db.Parts.AsNoTracking().FirstOrDefaultAsync(p => p.Sku == wanted, ct).Found();
        return TypedResults.Ok(await db.Ledger.Where(e => e.PartId == part.Id).Page(e => e.Id, e => Of(e), after, limit, ct));
    }

    private static Item Of(Entry e) => new(
        e.Id, e.At, e.PostedOn, e.Kind, e.Quantity, e.Value, e.BalanceQuantity, e.BalanceValue, e.Average, e.Source, e.PostedBy, e.OrderId);
}
