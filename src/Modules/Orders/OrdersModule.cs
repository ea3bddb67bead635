using Biela.Contracts.Budgets;
using Biela.Contracts.Diagnostics;
using Biela.Contracts.Financial;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>Customers and their engines in the shop: check-in, the way through the steps, delivery and warranty.</summary>
public sealed class OrdersModule : Module<OrdersDb>
{
    private static class Can
    {
        public static readonly Permission Read = new("orders.read"), Write = new("orders.write"), Work = new("orders.work"), Attach = new("orders.attach"),
            Deliver = new("orders.deliver"), Cancel = new("orders.cancel"), Settings = new("settings.write");
    }

    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
        api.Get("/customers", ListCustomers.Handle, Can.Read);
        api.Post("/customers", RegisterCustomer.Handle, Can.Write);
        api.Get("/customers/{id:guid}", ShowCustomer.Handle, Can.Read);
        api.Put("/customers/{id:guid}", ChangeCustomer.Handle, Can.Write);

        api.Get("/", ListOrders.Handle, Can.Read);
        api.Post("/", OpenOrder.Handle, Can.Write);
        api.Get("/board", ShowBoard.Handle, Can.Read);
        api.Get("/summary", ShowSummary.Handle, Can.Read);
        api.Get("/{id:guid}", ShowOrder.Handle, Can.Read);
        api.Get("/{id:guid}/timeline", ShowTimeline.Handle, Can.Read);
        api.Post("/{id:guid}/deliver", DeliverOrder.Handle, Can.Deliver);
        api.Post("/{id:guid}/cancel", CancelOrder.Handle, Can.Cancel);
        api.Put("/{id:guid}/schedule", RescheduleOrder.Handle, Can.Write);

        api.Post("/{id:guid}/components/{componentId:guid}/steps/{code}/start", StartStep.Handle, Can.Work);
        api.Post("/{id:guid}/components/{componentId:guid}/steps/{code}/complete", CompleteStep.Handle, Can.Work);
        api.Post("/{id:guid}/components/{componentId:guid}/steps/{code}/skip", SkipStep.Handle, Can.Write);
        api.Post("/{id:guid}/components/{componentId:guid}/rework", ReworkComponent.Handle, Can.Work);

        api.Get("/{id:guid}/attachments", ListAttachments.Handle, Can.Read);
        api.Post("/{id:guid}/attachments", AttachFile.Handle, Can.Attach);
        api.Post("/{id:guid}/attachments/{attachmentId:guid}/confirm", ConfirmAttachment.Handle, Can.Attach).OwnTransactions();
        api.Get("/{id:guid}/attachments/{attachmentId:guid}/url", DownloadAttachment.Handle, Can.Read);
        api.Delete("/{id:guid}/attachments/{attachmentId:guid}", RemoveAttachment.Handle, Can.Write);

        api.Get("/settings", ShowSettings.Handle, Can.Read);
        api.Put("/settings", ChangeSettings.Handle, Can.Settings);
        api.Get("/workflows", ListWorkflows.Handle, Can.Read);
        api.Put("/workflows/{kind}", ReplaceWorkflow.Handle, Can.Settings);
    }

    /// <summary>The facts of one publisher go to one class, so that none of them overtakes another while one is tried again.</summary>
    protected override void Subscribe()
    {
        On<DiagnosisStarted>(FollowDiagnosis.Started);
        On<InspectionClosed>(FollowDiagnosis.Inspected);
        On<DiagnosisCompleted>(FollowDiagnosis.Completed);

        On<BudgetSent>(FollowBudget.Sent);
        On<BudgetApproved>(FollowBudget.Approved);
        On<BudgetRejected>(FollowBudget.Rejected);
        On<BudgetExpired>(FollowBudget.Expired);
        On<ApprovalCancelled>(FollowBudget.TakenBack);

        On<StockReserved>(FollowParts.Reserved);
        On<ReservationShort>(FollowParts.Short);
        On<ReservationFilled>(FollowParts.Filled);
        On<ReservationReleased>(FollowParts.Released);
        On<ReservationExpired>(FollowParts.Expired);

        On<TitleOverdue>(FollowOverdue.Passed);
        On<TitleClosed>(FollowOverdue.Closed);
        On<SettlementReversed>(FollowOverdue.Reversed);

        On<AttachmentAbandoned>(DropFile.Handle);
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Finding>> Audit(OrdersDb db, CancellationToken ct) => AuditOrders.Of(db, ct);
}

