using Biela.Contracts;
using Biela.Contracts.Budgets;
using Biela.Contracts.Financial;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Contracts.Purchasing;

namespace Biela.Modules.Search;

/// <summary>Finds whatever the shop has a name or a number for, in one question, from what the other modules tell.</summary>
public sealed class SearchModule : Module<SearchDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api) => api.Get("/", FindEntries.Handle, Permission.SignedIn);

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Hear<CustomerRegistered>();
        Hear<OrderCreated>();
        Hear<BudgetCreated>();
        Hear<PartRegistered>();
        Hear<SupplierRegistered>();
        Hear<PurchaseOrderSent>();
        Hear<ReceivableCreated>();
        Hear<InvoiceConfirmed>();
        Hear<FiscalDocumentAuthorised>();
        Hear<FiscalDocumentRejected>();
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Finding>> Audit(SearchDb db, CancellationToken ct) =>
        AuditEntries.Of(db, Subscriptions.Select(s => s.Event), ct);

    private void Hear<TEvent>() where TEvent : IEvent => On<TEvent>(Enter.Handle<TEvent>);
}

/// <summary>What can be found, and the words that lead to it.</summary>
public sealed class SearchDb(DbContextOptions<SearchDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<Entry> Entries => Set<Entry>();
    internal DbSet<Word> Words => Set<Word>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model) => model.Entity<Word>().HasKey(w => new { w.TenantId, w.EntryId, w.Text });
}
