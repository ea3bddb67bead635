namespace Biela.Modules.Fiscal;

/// <summary>Somebody has seen to the stock and sends a refused invoice again.</summary>
internal static class RetryInvoice
{
    internal static async Task<NoContent> Handle(Guid id, FiscalDb db, CancellationToken ct)
    {
        var invoice = await db.Invoices.Include(i => i.Lines).FirstOrDefaultAsync(i => i.Id == id, ct).Found();
        invoice.Retry();
        db.Publish(invoice.Submitted());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
