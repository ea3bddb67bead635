using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>An invoice with its lines.</summary>
internal static class ShowInvoice
{
    internal sealed record Line(string Sku, string Description, Quantity Quantity, UnitPrice UnitPrice, Money Total);

    internal sealed record Response(
        Guid Id, string Number, InvoiceStatus Status, string? Reason, int Attempt, Guid? OrderId, Guid? CustomerId, string CustomerName,
        DateOnly IssuedOn, DateOnly DueOn, DateOnly? PickedUpOn, Money Discount, Money Freight, FreightBy CarriedBy, Money Total,
        IReadOnlyList<Line> Lines);

    internal static async Task<Versioned<Response>> Handle(Guid id, FiscalDb db, CancellationToken ct)
    {
        var i = await db.Invoices.AsNoTracking().Include(i => i.Lines).FirstOrDefaultAsync(i => i.Id == id, ct).Found();
        return Versioned.Ok(new Response(
            i.Id, i.Number, i.Status, i.Reason, i.Attempt, i.OrderId, i.CustomerId, i.CustomerName, i.IssuedOn, i.DueOn, i.PickedUpOn, i.Discount,
            i.Freight, i.CarriedBy, i.Total,
            [.. i.Lines.OrderBy(l => l.Position).Select(l => new Line(l.Sku, l.Description, l.Quantity, l.UnitPrice, l.Total))]), i.Version);
    }
}