/// <summary>The module's tables.</summary>
public sealed class OrdersDb(DbContextOptions<OrdersDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<Customer> Customers => Set<Customer>();
    internal DbSet<Order> Orders => Set<Order>();
    internal DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();
    internal DbSet<OverdueTitle> OverdueTitles => Set<OverdueTitle>();
    internal DbSet<Attachment> Attachments => Set<Attachment>();
    internal DbSet<Workflow> Workflows => Set<Workflow>();
    internal DbSet<Settings> Settings => Set<Settings>();

    /// <summary>Saves, and tells of every order that became another one, whoever changed it.</summary>
    public override Task<int> SaveChangesAsync(CancellationToken ct = default)
    {
        foreach (var order in ChangeTracker.Entries<Order>().Where(e => e.State == EntityState.Modified).Select(e => e.Entity).ToList())
            Publish(new OrderChanged(order.Id, order.Number, order.Status.ToString()));
        return base.SaveChangesAsync(ct);
    }

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        model.Entity<Customer>();
        model.Entity<Order>(order =>
        {
            order.Property(o => o.Engine).AsJson();
            order.Property(o => o.Delivery).AsJson();
            order.Property(o => o.Warranty).AsJson();
            order.HasOne(o => o.Customer).WithMany().HasForeignKey(o => o.CustomerId);
            order.HasMany(o => o.Components).WithOne().HasForeignKey(c => c.OrderId);
            order.HasMany(o => o.Approvals).WithOne().HasForeignKey(a => a.OrderId);
            order.HasMany(o => o.Reservations).WithOne().HasForeignKey(r => r.OrderId);
            order.HasMany(o => o.Timeline).WithOne().HasForeignKey(t => t.OrderId);
        });
        model.Entity<Component>(component =>
        {
            component.ToTable("components").Property(c => c.Steps).AsJson();
            component.HasMany(c => c.Runs).WithOne().HasForeignKey(r => r.ComponentId);
        });
        model.Entity<StepRun>().ToTable("step_runs");
        model.Entity<Approval>().ToTable("approvals");
        model.Entity<Reservation>().ToTable("reservations");
        model.Entity<OverdueTitle>().ToTable("overdue_titles");
        model.Entity<Workflow>().Property(w => w.Steps).AsJson();
        model.Entity<Settings>();
    }

    /// <summary>The order with all that hangs on it except its history.</summary>
    internal IQueryable<Order> WholeOrders() => Orders.AsSplitQuery().Include(o => o.Customer)
        .Include(o => o.Components.OrderBy(c => c.Position)).ThenInclude(c => c.Runs).Include(o => o.Approvals).Include(o => o.Reservations);

    /// <summary>The whole order to change it; on PostgreSQL the row is locked first, because its status depends on all of it.</summary>
    internal async Task<Order> OrderToChange(Guid id, CancellationToken ct)
    {
        await this.LockRows("orders", [id], ct);
        return await WholeOrders().FirstOrDefaultAsync(o => o.Id == id, ct).Found();
    }

    /// <summary>The workflow of every kind: the shop's own, or the one the house comes with.</summary>
    internal async Task<Dictionary<ComponentKind, Workflow>> AllWorkflows(CancellationToken ct)
    {
        var own = await Workflows.AsNoTracking().ToDictionaryAsync(w => w.Kind, ct);
        return Enum.GetValues<ComponentKind>().ToDictionary(kind => kind, kind => own.GetValueOrDefault(kind) ?? Workflow.Default(kind));
    }
}
