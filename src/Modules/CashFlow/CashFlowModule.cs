using Biela.Contracts.Financial;

namespace Biela.Modules.CashFlow;

/// <summary>The cash book: where money is and how it moved. Entries are added, never changed.</summary>
public sealed class CashFlowModule : Module<CashFlowDb>
{
    private static class Can
    {
        public static readonly Permission Read = new("cashflow.read"), Write = new("cashflow.write"), Post = new("cashflow.post");
    }

    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
        api.Get("/accounts", ListAccounts.Handle, Can.Read);
        api.Post("/accounts", OpenAccount.Handle, Can.Write);
        api.Get("/entries", ListEntries.Handle, Can.Read);
        api.Post("/entries", PostEntry.Handle, Can.Post);
        api.Post("/entries/{id}/reverse", ReverseEntry.Handle, Can.Post);
        api.Post("/transfers", Transfer.Handle, Can.Post);
        api.Post("/transfers/{id}/reverse", ReverseTransfer.Handle, Can.Post);
    }

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        On<PaymentReceived>(PostReceipt.Handle);
        On<PayablePaid>(PostPayment.Handle);
        On<SettlementReversed>(PostReversal.Handle);
        On<CreditRefunded>(PostRefund.Handle);
        On<PeriodClosed>(FollowPeriods.Close);
        On<PeriodReopened>(FollowPeriods.Reopen);
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Finding>> Audit(CashFlowDb db, CancellationToken ct) => AuditBook.Of(db, ct);
}

/// <summary>The module's tables.</summary>
public sealed class CashFlowDb(DbContextOptions<CashFlowDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<Account> Accounts => Set<Account>();
    internal DbSet<CashEntry> Entries => Set<CashEntry>();
    internal DbSet<ClosedMonth> ClosedMonths => Set<ClosedMonth>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
    }
}
