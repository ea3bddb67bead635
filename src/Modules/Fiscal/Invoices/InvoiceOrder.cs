using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The parts of a delivered order, at what the customer agreed to; once.</summary>
internal static class InvoiceOrder
{
    internal static async Task<Created<IssueInvoice.Response>> Handle(Guid orderId, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        await db.LockRows("orders", [orderId], ct);
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == orderId, ct).Found();
        if (order.DeliveredOn is null) throw new RuleBroken("order-not-delivered", $"A {order.Number} ainda não foi entregue; emita a nota na entrega.");
        if (await db.Invoices.FirstOrDefaultAsync(i => i.OrderId == orderId && i.Status != InvoiceStatus.Cancelled, ct) is { } earlier)
            throw new RuleBroken("order-invoiced", $"A {order.Number} já tem a nota {earlier.Number}. Cancele-a antes de emitir outra.");
        var parts = await db.OrderParts.Where(p => p.OrderId == orderId).OrderBy(p => p.Id).ToListAsync(ct);
        if (parts.Count == 0) throw new RuleBroken("order-without-parts", $"A {order.Number} não tem peças; serviços vão na NFS-e.");
        var today = tenant.Today(clock);
        var (number, lines) = (await db.NextNumber("NF", today.Year, ct), parts.Select((p, n) => new InvoiceLine(n, p)));
        return await IssueInvoice.Issue(new(number, new(order.CustomerId, order.CustomerName), orderId, lines, today, today, SaleExtras.None), db, ct);
    }
}
