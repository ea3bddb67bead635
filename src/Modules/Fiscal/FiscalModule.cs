using Biela.Contracts.Budgets;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What the shop invoices. An invoice and the stock agree by facts: either both say yes, or the shelf is as if nothing had happened.</summary>
public sealed class FiscalModule : Module<FiscalDb>
{
    private static class Can
    {
        public static readonly Permission Read = new("fiscal.read"), Issue = new("fiscal.issue"), Cancel = new("fiscal.cancel");
    }

    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
        api.Get("/invoices", ListInvoices.Handle, Can.Read);
        api.Post("/invoices", IssueInvoice.Handle, Can.Issue);
        api.Get("/invoices/{id:guid}", ShowInvoice.Handle, Can.Read);
        api.Post("/invoices/{id:guid}/retry", RetryInvoice.Handle, Can.Issue);
        api.Post("/invoices/{id:guid}/pickup", PickUpInvoice.Handle, Can.Issue);
        api.Post("/invoices/{id:guid}/cancel", CancelInvoice.Handle, Can.Cancel);
        api.Post("/orders/{orderId:guid}/invoice", InvoiceOrder.Handle, Can.Issue);
    }

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        On<InvoiceStockReserved>(FollowStock.Reserved);
        On<InvoiceStockRefused>(FollowStock.Refused);
        On<BudgetApproved>(FollowOrder.Approved);
        On<ApprovalCancelled>(FollowOrder.Cancelled);
        On<OrderDelivered>(FollowOrder.Delivered);
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Finding>> Audit(FiscalDb db, CancellationToken ct) => AuditInvoices.Of(db, ct);
}

/// <summary>The module's tables.</summary>
public sealed class FiscalDb(DbContextOptions<FiscalDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<Invoice> Invoices => Set<Invoice>();
    internal DbSet<OrderCard> Orders => Set<OrderCard>();
    internal DbSet<Approval> Approvals => Set<Approval>();
    internal DbSet<OrderPart> OrderParts => Set<OrderPart>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        model.Entity<Invoice>().HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId);
        model.Entity<InvoiceLine>().ToTable("invoice_lines");
        model.Entity<OrderCard>().ToTable("orders");
        model.Entity<OrderPart>().ToTable("order_parts");
    }
}
