using Biela.Contracts.Budgets;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Modules.Fiscal.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Fiscal;

/// <summary>
/// What the shop invoices. An invoice and the stock agree by facts: either both say yes, or the shelf is as if nothing had happened. What is confirmed gets
/// an electronic note, which the tax authority has to authorise.
/// </summary>
public sealed class FiscalModule : Module<FiscalDb>
{
    private static class Can
    {
        public static readonly Permission Read = new("fiscal.read"), Issue = new("fiscal.issue"), Cancel = new("fiscal.cancel"),
            Settings = new("settings.write");
    }

    /// <inheritdoc/>
    public override IEnumerable<Type> Workers => [typeof(Courier)];

    /// <inheritdoc/>
    public override void Add(IServiceCollection services) => services.AddSingleton<Keyring>().AddSingleton<Desks>().AddSingleton<Notary>();

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
        MapDocuments(api);
        MapServices(api);
        MapBooks(api);
        MapGoods(api);
        MapRules(api);
        api.Get("/profile", ShowProfile.Handle, Can.Read);
        api.Put("/profile", ChangeProfile.Handle, Can.Settings);
        api.Put("/profile/certificate", UploadCertificate.Handle, Can.Settings);
        api.Put("/profile/next-number", SetNextNumber.Handle, Can.Settings);
        api.Put("/profile/next-declaration", SetNextDeclaration.Handle, Can.Settings);
        api.Get("/products", ListProducts.Handle, Can.Read);
        api.Put("/products/{sku}", DescribeProduct.Handle, Can.Issue);
    }

    private static void MapRules(RouteGroupBuilder api)
    {
        api.Get("/rules", ListRules.Handle, Can.Read);
        api.Post("/rules", AddRule.Handle, Can.Settings);
        api.Put("/rules/{id:guid}/end", EndRule.Handle, Can.Settings);
        api.Delete("/rules/{id:guid}", RemoveRule.Handle, Can.Settings);
    }

    private static void MapServices(RouteGroupBuilder api)
    {
        api.Get("/orders/{orderId:guid}", ShowOrderNotes.Handle, Can.Read);
        api.Post("/orders/{orderId:guid}/service-note", IssueServiceNote.Handle, Can.Issue);
        api.Get("/service-notes", ListServiceNotes.Handle, Can.Read);
        api.Get("/service-notes/{id:guid}", ShowServiceNote.Handle, Can.Read);
        api.Get("/service-notes/{id:guid}/xml", DownloadServiceNote.Handle, Can.Read).Produces(200, contentType: "application/xml");
        api.Get("/service-notes/{id:guid}/danfse", PrintServiceNote.Handle, Can.Read).Produces(200, contentType: "application/pdf");
        api.Post("/service-notes/{id:guid}/rewrite", RewriteServiceNote.Handle, Can.Issue);
        api.Post("/service-notes/{id:guid}/replace", ReplaceServiceNote.Handle, Can.Issue);
        api.Post("/service-notes/{id:guid}/abandon", AbandonServiceNote.Handle, Can.Cancel);
        api.Post("/service-notes/{id:guid}/cancel", CancelServiceNote.Handle, Can.Cancel);
    }

    private static void MapBooks(RouteGroupBuilder api)
    {
        api.Get("/books/taxes", ShowTaxes.Handle, Can.Read);
        api.Get("/books/taxes/csv", ExportTaxes.Handle, Can.Read).Produces(200, contentType: "text/csv");
        api.Get("/books/register", ShowRegister.Handle, Can.Read);
        api.Get("/books/notes", ListBookNotes.Handle, Can.Read);
        api.Post("/books/months/{month}", BookMonth.Handle, Can.Issue);
        api.Get("/books/simples", ShowSimples.Handle, Can.Read);
        api.Put("/books/revenue/{month}", RecordRevenue.Handle, Can.Settings);
        api.Get("/books/obligations", ListObligations.Handle, Can.Read);
        api.Post("/books/obligations/{code}/{month}/done", FulfilObligation.Handle, Can.Issue);
        api.Delete("/books/obligations/{code}/{month}/done", ReopenObligation.Handle, Can.Issue);
    }

    private static void MapGoods(RouteGroupBuilder api)
    {
        api.Post("/orders/{orderId:guid}/entry-note", IssueEntryNote.Handle, Can.Issue);
        api.Post("/orders/{orderId:guid}/return-note", IssueReturnNote.Handle, Can.Issue);
        api.Post("/invoices/{id:guid}/return-note", ReturnSale.Handle, Can.Issue);
        api.Post("/goods-notes", IssueGoodsNote.Handle, Can.Issue);
    }

    private static void MapDocuments(RouteGroupBuilder api)
    {
        api.Post("/invoices/{id:guid}/document", IssueDocument.Handle, Can.Issue);
        api.Get("/documents", ListDocuments.Handle, Can.Read);
        api.Get("/documents/export", ExportDocuments.Handle, Can.Read).Produces(200, contentType: "application/zip");
        api.Get("/documents/{id:guid}", ShowDocument.Handle, Can.Read);
        api.Get("/documents/{id:guid}/xml", DownloadDocument.Handle, Can.Read).Produces(200, contentType: "application/xml");
        api.Get("/documents/{id:guid}/danfe", PrintDocument.Handle, Can.Read).Produces(200, contentType: "application/pdf");
        api.Post("/documents/{id:guid}/rewrite", RewriteDocument.Handle, Can.Issue);
        api.Post("/documents/{id:guid}/contingency", IssueInContingency.Handle, Can.Issue);
        api.Post("/documents/{id:guid}/replace", ReplaceDocument.Handle, Can.Issue);
        api.Post("/documents/{id:guid}/abandon", AbandonDocument.Handle, Can.Cancel);
        api.Post("/documents/{id:guid}/cancel", CancelDocument.Handle, Can.Cancel);
        api.Post("/documents/{id:guid}/corrections", CorrectDocument.Handle, Can.Issue);
        api.Get("/documents/{id:guid}/corrections/{sequence:int}", PrintCorrection.Handle, Can.Read).Produces(200, contentType: "application/pdf");
        api.Get("/gaps", ListGaps.Handle, Can.Read);
        api.Get("/voidings", ListVoidings.Handle, Can.Read);
        api.Post("/voidings", VoidNumbers.Handle, Can.Cancel);
    }

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        On<InvoiceStockReserved>(FollowStock.Reserved);
        On<InvoiceStockRefused>(FollowStock.Refused);
        On<OrderCreated>(FollowOrder.Opened);
        On<BudgetApproved>(FollowOrder.Approved);
        On<ApprovalCancelled>(FollowOrder.Cancelled);
        On<OrderDelivered>(FollowOrder.Delivered);
        On<FiscalDayBegan>(WatchCalendar.Handle);
        On<CertificateTermNear>(WatchCertificate.Handle);
        On<FiscalDocumentAuthorised>(ReckonTaxes.Authorised);
        On<FiscalDocumentCancelled>(ReckonTaxes.Cancelled);
        On<FiscalDocumentReplaced>(ReckonTaxes.Replaced);
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Finding>> Audit(FiscalDb db, CancellationToken ct) =>
        [.. await AuditInvoices.Of(db, ct), .. await AuditDocuments.Of(db, ct), .. await AuditBooks.Of(db, ct)];
}

