using Biela.Contracts.Inventory;
using Biela.Contracts.Purchasing;

namespace Biela.Modules.Purchasing;

/// <summary>What is missing becomes a need, needs become orders, orders become goods on the shelf and invoices to pay.</summary>
public sealed class PurchasingModule : Module<PurchasingDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
        api.Post("/suppliers", RegisterSupplier.Handle, Can.Write);
        api.Get("/suppliers", ListSuppliers.Handle, Can.Read);
        api.Get("/suppliers/{id:guid}", ShowSupplier.Handle, Can.Read);
        api.Put("/suppliers/{id:guid}", ChangeSupplier.Handle, Can.Write);

        api.Get("/needs", ListNeeds.Handle, Can.Read);
        api.Post("/needs", RequestPart.Handle, Can.Write);
        api.Post("/needs/{id:guid}/dismiss", DismissNeed.Handle, Can.Buy);

        api.Post("/orders", DraftOrder.Handle, Can.Buy);
        api.Get("/orders", ListOrders.Handle, Can.Read);
        api.Get("/orders/{id:guid}", ShowOrder.Handle, Can.Read);
        api.Put("/orders/{id:guid}/lines", ChangeLines.Handle, Can.Buy);
        api.Post("/orders/{id:guid}/submit", SubmitOrder.Handle, Can.Buy);
        api.Post("/orders/{id:guid}/approve", ApproveOrder.Handle, Can.Approve);
        api.Post("/orders/{id:guid}/send", SendOrder.Handle, Can.Buy);
        api.Post("/orders/{id:guid}/cancel", CancelOrder.Handle, Can.Buy);

        api.Post("/orders/{id:guid}/receipts", ReceiveGoods.Handle, Can.Receive);
        api.Post("/orders/{id:guid}/invoices", EnterInvoice.Handle, Can.Receive);
        api.Get("/invoices", ListInvoices.Handle, Can.Read);
        api.Post("/invoices/{id:guid}/resolve", ResolveInvoice.Handle, Can.Approve);
        api.Post("/invoices/{id:guid}/discard", DiscardInvoice.Handle, Can.Approve);

        api.Get("/settings", ShowSettings.Handle, Can.Read);
        api.Put("/settings", ChangeSettings.Handle, Can.Configure);
    }

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        On<PartRegistered>(KeepPart.Handle);
        On<ReservationShort>(FollowShortage.Short);
        On<ReservationFilled>(FollowShortage.Filled);
        On<ReservationReleased>(FollowShortage.Released);
        On<ReservationRescheduled>(FollowShortage.Rescheduled);
        On<InventoryLow>(SuggestRefill.Handle);
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Finding>> Audit(PurchasingDb db, CancellationToken ct) => AuditPurchases.Of(db, ct);
}

internal static class Can
{
    public static readonly Permission Read = new("purchasing.read");
    public static readonly Permission Write = new("purchasing.write");
    public static readonly Permission Buy = new("purchasing.buy");
    public static readonly Permission Approve = new("purchasing.approve");
    public static readonly Permission Receive = new("purchasing.receive");
    public static readonly Permission Configure = new("settings.write");
}

/// <summary>Suppliers, needs, orders, receipts and invoices.</summary>
public sealed class PurchasingDb(DbContextOptions<PurchasingDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<Supplier> Suppliers => Set<Supplier>();
    internal DbSet<Part> Parts => Set<Part>();
    internal DbSet<Need> Needs => Set<Need>();
    internal DbSet<PurchaseOrder> Orders => Set<PurchaseOrder>();
    internal DbSet<Receipt> Receipts => Set<Receipt>();
    internal DbSet<Invoice> Invoices => Set<Invoice>();
    internal DbSet<Settings> Settings => Set<Settings>();

    internal async Task<Settings> Rules(CancellationToken ct) => await Settings.FirstOrDefaultAsync(ct) ?? new();

    /// <summary>The part as a fact of Inventory names it, kept from now on when it is new; locked, with its open needs.</summary>
    internal async Task<Part> Part(Guid id, string sku, string name, string unit, CancellationToken ct) =>
        (await Locked([id], ct)).SingleOrDefault() ?? Parts.Add(new(id, sku, name, unit)).Entity;

    /// <summary>The parts with these codes, locked in one order, with their open needs; codes nobody registered are not among them.</summary>
    internal async Task<List<Part>> PartsOf(IEnumerable<string> skus, CancellationToken ct) =>
        await Locked(await Parts.Where(p => skus.Contains(p.Sku)).Select(p => p.Id).ToListAsync(ct), ct);

    /// <summary>Tells the others what came up in the needs of these parts.</summary>
    internal void Announce(params IEnumerable<Part> parts)
    {
        foreach (var need in parts.Select(p => p.Raised).OfType<Need>())
            Publish(new PurchaseNeedRaised(need.Id, need.Sku, need.Quantity.TenThousandths, need.Origin.ToString()));
    }

    private async Task<List<Part>> Locked(List<Guid> ids, CancellationToken ct)
    {
        await this.LockRows("parts", ids, ct);
        return await Parts.Where(p => ids.Contains(p.Id))
            .Include(p => p.Needs.Where(n => n.Status == NeedStatus.Pending || n.Status == NeedStatus.Ordered).OrderBy(n => n.Id)).ToListAsync(ct);
    }

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        model.Entity<Supplier>();
        model.Entity<Part>().Property(p => p.Shortages).AsJson();
        model.Entity<Part>().Ignore(p => p.Raised).HasMany(p => p.Needs).WithOne().HasForeignKey(n => n.PartId);
        model.Entity<Need>().Property(n => n.Orders).AsJson();
        model.Entity<PurchaseOrder>().Property(o => o.Lines).AsJson();
        model.Entity<Receipt>().Property(r => r.Lines).AsJson();
        model.Entity<Invoice>().Property(i => i.Lines).AsJson();
        model.Entity<Invoice>().Property(i => i.Differences).AsJson();
        model.Entity<Invoice>().Property(i => i.Claims).AsJson();
    }
}
