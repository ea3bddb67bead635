using Biela.Contracts.Budgets;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;

namespace Biela.Modules.Financial;

/// <summary>
/// Revenue and the cost of its parts, in the month the engine leaves or the parts are sold, whatever day they were issued. The facts come from several
/// modules in any order: after each, what the sale should amount to is held against what was entered, and the difference is entered.
/// </summary>
internal static class FollowSale
{
    internal static async Task Opened(OrderCreated created, FinancialDb db, CancellationToken ct)
    {
        var order = await db.Hold(created.OrderId, ct);
        order.Describe(ResultSource.Order, created.Number, created.CustomerName);
        if (created.WarrantyOf is not null) order.CoverByWarranty();
        await Enter(order, null, db, ct);
    }

    internal static async Task Approved(BudgetApproved approved, FinancialDb db, CancellationToken ct)
    {
        var own = approved.Lines.Where(l => !l.CustomerSupplied).ToList();
        var gross = own.ToLookup(l => l.Kind == "Service", l => l.GrossCents);
        await Add(new()
        {
            Id = approved.ApprovalId, SaleId = approved.OrderId, Services = new(gross[true].Sum()), Parts = new(gross[false].Sum()),
            Discount = new(own.Sum(l => l.GrossCents - l.NetCents)),
        }, db, ct);
    }

    internal static Task Cancelled(ApprovalCancelled cancelled, FinancialDb db, CancellationToken ct) =>
        Remove(cancelled.ApprovalId, cancelled.OrderId, db, ct);

    internal static async Task Delivered(OrderDelivered delivered, FinancialDb db, CancellationToken ct)
    {
        var order = await db.Hold(delivered.OrderId, ct);
        order.Describe(ResultSource.Order, delivered.Number, delivered.CustomerName);
        order.Deliver(delivered.DeliveredOn, new(delivered.ServicesCents), new(delivered.PartsCents));
        await Enter(order, null, db, ct);
    }

    internal static async Task Abandoned(OrderCancelled cancelled, FinancialDb db, CancellationToken ct)
    {
        var order = await db.Hold(cancelled.OrderId, ct);
        order.Cancel(cancelled.CancelledOn);
        await Enter(order, null, db, ct);
    }

    internal static Task Issued(StockIssued issued, FinancialDb db, CancellationToken ct) =>
        Add(new() { Id = issued.IssueId, SaleId = issued.OrderId, Cost = new(issued.CostCents) }, db, ct);

    internal static Task Returned(StockReturned returned, FinancialDb db, CancellationToken ct) =>
        Add(new() { Id = returned.ReturnId, SaleId = returned.OrderId, Cost = new(-returned.CostCents) }, db, ct);

    internal static Task Revalued(IssueRevalued revalued, FinancialDb db, CancellationToken ct) =>
        Add(new() { Id = revalued.RevaluationId, SaleId = revalued.OrderId, Cost = new(revalued.DifferenceCents) }, db, ct);

    /// What invoices an order was earned when that was delivered.
    internal static async Task Sold(InvoiceConfirmed invoice, FinancialDb db, CancellationToken ct)
    {
        if (invoice.OrderId is not null) return;
        var sale = await db.Hold(invoice.InvoiceId, ct);
        sale.Describe(ResultSource.Invoice, invoice.Number, invoice.CustomerName);
        sale.Recognise(invoice.IssuedOn);
        await Add(new() { Id = invoice.InvoiceId, SaleId = invoice.InvoiceId, Parts = new(invoice.TotalCents) }, db, ct);
    }

    internal static Task Unsold(InvoiceCancelled invoice, FinancialDb db, CancellationToken ct) => Remove(invoice.InvoiceId, invoice.InvoiceId, db, ct);

    private static async Task Add(SaleFact fact, FinancialDb db, CancellationToken ct)
    {
        var sale = await db.Hold(fact.SaleId, ct);
        if (await db.SaleFacts.AnyAsync(f => f.Id == fact.Id, ct)) return;
        db.Add(fact);
        await Enter(sale, fact, db, ct);
    }

    /// What is taken back adds nothing, even if that is heard first.
    private static async Task Remove(Guid fact, Guid of, FinancialDb db, CancellationToken ct)
    {
        var sale = await db.Hold(of, ct);
        await db.SaleFacts.Where(f => f.Id == fact).ExecuteDeleteAsync(ct);
        var gone = new SaleFact { Id = fact, SaleId = of };
        db.Add(gone);
        await Enter(sale, gone, db, ct);
    }

    /// The sale's row, made if need be and held until the transaction ends.
    private static async Task<Sale> Hold(this FinancialDb db, Guid id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into sales (id, tenant_id, source, number, customer, warranty, cancelled, services, parts)
            values ({id}, {db.CurrentTenant}, 'Order', '', '', {false}, {false}, 0, 0)
            on conflict (id) do nothing
            """, ct);
        await db.LockRows("sales", [id], ct);
        return await db.Sales.SingleAsync(s => s.Id == id, ct);
    }

    private static async Task Enter(Sale sale, SaleFact? added, FinancialDb db, CancellationToken ct)
    {
        if (sale.RecognisedOn is not { } on) return;
        var facts = await db.SaleFacts.AsNoTracking().Where(f => f.SaleId == sale.Id).ToListAsync(ct);
        if (added is not null) facts.Add(added);
        var due = DueOf(sale, facts);
        var entered = (await db.ResultEntries.AsNoTracking().Where(e => e.SourceId == sale.Id).ToListAsync(ct)).ToLookup(e => e.Line, e => e.Amount);
        var month = await db.FirstUnclosed(Month.Of(on), ct);
        db.AddRange(due.Select(d => new ResultEntry
        {
            Month = month, Day = on, Source = sale.Source, SourceId = sale.Id, Reference = sale.Number, Description = sale.Customer, Line = d.Key,
            Amount = d.Value - Money.Sum(entered[d.Key]),
        }).Where(e => e.Amount != Money.Zero));
    }

    /// <summary>What a sale comes to, line by line. A fact without a cost is an approval, taken back or not.</summary>
    internal static Dictionary<ResultLine, Money> DueOf(Sale sale, IReadOnlyCollection<SaleFact> facts)
    {
        var (earned, approved) = (!sale.Cancelled, facts.Any(f => f.Cost == Money.Zero));
        var cost = -Money.Sum(facts.Select(f => f.Cost));
        return new()
        {
            [ResultLine.Services] = !earned ? Money.Zero : approved ? Money.Sum(facts.Select(f => f.Services)) : sale.Services,
            [ResultLine.Parts] = !earned ? Money.Zero : approved ? Money.Sum(facts.Select(f => f.Parts)) : sale.Parts,
            [ResultLine.Discounts] = !earned ? Money.Zero : -Money.Sum(facts.Select(f => f.Discount)),
            [ResultLine.PartsCost] = sale.Warranty ? Money.Zero : cost, [ResultLine.Warranty] = sale.Warranty ? cost : Money.Zero,
        };
    }
}