/// <summary>The module's tables.</summary>
public sealed class FiscalDb(DbContextOptions<FiscalDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<Invoice> Invoices => Set<Invoice>();
    internal DbSet<OrderCard> Orders => Set<OrderCard>();
    internal DbSet<Approval> Approvals => Set<Approval>();
    internal DbSet<OrderPart> OrderParts => Set<OrderPart>();
    internal DbSet<Profile> Profiles => Set<Profile>();
    internal DbSet<Product> Products => Set<Product>();
    internal DbSet<Document> Documents => Set<Document>();
    internal DbSet<Declaration> Declarations => Set<Declaration>();
    internal DbSet<VoidedRange> Voidings => Set<VoidedRange>();
    internal DbSet<Replacement> Replacements => Set<Replacement>();
    internal DbSet<OrderService> OrderServices => Set<OrderService>();
    internal DbSet<ServiceNote> ServiceNotes => Set<ServiceNote>();
    internal DbSet<ServiceCancellationLetter> ServiceCancellations => Set<ServiceCancellationLetter>();
    internal DbSet<Errand> Errands => Set<Errand>();
    internal DbSet<BookLine> BookLines => Set<BookLine>();
    internal DbSet<BookTax> BookTaxes => Set<BookTax>();
    internal DbSet<RevenueMonth> RevenueMonths => Set<RevenueMonth>();
    internal DbSet<Fulfilment> Fulfilments => Set<Fulfilment>();
    internal DbSet<Watch> Watches => Set<Watch>();
    internal DbSet<OwnRule> OwnRules => Set<OwnRule>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        model.Entity<Invoice>().HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId);
        model.Entity<InvoiceLine>().ToTable("invoice_lines");
        model.Entity<OrderCard>().ToTable("orders");
        model.Entity<OrderPart>().ToTable("order_parts");
        model.Entity<Profile>().Property(p => p.Issuer).AsJson();
        model.Entity<Product>().Property(p => p.Facts).AsJson();
        model.Entity<Document>().Property(d => d.Terms).AsJson();
        model.Entity<Declaration>().ToTable("declarations");
        model.Entity<VoidedRange>().ToTable("voidings");
        model.Entity<Replacement>().ToTable("replacements");
        model.Entity<OrderService>().ToTable("order_services");
        model.Entity<ServiceNote>().ToTable("service_notes").Property(n => n.Terms).AsJson();
        model.Entity<ServiceCancellationLetter>().ToTable("service_cancellations");
        model.Entity<Errand>().ToTable("errands");
        model.Entity<BookLine>().ToTable("book_lines").HasMany(l => l.Taxes).WithOne().HasForeignKey(t => t.LineId);
        model.Entity<BookTax>().ToTable("book_taxes");
        model.Entity<RevenueMonth>().ToTable("revenue_months");
        model.Entity<Fulfilment>().ToTable("fulfilments");
        model.Entity<Watch>().ToTable("watches");
        model.Entity<OwnRule>().ToTable("own_rules").Property(r => r.Facts).AsJson();
    }
}
