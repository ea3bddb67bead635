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

    /// <summary>The fiscal facts of what the invoice sells.</summary>
    public static async Task<Dictionary<string, ProductFacts>> FactsOf(this FiscalDb db, Domain.Invoice invoice, CancellationToken ct)
    {
        var skus = invoice.Lines.Select(l => l.Sku).Distinct().ToList();
        var facts = await db.Products.Where(p => skus.Contains(p.Sku)).ToDictionaryAsync(p => p.Sku, p => p.Facts, ct);
        return skus.Where(sku => !facts.ContainsKey(sku)).ToList() is [_, ..] missing
            ? throw new RuleBroken("product-missing",
                $"Faltam os dados fiscais (NCM, unidade) de {string.Join(", ", missing)}. Cadastre-os em Fiscal, Produtos.")
            : facts;
    }

    /// <summary>The document, and the invoice it is of.</summary>
    public static async Task<(Document Document, Domain.Invoice Invoice)> WithInvoice(this FiscalDb db, Guid id, CancellationToken ct)
    {
        var document = await db.Documents.FirstOrDefaultAsync(d => d.Id == id, ct).Found();
        return (document, await db.Locked(document.InvoiceId.GetValueOrDefault(), ct));
    }

    /// <summary>A document's draft anew: the number and its code stay.</summary>
    public static async Task<Draft> Again(
        this FiscalDb db, Document document, Domain.Invoice invoice, NoteTerms terms, DateTimeOffset at, Contingency? contingency, CancellationToken ct) =>
        new(await db.Issuer(ct), invoice, await db.FactsOf(invoice, ct), terms, document.Series, document.Number,
            AccessKey.Parse(document.Key).RandomCode, at, contingency);
}
