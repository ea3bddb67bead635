namespace Biela.Modules.Purchasing;

/// <summary>A divergent invoice that was mistyped makes room for the right one.</summary>
internal static class DiscardInvoice
{
    internal static async Task<NoContent> Handle(Guid id, PurchasingDb db, CancellationToken ct)
    {
        (await db.Invoices.FirstOrDefaultAsync(i => i.Id == id, ct).Found()).Discard();
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
