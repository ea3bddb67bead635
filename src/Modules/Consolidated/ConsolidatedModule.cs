using Biela.Contracts.CashFlow;

namespace Biela.Modules.Consolidated;

/// <summary>The balance of every day, account by account and together, from what CashFlow tells; CashFlow does not wait for it.</summary>
public sealed class ConsolidatedModule : Module<ConsolidatedDb>
{
    private static class Can
    {
        public static readonly Permission Read = new("consolidated.read"), Write = new("consolidated.write");
    }

    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
        api.Get("/daily", ShowDaily.Handle, Can.Read);
        api.Get("/accounts/{id}/daily", ShowAccountDaily.Handle, Can.Read);
        api.Get("/closings", ListClosings.Handle, Can.Read);
        api.Post("/closings", PrintClosing.Handle, Can.Write);
        api.Get("/closings/{id}", ShowClosing.Handle, Can.Read);
    }

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        On<AccountOpened>(FollowAccount.Handle);
        On<CashEntryPosted>(FollowEntry.Handle);
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Finding>> Audit(ConsolidatedDb db, CancellationToken ct) => AuditDays.Of(db, ct);
}

/// <summary>The module's tables.</summary>
public sealed class ConsolidatedDb(DbContextOptions<ConsolidatedDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<Account> Accounts => Set<Account>();
    internal DbSet<AccountDay> Days => Set<AccountDay>();
    internal DbSet<SeenEntry> Entries => Set<SeenEntry>();
    internal DbSet<Closing> Closings => Set<Closing>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        model.Entity<AccountDay>().HasKey(d => new { d.AccountId, d.Day });
        model.Entity<Closing>().Property(c => c.Report).AsJson();
    }
}
