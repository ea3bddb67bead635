using System.Xml.Linq;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What a note carries: what is done, and with what.</summary>
internal sealed record Cargo(FiscalOperation Operation, IReadOnlyList<NoteItem> Items)
{
    /// <summary>Discount and freight of the whole, and who carries it.</summary>
    public required SaleExtras Extras { get; init; }

    /// <summary>The invoice of a sale: its number, and when what is not paid yet is due.</summary>
    public (string Number, DateOnly DueOn)? Bill { get; init; }

    /// <summary>What is said of the order it belongs to.</summary>
    public string? Words { get; init; }

    /// <summary>The invoice whose sale it is.</summary>
    public Guid? InvoiceId { get; init; }

    /// <summary>The order whose goods they are.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>The note of ours that it refers to.</summary>
    public Guid? RefersTo { get; init; }
}

/// <summary>What a note is written from.</summary>
/// <param name="Rules">The rules its taxes come from.</param>
/// <param name="Code">The random code of the key (cNF), which the number keeps.</param>
/// <param name="At">Moment of emission, with the shop's offset.</param>
/// <param name="Contingency">Since when and why, where the state's service is down.</param>
internal sealed record Draft(
    Profile Profile, TaxRules Rules, Cargo Cargo, NoteTerms Terms, int Series, int Number, string Code, DateTimeOffset At, Contingency? Contingency = null)
{
    /// <summary>The shop's day of emission: its rules count, and its month stands in the key.</summary>
    public DateOnly Day => DateOnly.FromDateTime(At.DateTime);

    /// <summary>How it is issued.</summary>
    public Issuance Issuance => Contingency is null ? Issuance.Normal : Endpoints.ContingencyOf(Profile.Issuer.State(), Terms.Model);

    /// <summary>The key it will have.</summary>
    public AccessKey Key() => AccessKey.Compose(Profile.Issuer.State(), Day, Profile.Issuer.Cnpj, Terms.Model, Series, Number, Issuance, Code);
}

/// <summary>Writes, checks and signs notes. It stores and sends nothing.</summary>
internal sealed class Notary(Keyring keyring, Topology topology, TimeProvider clock)
{
    private readonly Lazy<SchemaSets?> schemas = new(() => topology.Fiscal.Schemas is { } folder ? SchemaSets.Load(folder) : null);

    /// <summary>The note, signed. Throws <see cref="RuleBroken"/> that names each field the authority would refuse, or the rule that is missing.</summary>
    public SignedNote Sign(Draft draft)
    {
        var certificate = keyring.For(draft.Profile, clock.GetUtcNow());
        var note = NoteWriter.Write(draft, certificate, topology.Fiscal.Responsible);
        var xml = NfeXml.Write(note);
        Refuse([.. NfeLayout.CheckUnsigned(xml), .. Consistency.Check(xml)]);
        var signed = Signature.Sign(xml.ToString(SaveOptions.DisableFormatting), certificate);
        Follow("NFe", draft.Profile, draft.Day, signed);
        return new(draft.Key(), draft.Profile.Issuer.Environment, signed.Bytes, signed.DigestValue, draft.At, note.Totals.Note, draft.Contingency);
    }

    /// <summary>The declaration of services, signed. Throws <see cref="RuleBroken"/> that names each field the authority would refuse.</summary>
    public SignedService Declare(ServiceDraft draft)
    {
        var certificate = keyring.For(draft.Profile, clock.GetUtcNow());
        var (dps, net) = ServiceWriter.Write(draft);
        var xml = DpsXml.Write(dps);
        Refuse([.. DpsLayout.CheckUnsigned(xml), .. DpsConsistency.Check(xml)]);
        var signed = Signature.Sign(xml.ToString(SaveOptions.DisableFormatting), certificate);
        Follow("DPS", draft.Profile, DateOnly.FromDateTime(draft.At.DateTime), signed);
        return new(dps.Id, draft.Profile.Issuer.Environment, signed, draft.At, dps.Values.Price, net, dps.ServiceDay);
    }

    /// <summary>An event, signed.</summary>
    public SignedDocument Sign(Profile profile, string text) => Signature.Sign(text, keyring.For(profile, clock.GetUtcNow()));

    private void Follow(string kind, Profile profile, DateOnly day, SignedDocument signed)
    {
        if (schemas.Value?.For(kind, profile.Issuer.Environment, day) is { } official)
            Refuse(official.Check(XElement.Load(new MemoryStream(signed.Bytes), LoadOptions.PreserveWhitespace)));
    }

    private static void Refuse(IReadOnlyList<Problem> problems)
    {
        const int shown = 10;
        if (problems.Count > 0)
            throw new RuleBroken("document-invalid", string.Join(' ', problems.Take(shown).Select(problem => problem.Message)), 422);
    }
}
