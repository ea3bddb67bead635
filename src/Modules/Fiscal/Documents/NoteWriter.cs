using System.Reflection;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What is sold or moved as a note says it, with its taxes.</summary>
internal static class NoteWriter
{
    /// finNFe of a return.
    private const int Returning = 4;

    private static readonly DateOnly ItemByItem = new(2026, 11, 16);

    /// <summary>What the notes say of the software, at most 20 characters.</summary>
    public static string Software { get; } =
        $"Biela {typeof(NoteWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]}";

    /// <summary>The note before it is written as XML; the certificate signs the QR code of an offline NFC-e.</summary>
    /// <param name="responsible">Who answers for the software.</param>
    public static NfeDocument Write(Draft draft, Certificate certificate, ResponsibleOptions? responsible)
    {
        var (terms, issuer, key) = (draft.Terms, draft.Profile.Issuer, draft.Key());
        if (terms is { Model: DocumentModel.Nfe, Recipient: null or { TaxId: null } or { Address: null } })
            throw new RuleBroken("recipient-missing", "terms.recipient: a NF-e precisa do destinatário com CPF ou CNPJ e endereço.", 400);
        var extras = draft.Cargo.Extras;
        if (extras is { Freight.Cents: > 0, CarriedBy: FreightBy.Nobody })
            throw new RuleBroken("carrier-missing", "terms.carriedBy: há frete na nota; diga por conta de quem ele é.", 400);
        if (terms.Model == DocumentModel.Nfce && extras.CarriedBy != FreightBy.Nobody)
            throw new RuleBroken("carrier-on-nfce", "terms.carriedBy: a NFC-e de balcão não tem frete; emita uma NF-e.", 400);
        var taxed = Taxation.Of(Taxable(draft), draft.Rules);
        var treatment = taxed.Lines[0].Treatment;
        Item[] items = [.. taxed.Lines.Zip(draft.Cargo.Items, (line, goods) => Written(line, goods, taxed.Document, Returned(draft, treatment)))];
        var totals = NfeTotals.Of(items, draft.Day);
        var note = new NfeDocument
        {
            Key = key.Value, Ide = Identify(draft, treatment), Issuer = issuer.Group(), Recipient = terms.Recipient?.Group(),
            Items = Renamed(items, draft), Totals = totals, Payments = terms.Payments is { } paid ? [.. paid.Select(p => p.Group())] : [Payment.None],
            Transport = new((int)extras.CarriedBy), Billing = Billing(draft), Note = Said(draft.Cargo.Words, treatment.Text, terms.Note),
            TechnicalContact = responsible is null ? null : Responsible(responsible, issuer.Address.State, key),
        };
        return terms.Model == DocumentModel.Nfce ? note with { Supplement = Code(draft, key, totals.Note, certificate) } : note;
    }

    /// Where the state has given a code, the note proves that its maker knows it (NT 2018.005).
    private static TechnicalContact Responsible(ResponsibleOptions who, string state, AccessKey key)
    {
        var contact = new TechnicalContact(Cnpj.Parse(who.Cnpj), who.Contact, who.Email, Phone.Parse(who.Phone));
        return who.Csrt.TryGetValue(state, out var csrt) ? contact with { CsrtId = csrt.Id, CsrtHash = Csrt.Hash(csrt.Secret, key) } : contact;
    }

    private static TaxableDocument Taxable(Draft draft)
    {
        var (terms, issuer) = (draft.Terms, draft.Profile.Issuer);
        return new(draft.Day, issuer.Regime, issuer.Address.State, Destination(draft), draft.Cargo.Operation, [.. draft.Cargo.Items.Select(i => i.Line())])
        {
            Model = terms.Model == DocumentModel.Nfe ? TaxModels.Nfe : TaxModels.Nfce, Recipient = terms.Recipient?.Payer ?? IcmsPayer.No,
            FinalConsumer = terms.FinalConsumer, City = issuer.Address.CityCode, SimplesCredit = issuer.SimplesCredit,
            Discount = draft.Cargo.Extras.Discount, Freight = draft.Cargo.Extras.Freight,
        };
    }

    /// What is handed over at the counter stays in the state, wherever the customer lives.
    private static string Destination(Draft draft) => draft.Terms is { InPerson: false, Recipient.Address.State: { } state } ? state
        : draft.Profile.Issuer.Address.State;

    private static Item Written(TaxedLine line, NoteItem goods, TaxableDocument document, string? returned) =>
        line.Item(document, goods.Description!, goods.Facts.Unit) with { Note = goods.Note, Reference = returned is { } key ? new(key, goods.Of) : null };

    /// The electronic note that a return refers to item by item, and then nowhere else (NT 2025.002 v1.52, VC02-05 and VC02-14; before that day, NFref).
    private static string? Returned(Draft draft, Treatment treatment) =>
        treatment.Purpose == Returning && draft.Day >= ItemByItem && draft.Terms.References is [{ Key: { } key }] ? key : null;

    private static Identification Identify(Draft draft, Treatment treatment)
    {
        var (terms, issuer) = (draft.Terms, draft.Profile.Issuer);
        return new()
        {
            Nature = Natures.Of(draft.Cargo.Operation), IssuedAt = draft.At, Destination = Destination(draft) == issuer.Address.State ? 1 : 2,
            IsOutgoing = !treatment.Inbound, Purpose = treatment.Purpose,
            City = issuer.Address.CityCode, PrintFormat = terms.Model == DocumentModel.Nfce ? 4 : 1, Environment = issuer.Environment,
            IsFinalConsumer = terms.FinalConsumer, Presence = terms.InPerson ? 1 : 9, Software = Software, Contingency = draft.Contingency,
            References = Returned(draft, treatment) is null ? [.. (terms.References ?? []).Select(reference => reference.Group())] : [],
        };
    }

    private static string? Said(params IEnumerable<string?> texts) => string.Join(' ', texts.OfType<string>()) is { Length: > 0 } text ? text : null;

    /// In homologação the first item of an NFC-e carries the prescribed text (373).
    private static Item[] Renamed(Item[] items, Draft draft) =>
        draft is { Terms.Model: DocumentModel.Nfce, Profile.Issuer.Environment: FiscalEnvironment.Homologation }
            ? [items[0] with { Description = NfeXml.HomologationItem }, .. items[1..]] : items;

    /// What is still to be paid, by the days it is due on.
    private static Billing? Billing(Draft draft)
    {
        var later = (draft.Terms.Payments ?? []).Where(payment => payment.OnCredit).ToList();
        if (draft.Terms.Model == DocumentModel.Nfce || later.Count == 0 || draft.Cargo.Bill is not { } bill) return null;
        var credit = Money.Sum(later.Select(payment => payment.Amount));
        var dues = later.GroupBy(payment => payment.DueOn ?? bill.DueOn, payment => payment.Amount).OrderBy(due => due.Key);
        return new(new(bill.Number, credit, Money.Zero, credit), [.. dues.Select(due => new Installment(due.Key, Money.Sum(due)))]);
    }

    private static Supplement Code(Draft draft, AccessKey key, Money total, Certificate certificate)
    {
        var (state, environment, recipient) = (draft.Profile.Issuer.State(), draft.Profile.Issuer.Environment, draft.Terms.Recipient?.TaxId);
        var parameters = draft.Contingency is null ? NfceQr.Online(key, environment)
            : NfceQr.Offline(key, environment, draft.Day, total, recipient, foreigner: false, certificate);
        return new(NfceQr.Text(Endpoints.QrPage(state, environment), parameters), Endpoints.KeyPage(state, environment));
    }
}
