namespace Biela.Modules.Purchasing;

/// <summary>A divergent invoice is paid as far as it is owed: the ordered price for what was accepted; the rest is claimed from the supplier.</summary>
internal static class ResolveInvoice
{
    internal sealed record Response(Money Payable, Money Claimed, List<Difference> Claims);

    internal static async Task<Ok<Response>> Handle(Guid id, PurchasingDb db, Actor actor, CancellationToken ct)
    {
        var invoice = await db.Invoices.FirstOrDefaultAsync(i => i.Id == id, ct).Found();
        var order = await db.Orders.FirstAsync(o => o.Id == invoice.OrderId, ct);
        invoice.Resolve(order, actor.Name);
        if (invoice.Payable > Money.Zero) db.Publish(invoice.Matched(order));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(invoice.Payable, invoice.Total - invoice.Payable, invoice.Claims));
    }
}
