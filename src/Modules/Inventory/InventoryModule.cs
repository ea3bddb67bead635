using Biela.Contracts.Budgets;
using Biela.Contracts.Financial;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Contracts.Purchasing;
using Biela.Modules.Inventory.Domain;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Biela.Modules.Inventory;

/// <summary>Parts, their ledger at moving average, and what of them is promised to whom.</summary>
public sealed class InventoryModule : Module<InventoryDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
        api.Get("/summary", ShowSummary.Handle, Can.Read);
        api.Get("/parts", ListParts.Handle, Can.Read);
        api.Post("/parts", RegisterPart.Handle, Can.Write);
        api.Get("/parts/{sku}", ShowPart.Handle, Can.Read);
        api.Put("/parts/{sku}", ChangePart.Handle, Can.Write);
        api.Get("/parts/{sku}/ledger", ListLedger.Handle, Can.Read);
        api.Post("/receipts", ReceiveStock.Handle, Can.Move);
        api.Post("/issues", IssueStock.Handle, Can.Move);
        api.Post("/returns", ReturnStock.Handle, Can.Move);
        api.Post("/adjustments", AdjustStock.Handle, Can.Move);
        api.Get("/orders/{orderId:guid}/cost", ShowOrderCost.Handle, Can.Read);
        api.Get("/reservations", ListReservations.Handle, Can.Read);
        api.Post("/reservations/{id:guid}/extend", ExtendReservation.Handle, Can.Move);
        api.Post("/reservations/{id:guid}/release", ReleaseReservation.Handle, Can.Move);
        api.Get("/counts", ListCounts.Handle, Can.Read);
        api.Post("/counts", OpenCount.Handle, Can.Count);
        api.Get("/counts/{id:guid}", ShowCount.Handle, Can.Read);
        api.Put("/counts/{id:guid}/lines/{sku}", RecordCount.Handle, Can.Count);
        api.Post("/counts/{id:guid}/close", CloseCount.Handle, Can.Count);
        api.Post("/counts/{id:guid}/approve", ApproveCount.Handle, Can.Approve);
        api.Post("/counts/{id:guid}/cancel", CancelCount.Handle, Can.Count);
        api.Post("/periods/close", ClosePeriod.Handle, Can.Approve);
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Finding>> Audit(InventoryDb db, CancellationToken ct) => AuditStock.Of(db, ct);

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        On<BudgetApproved>(ReserveParts.Handle);
        On<ApprovalCancelled>(ReleaseParts.Handle);
        On<OrderRescheduled>(FollowSchedule.Handle);
        On<InvoiceSubmitted>(FollowInvoice.Submitted);
        On<InvoiceCancelled>(FollowInvoice.Cancelled);
        On<InvoicePickedUp>(FollowInvoice.PickedUp);
        On<GoodsReceived>(ReceiveGoods.Handle);
        On<ReservationTermPassed>(EndTerm.Handle);
        On<PeriodClosed>(FollowPeriods.Close);
        On<PeriodReopened>(FollowPeriods.Reopen);
    }
}

/// <summary>The module's tables.</summary>
public sealed class InventoryDb(DbContextOptions<InventoryDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<Part> Parts => Set<Part>();
    internal DbSet<Entry> Ledger => Set<Entry>();
    internal DbSet<Approval> Approvals => Set<Approval>();
    internal DbSet<Reservation> Reservations => Set<Reservation>();
    internal DbSet<Schedule> Schedules => Set<Schedule>();
    internal DbSet<Count> Counts => Set<Count>();
    internal DbSet<Closing> Closings => Set<Closing>();

    /// <summary>Parts at their reorder point or below it.</summary>
    internal IQueryable<Part> LowParts => Parts.FromSql($"select * from parts where on_hand - reserved <= reorder_point");

    /// <summary>Saves; whatever changed a part need not remember its reorder point.</summary>
    public override Task<int> SaveChangesAsync(CancellationToken ct = default)
    {
        foreach (var part in ChangeTracker.Entries<Part>().Where(e => e.State == EntityState.Modified).Select(e => e.Entity).ToList())
            if (part.RunsLow())
                Publish(new InventoryLow(part.Id, part.Sku, part.Name, part.Unit,
                    part.Available.TenThousandths, part.ReorderPoint!.Value.TenThousandths, part.Suggested().TenThousandths));
        return base.SaveChangesAsync(ct);
    }

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        model.Entity<Part>();
        model.Entity<Entry>().ToTable("ledger");
        foreach (var property in model.Entity<Entry>().Metadata.GetProperties()) property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        model.Entity<Approval>().ToTable("approvals");
        model.Entity<Reservation>().ToTable("reservations");
        model.Entity<Schedule>().ToTable("schedules");
        model.Entity<Count>().ToTable("counts").HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CountId);
        model.Entity<CountLine>().ToTable("count_lines");
        model.Entity<Closing>().ToTable("closings");
    }
}

/// <summary>What the module's routes ask for.</summary>
internal static class Can
{
    public static readonly Permission Read = new("inventory.read"), Write = new("inventory.write"), Move = new("inventory.move"),
        Count = new("inventory.count"), Approve = new("inventory.approve");
}
