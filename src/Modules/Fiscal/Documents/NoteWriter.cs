using System.Reflection;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;
using InvoiceLine = Biela.Modules.Fiscal.Domain.InvoiceLine;

namespace Biela.Modules.Fiscal;

/// <summary>The sale of an invoice's parts as a note says it, with its taxes.</summary>
internal static class NoteWriter
{
    /// <summary>What the notes say of the software, at most 20 characters.</summary>
    public static string Software { get; } =
        $"Biela {typeof(NoteWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]}";

    /// <summary>The note before it is written as XML; the certificate signs the QR code of an offline NFC-e.</summary>
    public static NfeDocument Write(Draft draft, Certificate certificate)
    {
        var (terms, issuer, key) = (draft.Terms, draft.Profile.Issuer, draft.Key());
        if (terms is { Model: DocumentModel.Nfe, Recipient: null or { TaxId: null } or { Address: null } })
            throw new RuleBroken("recipient-missing", "terms.recipient: a NF-e precisa do destinatário com CPF ou CNPJ e endereço.", 400);
        if (terms is { Freight.Cents: > 0, CarriedBy: FreightBy.Nobody })
            throw new RuleBroken("carrier-missing", "terms.carriedBy: há frete na nota; diga por conta de quem ele é.", 400);
        if (terms is { Model: DocumentModel.Nfce, CarriedBy: not FreightBy.Nobody })
            throw new RuleBroken("carrier-on-nfce", "terms.carriedBy: a NFC-e de balcão não tem frete; emita uma NF-e.", 400);
        var taxed = Taxation.Of(Taxable(draft), TaxRules.National);
        var lines = draft.Invoice.Lines.OrderBy(line => line.Position);
        Item[] items = [.. taxed.Lines.Zip(lines, (line, sold) => line.Item(taxed.Document, sold.Description, Facts(draft, sold).Unit))];
        var totals = NfeTotals.Of(items, draft.Day);
        var note = new NfeDocument
        {
            Key = key.Value, Ide = Identify(draft), Issuer = issuer.Group(), Recipient = terms.Recipient?.Group(),
            Items = Renamed(items, draft), Totals = totals, Payments = [.. terms.Payments.Select(payment => payment.Group())],
            Transport = new((int)terms.CarriedBy), Billing = Billing(draft), Note = terms.Note,
        };
        return terms.Model == DocumentModel.Nfce ? note with { Supplement = Code(draft, key, totals.Note, certificate) } : note;
    }

    private static TaxableDocument Taxable(Draft draft)
    {
        var (terms, issuer) = (draft.Terms, draft.Profile.Issuer);
        return new(draft.Day, issuer.Regime, issuer.Address.State, Destination(draft), FiscalOperation.Sale,
            [.. draft.Invoice.Lines.OrderBy(line => line.Position).Select(line => Taxable(draft, line))])
        {
            Model = terms.Model == DocumentModel.Nfe ? TaxModels.Nfe : TaxModels.Nfce, Recipient = terms.Recipient?.Payer ?? IcmsPayer.No,
            FinalConsumer = terms.FinalConsumer, City = issuer.Address.CityCode, SimplesCredit = issuer.SimplesCredit,
            Discount = terms.Discount ?? Money.Zero, Freight = terms.Freight ?? Money.Zero,
        };
    }

    private static TaxableLine Taxable(Draft draft, InvoiceLine line)
    {
        var facts = Facts(draft, line);
        return new(line.Sku, facts.Ncm, line.Quantity, line.UnitPrice)
        {
            Cest = facts.Cest, Origin = facts.Origin, SubstitutionPaid = facts.SubstitutionPaid, PisCofins = facts.PisCofins, TaxClass = facts.TaxClass,
        };
    }

    /// What is handed over at the counter stays in the state, wherever the customer lives.
    private static string Destination(Draft draft) => draft.Terms is { InPerson: false, Recipient.Address.State: { } state } ? state
        : draft.Profile.Issuer.Address.State;

    private static ProductFacts Facts(Draft draft, InvoiceLine line) => draft.Products[line.Sku];

    private static Identification Identify(Draft draft)
    {
        var (terms, issuer) = (draft.Terms, draft.Profile.Issuer);
        return new()
        {
            Nature = "Venda de mercadoria", IssuedAt = draft.At, Destination = Destination(draft) == issuer.Address.State ? 1 : 2,
            City = issuer.Address.CityCode, PrintFormat = terms.Model == DocumentModel.Nfce ? 4 : 1, Environment = issuer.Environment,
            IsFinalConsumer = terms.FinalConsumer, Presence = terms.InPerson ? 1 : 9, Software = Software, Contingency = draft.Contingency,
        };
    }

    /// In homologação the first item of an NFC-e carries the prescribed text (373).
    private static Item[] Renamed(Item[] items, Draft draft) =>
        draft is { Terms.Model: DocumentModel.Nfce, Profile.Issuer.Environment: FiscalEnvironment.Homologation }
            ? [items[0] with { Description = NfeXml.HomologationItem }, .. items[1..]] : items;

    private static Billing? Billing(Draft draft)
    {
        var credit = Money.Sum(draft.Terms.Payments.Where(payment => payment.OnCredit).Select(payment => payment.Amount));
        return draft.Terms.Model == DocumentModel.Nfce || credit == Money.Zero ? null
            : new(new(draft.Invoice.Number, credit, Money.Zero, credit), [new(draft.Invoice.DueOn, credit)]);
    }

    private static Supplement Code(Draft draft, AccessKey key, Money total, Certificate certificate)
    {
        var (state, environment, recipient) = (draft.Profile.Issuer.State(), draft.Profile.Issuer.Environment, draft.Terms.Recipient?.TaxId);
        var parameters = draft.Contingency is null ? NfceQr.Online(key, environment)
            : NfceQr.Offline(key, environment, draft.Day, total, recipient, foreigner: false, certificate);
        return new(NfceQr.Text(Endpoints.QrPage(state, environment), parameters), Endpoints.KeyPage(state, environment));
    }
}
