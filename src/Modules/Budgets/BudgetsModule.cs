using System.Linq.Expressions;
using Biela.Contracts.Budgets;
using Biela.Contracts.Diagnostics;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;

namespace Biela.Modules.Budgets;

internal static class Can
{
    public static readonly Permission Read = new("budgets.read"), Write = new("budgets.write"), Send = new("budgets.send"), Decide = new("budgets.decide"),
        ApproveDiscount = new("budgets.approve-discount"), ChangeSettings = new("settings.write");
}

/// <summary>What a repair costs and what the customer said to it.</summary>
public sealed class BudgetsModule : Module<BudgetsDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
        api.Post("/", DraftBudget.Handle, Can.Write);
        api.Get("/", ListBudgets.Handle, Can.Read);
        api.Get("/summary", ShowSummary.Handle, Can.Read);
        api.Get("/{id:guid}", ShowBudget.Handle, Can.Read);
        api.Get("/{id:guid}/versions", ListVersions.Handle, Can.Read);
        api.Get("/{id:guid}/versions/{revision:int}", ShowVersion.Handle, Can.Read);
        api.Put("/{id:guid}/lines", EditLines.Handle, Can.Write);
        api.Post("/{id:guid}/suggestions/accept", AcceptSuggestions.Handle, Can.Write);
        api.Post("/{id:guid}/internal-approval", DecideDiscount.Handle, Can.ApproveDiscount);
        api.Post("/{id:guid}/send", SendBudget.Handle, Can.Send);
        api.Post("/{id:guid}/link", RenewLink.Handle, Can.Send);
        api.Post("/{id:guid}/revise", ReviseBudget.Handle, Can.Write);
        api.Post("/{id:guid}/decision", RecordDecision.Handle, Can.Decide);
        api.Get("/links/{link}", ShowOffer.Handle, Permission.Public);
        api.Post("/links/{link}/decision", ApproveBudget.Handle, Permission.Public);
        api.Put("/catalogue/{code}", SetPrice.Handle, Can.Write);
        api.Get("/catalogue", ListCatalogue.Handle, Can.Read);
        api.Get("/settings", ShowSettings.Handle, Can.Read);
        api.Put("/settings", ChangeSettings.Handle, Can.ChangeSettings);
    }

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        On<OrderCreated>(KeepOrderCard.Handle);
        On<DiagnosisCompleted>(OnDiagnosisCompleted.Handle);
        On<OrderCancelled>(OnOrderCancelled.Handle);
        On<OrderRescheduled>(KeepOrderCard.Rescheduled);
        On<PartRegistered>(KeepPartCard.Handle);
        On<BudgetValidityEnded>(ExpireBudget.Handle);
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Finding>> Audit(BudgetsDb db, CancellationToken ct) => AuditBudgets.Of(db, ct);
}

/// <summary>Budgets, the price catalogue, and cards of orders and parts.</summary>
public sealed class BudgetsDb(DbContextOptions<BudgetsDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<Budget> Budgets => Set<Budget>();
    internal DbSet<OrderCard> Orders => Set<OrderCard>();
    internal DbSet<PartCard> Parts => Set<PartCard>();
    internal DbSet<CatalogueItem> Catalogue => Set<CatalogueItem>();
    internal DbSet<Settings> Settings => Set<Settings>();

    /// <summary>The version the shop works on, with its order.</summary>
    internal Task<Budget> Latest(Guid id, CancellationToken ct) => Budgets.Include(b => b.Order).FirstOrDefaultAsync(b => b.Id == id && b.Latest, ct).Found();

    /// <summary>The newest version that fits, held until the transaction ends: presses at the same moment are answered one after the other.</summary>
    internal async Task<Budget> Hold(Expression<Func<Budget, bool>> which, CancellationToken ct)
    {
        await this.LockRows("budgets", await Budgets.Where(which).Select(b => b.Id).ToListAsync(ct), ct);
        return await Budgets.Include(b => b.Order).Where(which).OrderByDescending(b => b.Revision).FirstOrDefaultAsync(ct).Found();
    }

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        model.Entity<Budget>(budget =>
        {
            budget.ToTable("budgets").HasKey(b => new { b.Id, b.Revision });
            budget.HasOne(b => b.Order).WithMany().HasForeignKey(b => b.OrderId);
            budget.Property(b => b.Lines).AsJson();
            budget.Property(b => b.Granted).AsJson();
            budget.Property(b => b.Decision).AsJson();
            budget.Property(b => b.History).AsJson();
        });
        model.Entity<OrderCard>(order =>
        {
            order.ToTable("order_cards");
            order.Property(o => o.Components).AsJson();
            order.Property(o => o.Suggestions).AsJson();
            order.Property(o => o.Forbidden).AsJson();
            order.Property(o => o.Approved).AsJson();
        });
        model.Entity<PartCard>().ToTable("part_cards");
        model.Entity<CatalogueItem>().ToTable("catalogue").Property(c => c.Prices).AsJson();
        model.Entity<Settings>().ToTable("settings");
    }
}
