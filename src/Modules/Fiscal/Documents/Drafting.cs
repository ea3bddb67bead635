using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What documents are written from, as the database has it.</summary>
internal static class Drafting
{
    /// <summary>The name of a series among the module's numbers; they do not begin anew with a year.</summary>
    public static string Series(FiscalEnvironment environment, DocumentModel model, int series) => $"DFE-{environment:D}-{model:D}-{series}";

    /// <summary>The shop as an issuer.</summary>
    public static async Task<Profile> Issuer(this FiscalDb db, CancellationToken ct) => await db.Profiles.FirstOrDefaultAsync(ct)
        ?? throw new RuleBroken("profile-missing", "A oficina ainda não é emitente. Preencha os dados fiscais em Ajustes, Fiscal.");

    /// <summary>The shop's time at this moment, to whole seconds, as notes write it.</summary>
    public static DateTimeOffset Moment(this Tenant tenant, TimeProvider clock)
    {
        var now = tenant.At(clock.GetUtcNow());
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }

    /// <summary>An instant with the shop's offset.</summary>
    public static DateTimeOffset At(this Tenant tenant, DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, tenant.Zone);

    /// <summary>An invoice with its lines, locked, so that it gets one note at a time.</summary>
    public static async Task<Domain.Invoice> Locked(this FiscalDb db, Guid invoice, CancellationToken ct)
    {
        await db.LockRows("invoices", [invoice], ct);
        return await db.Invoices.Include(i => i.Lines).FirstOrDefaultAsync(i => i.Id == invoice, ct).Found();
    }

    /// <summary>What an invoice sells.</summary>
    public static async Task<Cargo> SaleOf(this FiscalDb db, Domain.Invoice invoice, NoteTerms terms, CancellationToken ct)
    {
        var facts = await db.FactsOf(invoice, ct);
        var lines = invoice.Lines.OrderBy(l => l.Position);
        return new(FiscalOperation.Sale, [.. lines.Select(l => new NoteItem(facts[l.Sku], l.Quantity, l.UnitPrice, l.Sku, l.Description))])
        {
            InvoiceId = invoice.Id, Bill = (invoice.Number, invoice.DueOn),
            // Terms from before a sale had them say them themselves.
            Extras = new(terms.Discount ?? invoice.Discount, terms.Freight ?? invoice.Freight,
                terms.CarriedBy == FreightBy.Nobody ? invoice.CarriedBy : terms.CarriedBy),
        };
    }

    /// <summary>Goods that are not sold; the order they belong to, when they do.</summary>
    public static Cargo Goods(FiscalOperation operation, NoteTerms terms, OrderCard? order)
    {
        terms.MustFitGoods();
        return new(operation, terms.Items!)
        {
            Extras = new(terms.Discount ?? Money.Zero, terms.Freight ?? Money.Zero, terms.CarriedBy), OrderId = order?.Id,
            Words = order is null ? null : $"Ordem de serviço {order.Number}.",
        };
    }

    /// <summary>Takes the next number, and writes, signs and stores the note, which leaves once this transaction has committed.</summary>
    public static Task<Document> Issue(
        this FiscalDb db, Cargo cargo, NoteTerms terms, Profile profile, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct) =>
        db.Issue(cargo, terms, null, profile, notary, tenant, clock, ct);

    /// <summary>The same in contingency.</summary>
    public static async Task<Document> Issue(
        this FiscalDb db, Cargo cargo, NoteTerms terms, Contingency? contingency, Profile profile, Notary notary, Tenant tenant, TimeProvider clock,
        CancellationToken ct)
    {
        var (issuer, series) = (profile.Issuer, profile.Issuer.SeriesOf(terms.Model));
        var number = await db.Next(Series(issuer.Environment, terms.Model, series), 0, ct);
        var note = notary.Sign(new(
            profile, await db.Rules(ct), cargo, terms, series, number, AccessKey.NewRandomCode(number), tenant.Moment(clock), contingency));
        var document = new Document(cargo.InvoiceId, note, terms) { Operation = cargo.Operation, OrderId = cargo.OrderId, RefersTo = cargo.RefersTo };
        db.Add(document);
        await db.Entrust(document, tenant, clock, ct);
        return document;
    }

    /// <summary>The document, and what it carries by these terms, or by those it has.</summary>
    public static async Task<(Document Document, Cargo Cargo, NoteTerms Terms)> Again(
        this FiscalDb db, Guid id, NoteTerms? corrected, CancellationToken ct)
    {
        var document = await db.Documents.FirstOrDefaultAsync(d => d.Id == id, ct).Found();
        var terms = corrected is null ? document.Terms : document.Corrected(corrected);
        if (document.InvoiceId is { } of)
        {
            var invoice = await db.Locked(of, ct);
            corrected?.MustFitSale(invoice);
            return (document, await db.SaleOf(invoice, terms, ct), terms);
        }
        var order = document.OrderId is { } known ? await db.Orders.FirstAsync(o => o.Id == known, ct) : null;
        return (document, Goods(document.Operation, terms, order), terms);
    }

    /// <summary>A document's draft anew: the number and its code stay.</summary>
    public static async Task<Draft> Anew(
        this FiscalDb db, Document document, Cargo cargo, NoteTerms terms, DateTimeOffset at, Contingency? contingency, CancellationToken ct) =>
        new(await db.Issuer(ct), await db.Rules(ct), cargo, terms, document.Series, document.Number, AccessKey.Parse(document.Key).RandomCode, at, contingency);

    private static async Task<Dictionary<string, ProductFacts>> FactsOf(this FiscalDb db, Domain.Invoice invoice, CancellationToken ct)
    {
        var skus = invoice.Lines.Select(l => l.Sku).Distinct().ToList();
        var facts = await db.Products.Where(p => skus.Contains(p.Sku)).ToDictionaryAsync(p => p.Sku, p => p.Facts, ct);
        return skus.Where(sku => !facts.ContainsKey(sku)).ToList() is [_, ..] missing
            ? throw new RuleBroken("product-missing",
                $"Faltam os dados fiscais (NCM, unidade) de {string.Join(", ", missing)}. Cadastre-os em Fiscal, Produtos.")
            : facts;
    }
}
