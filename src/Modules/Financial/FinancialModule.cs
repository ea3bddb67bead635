using Biela.Contracts.Budgets;
using Biela.Contracts.CashFlow;
using Biela.Contracts.Financial;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Contracts.Purchasing;

namespace Biela.Modules.Financial;

/// <summary>What customers owe the shop and the shop owes others, title by title; money itself moves in CashFlow.</summary>
public sealed class FinancialModule : Module<FinancialDb>
{
    private static class Can
    {
        public static readonly Permission Read = new("financial.read"), Write = new("financial.write"), Settle = new("financial.settle"),
            Reverse = new("financial.reverse"), Close = new("financial.close"), Configure = new("settings.write");
    }

    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
        api.Get("/summary", ShowSummary.Handle, Can.Read);
        api.Get("/outlook", ShowOutlook.Handle, Can.Read);
        api.Get("/receivables", ListReceivables.Handle, Can.Read);
        api.Post("/receivables", OpenReceivable.Handle, Can.Write);
        api.Get("/payables", ListPayables.Handle, Can.Read);
        api.Post("/payables", OpenPayable.Handle, Can.Write);
        api.Get("/titles/{id}", ShowTitle.Handle, Can.Read);
        api.Get("/titles/{id}/charges", ShowCharges.Handle, Can.Read);
        api.Post("/titles/{id}/cancel", WithdrawTitle.Handle, Can.Reverse);
        api.Post("/titles/{id}/settlements", SettleTitle.Handle, Can.Settle);
        api.Post("/settlements/{id}/reverse", ReverseSettlement.Handle, Can.Reverse);
        api.Get("/customers/{id}/credit", ShowCredit.Handle, Can.Read);
        api.Post("/customers/{id}/credit/use", UseCredit.Handle, Can.Settle);
        api.Post("/customers/{id}/credit/refund", RefundCredit.Handle, Can.Settle);
        api.Post("/renegotiations", Renegotiate.Handle, Can.Settle);
        api.Get("/renegotiations/{id}", ShowRenegotiation.Handle, Can.Read);
        api.Get("/periods", ListPeriods.Handle, Can.Read);
        api.Post("/periods/{month}/close", ClosePeriod.Handle, Can.Close);
        api.Post("/periods/{month}/reopen", ReopenPeriod.Handle, Can.Close);
        api.Get("/titles/{id}/pix", ShowTitlePix.Handle, Can.Read);
        api.Get("/pix", ShowPix.Handle, Can.Read);
        api.Put("/pix", ChangePix.Handle, Can.Configure);
        api.Get("/results", ShowResults.Handle, Can.Read);
        api.Get("/results/csv", ExportResults.Handle, Can.Read).Produces(200, contentType: "text/csv");
        api.Get("/results/categories", ListResultCategories.Handle, Can.Read);
        api.Put("/results/categories", PlaceResultCategory.Handle, Can.Configure);
        api.Get("/results/{month}/lines/{line}", ShowResultLine.Handle, Can.Read);
        api.Get("/results/{month}/versions", ListResultVersions.Handle, Can.Read);
        api.Get("/settings", ShowSettings.Handle, Can.Read);
        api.Put("/settings", ChangeSettings.Handle, Can.Configure);
    }

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        On<BudgetApproved>(CreateReceivables.Handle);
        On<ApprovalCancelled>(CancelReceivables.Handle);
        On<OrderDelivered>(FixCompetence.Handle);
        On<InvoiceConfirmed>(FollowInvoice.Confirmed);
        On<InvoiceCancelled>(FollowInvoice.Cancelled);
        On<InvoiceMatched>(CreatePayable.Handle);
        On<AccountOpened>(KeepAccountCard.Handle);
        On<TitleDueDayPassed>(TellOverdue.Handle);
        On<OwnEntryPosted>(FollowCash.Handle);
        On<SalesTaxesReckoned>(FollowTaxes.Handle);
        On<StockWrittenOff>(FollowShelf.Handle);
        SubscribeToSales();
    }

    private void SubscribeToSales()
    {
        On<OrderCreated>(FollowSale.Opened);
        On<BudgetApproved>(FollowSale.Approved);
        On<ApprovalCancelled>(FollowSale.Cancelled);
        On<OrderDelivered>(FollowSale.Delivered);
        On<OrderCancelled>(FollowSale.Abandoned);
        On<StockIssued>(FollowSale.Issued);
        On<StockReturned>(FollowSale.Returned);
        On<IssueRevalued>(FollowSale.Revalued);
        On<InvoiceConfirmed>(FollowSale.Sold);
        On<InvoiceCancelled>(FollowSale.Unsold);
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Finding>> Audit(FinancialDb db, CancellationToken ct) =>
        [.. await AuditTitles.Of(db, ct), .. await AuditResults.Of(db, ct)];
}

/// <summary>The module's tables.</summary>
public sealed class FinancialDb(DbContextOptions<FinancialDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<Title> Titles => Set<Title>();
    internal DbSet<Approval> Approvals => Set<Approval>();
    internal DbSet<AccountCard> Accounts => Set<AccountCard>();
    internal DbSet<CustomerCredit> Credits => Set<CustomerCredit>();
    internal DbSet<CreditEntry> CreditEntries => Set<CreditEntry>();
    internal DbSet<Renegotiation> Renegotiations => Set<Renegotiation>();
    internal DbSet<Period> Periods => Set<Period>();
    internal DbSet<PeriodChange> PeriodChanges => Set<PeriodChange>();
    internal DbSet<FinancialSettings> Settings => Set<FinancialSettings>();
    internal DbSet<PixAccount> PixAccounts => Set<PixAccount>();
    internal DbSet<Sale> Sales => Set<Sale>();
    internal DbSet<SaleFact> SaleFacts => Set<SaleFact>();
    internal DbSet<ResultEntry> ResultEntries => Set<ResultEntry>();
    internal DbSet<TaxMonth> TaxMonths => Set<TaxMonth>();
    internal DbSet<ResultVersion> ResultVersions => Set<ResultVersion>();
    internal DbSet<CategoryLine> CategoryLines => Set<CategoryLine>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<Month>().HaveConversion<Month.Stored>();
    }

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        model.Entity<Title>().HasMany(t => t.Settlements).WithOne().HasForeignKey(s => s.TitleId);
        model.Entity<Settlement>().ToTable("settlements");
        model.Entity<ResultVersion>().Property(v => v.Report).AsJson();
        model.Entity<TaxMonth>().Property(t => t.Taxes).AsJson();
    }
}
